// Findings shown on the user's sheet: conditional formats of our own, put on and taken off as one.

import { parseRange, rangeAddress } from '../../../shared/address/index.ts'
import type { Finding, Severity } from '../../../shared/schema/index.ts'
import { severities } from '../../../shared/schema/index.ts'
import { carryThrough } from '../excel/carry-through.ts'
import { marksUnfinished, problem, problemError } from '../excel/problems.ts'
import type { ExcelContext, RunInExcel } from '../excel/session.ts'
import type { Outcome, SheetMarks } from '../port.ts'

/** A rule that always holds and says whose it is, so that marks are found again in any session. */
const signature = (severity: Severity): string => `=LEN("hanei:${severity}")>0`
const OURS = /"hanei:(?:error|warning|info|advice)"/

/** Told apart by line and letter as well as by colour; never by the unbroken line of a table. */
const LOOKS: Record<
  Severity,
  {
    fill: string
    font: string
    bold: boolean
    italic: boolean
    line: 'Dash' | 'DashDot' | 'Dot'
  }
> = {
  error: { fill: '#FDE7E9', font: '#8E1219', bold: true, italic: false, line: 'Dash' },
  warning: { fill: '#FFF4CE', font: '#5F4B00', bold: false, italic: true, line: 'DashDot' },
  info: { fill: '#E5F1FB', font: '#0B3C5D', bold: false, italic: false, line: 'Dot' },
  advice: { fill: '#F3F2F1', font: '#3B3A39', bold: false, italic: false, line: 'Dot' },
}

export function markFindings(
  run: RunInExcel,
  marks: readonly SheetMarks[],
): Promise<Outcome<void>> {
  return carryThrough(
    (begun) =>
      run(
        async (context) => {
          const places = marks.map(({ sheet }) => queueSheet(context, sheet))
          context.workbook.load('readOnly')
          const earlier = await findMarks(context)
          assertWritable(context)
          places.forEach((place, i) => {
            assertMarkable(place, marks[i]?.sheet ?? '')
          })
          assertOpen(earlier)
          begun.hasBegun = true
          for (const { format } of earlier) format.delete()
          places.forEach((place, i) => {
            // Each goes on top of those before it.
            for (const [severity, address] of addressesBySeverity(
              marks[i]?.findings ?? [],
            ).reverse())
              addMark(place.getRanges(address), severity)
          })
          await context.sync()
        },
        { waitForEdit: true },
      ),
    marksUnfinished,
  )
}

export function clearMarks(run: RunInExcel): Promise<Outcome<void>> {
  return carryThrough(
    (begun) =>
      run(
        async (context) => {
          context.workbook.load('readOnly')
          const marks = await findMarks(context)
          if (marks.length === 0) return
          assertWritable(context)
          assertOpen(marks)
          begun.hasBegun = true
          for (const { format } of marks) format.delete()
          await context.sync()
        },
        { waitForEdit: true },
      ),
    marksUnfinished,
  )
}

function queueSheet(context: ExcelContext, name: string): Excel.Worksheet {
  const sheet = context.workbook.worksheets.getItemOrNullObject(name)
  sheet.load('name')
  sheet.protection.load('protected')
  return sheet
}

/** @throws sheetNotFound, protectedSheet */
function assertMarkable(place: Excel.Worksheet, sheet: string): void {
  if (place.isNullObject) throw problemError(problem('sheetNotFound', { cells: [sheet] }))
  if (place.protection.protected) throw problemError(problem('protectedSheet', { cells: [sheet] }))
}

interface Mark {
  format: Excel.ConditionalFormat
  sheet: string
  isProtected: boolean
}

/** @throws readOnly; call after a sync that loaded it */
function assertWritable({ workbook }: ExcelContext): void {
  if (workbook.readOnly) throw problemError(problem('readOnly'))
}

/** @throws protectedSheet before anything is taken off */
function assertOpen(marks: readonly Mark[]): void {
  const locked = marks.find((mark) => mark.isProtected)
  if (locked) throw problemError(problem('protectedSheet', { cells: [locked.sheet] }))
}

/** Our marks on all sheets, known by their rule, never by their look. */
async function findMarks(context: ExcelContext): Promise<Mark[]> {
  const sheets = context.workbook.worksheets
  sheets.load('items/name')
  await context.sync()
  const lists = sheets.items.map((sheet) => {
    const formats = sheet.getRange().conditionalFormats
    formats.load('items/type')
    sheet.protection.load('protected')
    return { sheet, formats }
  })
  await context.sync()
  const candidates = lists.flatMap(({ sheet, formats }) =>
    formats.items
      .filter((format) => format.type === 'Custom')
      .map((format) => {
        const { rule } = format.custom
        rule.load('formula')
        return { rule, mark: markOn(sheet, format) }
      }),
  )
  if (candidates.length > 0) await context.sync()
  return candidates.filter(({ rule }) => OURS.test(rule.formula)).map(({ mark }) => mark)
}

const markOn = (sheet: Excel.Worksheet, format: Excel.ConditionalFormat): Mark => ({
  format,
  sheet: sheet.name,
  isProtected: sheet.protection.protected,
})

function addMark(areas: Excel.RangeAreas, severity: Severity): void {
  const look = LOOKS[severity]
  const mark = areas.conditionalFormats.add('Custom')
  mark.custom.rule.formula = signature(severity)
  const { format } = mark.custom
  format.fill.color = look.fill
  format.font.color = look.font
  if (look.bold) format.font.bold = true
  if (look.italic) format.font.italic = true
  // Over a cell of a wider warning.
  if (severity === 'error') format.font.italic = false
  const edges =
    severity === 'advice'
      ? (['EdgeBottom'] as const)
      : (['EdgeTop', 'EdgeBottom', 'EdgeLeft', 'EdgeRight'] as const)
  for (const edge of edges) {
    const border = format.borders.getItem(edge)
    border.style = look.line
    border.color = look.font
  }
}

/** Excel silently cuts a list of ranges behind 8,192 characters. */
const ADDRESS_CHARACTERS = 8_000

/** Of a block the top row alone: what is said of a whole table is not said of each of its cells. */
function placeOfMark(address: string): string {
  const range = parseRange(address)
  if (range === null || range.left === range.right || range.bottom - range.top < MOST_ROWS) {
    return address
  }
  return rangeAddress({ ...range, bottom: range.top })
}

const MOST_ROWS = 3

/** Lists of ranges, the gravest first; a cell is marked once, as gravely as it deserves. */
export function addressesBySeverity(findings: readonly Finding[]): [Severity, string][] {
  const marked = new Set<string>()
  const lists: [Severity, string][] = []
  for (const severity of severities) {
    let list = ''
    for (const finding of findings) {
      if (finding.severity !== severity) continue
      for (const cell of finding.cells.map(placeOfMark)) {
        if (marked.has(cell)) continue
        marked.add(cell)
        if (list.length + cell.length + 1 > ADDRESS_CHARACTERS) {
          lists.push([severity, list])
          list = ''
        }
        list += list === '' ? cell : `,${cell}`
      }
    }
    if (list !== '') lists.push([severity, list])
  }
  return lists
}
