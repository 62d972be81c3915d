// Tabs of the workbook's sheets.
import type { Session } from '../session.ts'

export const SheetTabs = ({ session }: { session: Session }) => {
  session.version.value
  const active = session.sheet()
  const shown = session.workbook.value.sheets.filter((sheet) => sheet.visibility === 'Visible')
  return (
    <div class="sheet-tabs" role="tablist" aria-label={session.words().sheets}>
      {shown.map((sheet) => (
        <button
          key={sheet.id}
          type="button"
          role="tab"
          aria-selected={sheet === active}
          style={sheet.tabColor ? { '--tab-colour': sheet.tabColor } : {}}
          onPointerDown={(event) => event.preventDefault()}
          onClick={() => {
            if (session.draft.value) session.endDraft(true)
            session.host.value.activate(sheet.name)
            session.version.value += 1
          }}
        >
          {sheet.name}
        </button>
      ))}
    </div>
  )
}
