// A LibreOffice profile as a user leaves it who allowed links to be updated, with one macro that saves files as others.

/**
 * Files of the profile by path.
 * @param trusted folder, as a file URL, whose documents may update their links
 */
export function profileFiles(trusted: string): [path: string, content: string][] {
  return [
    ['user/registrymodifications.xcu', settings(trusted)],
    ['user/basic/script.xlc', libraries],
    ['user/basic/Standard/script.xlb', library],
    ['user/basic/Standard/Hanei.xba', module],
  ]
}

/**
 * Settings that matter: the profile counts as set up (else its macros are replaced at the first
 * start), links are always updated in trusted folders, formulas are calculated at loading whatever
 * the file says, the language is Japanese.
 */
const settings = (trusted: string): string => `<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
${item('Setup/Office', 'ooSetupInstCompleted', 'true')}
${item('Setup/L10N', 'ooSetupSystemLocale', 'ja-JP')}
${item('Office.Calc/Content/Update', 'Link', '0')}
${item('Office.Common/Security/Scripting', 'SecureURL', `<it>${trusted}</it>`)}
${item('Office.Calc/Formula/Load', 'OOXMLRecalcMode', '0')}
${item('Office.Calc/Formula/Load', 'ODFRecalcMode', '0')}
</oor:items>
`

const item = (path: string, name: string, value: string): string =>
  `<item oor:path="/org.openoffice.${path}"><prop oor:name="${name}" oor:op="fuse"><value>${value}</value></prop></item>`

const libraries = `<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE library:libraries PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "libraries.dtd">
<library:libraries xmlns:library="http://openoffice.org/2000/library" xmlns:xlink="http://www.w3.org/1999/xlink">
 <library:library library:name="Standard" library:link="false"/>
</library:libraries>
`

const library = `<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE library:library PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "library.dtd">
<library:library xmlns:library="http://openoffice.org/2000/library" library:name="Standard" library:readonly="false" library:passwordprotected="false">
 <library:element library:name="Hanei"/>
</library:library>
`

// --convert-to saves before links are updated; here they are updated first (3 is FULL_UPDATE).
const module = `<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE script:module PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "module.dtd">
<script:module xmlns:script="http://openoffice.org/2000/script" script:name="Hanei" script:language="StarBasic">
Sub SaveAs(sources As String, targets As String, filter As String, options As String)
  On Error Goto Quit
  Dim from, into
  from = Split(sources, " ")
  into = Split(targets, " ")
  Dim i As Integer
  For i = 0 To UBound(from)
    SaveOne(from(i), into(i), filter, options)
  Next i
Quit:
  StarDesktop.terminate()
End Sub

Sub SaveOne(source As String, target As String, filter As String, options As String)
  Dim how(1) As New com.sun.star.beans.PropertyValue
  how(0).Name = "Hidden"
  how(0).Value = True
  how(1).Name = "UpdateDocMode"
  how(1).Value = 3
  Dim book As Object
  book = StarDesktop.loadComponentFromURL(source, "_blank", 0, how())
  Dim dispatcher As Object
  dispatcher = createUnoService("com.sun.star.frame.DispatchHelper")
  dispatcher.executeDispatch(book.CurrentController.Frame, ".uno:UpdateTableLinks", "", 0, Array())
  book.calculateAll()
  Dim save(1) As New com.sun.star.beans.PropertyValue
  save(0).Name = "FilterName"
  save(0).Value = filter
  save(1).Name = "FilterOptions"
  save(1).Value = options
  book.storeToURL(target, save())
  book.close(True)
End Sub
</script:module>
`
