// Which number of the page is the amount of which item, and items that print none where they should.
import { plainCharacters } from '../amount/characters.ts'
import type { DocumentFigure } from '../documents/index.ts'
import { isAboutShare } from '../plan/index.ts'
import { type CheckedNumber, type Unit, unitYen } from '../schema/index.ts'
import type { Figures } from './figures.ts'
import { type LinePlace, lineAt } from './lines.ts'
import { differenceMessage } from './messages.ts'
import type { PageNumber } from './numbers.ts'
import type { Alignment, PageRow } from './rows.ts'

export interface Page {
  text: string
  lines: readonly LinePlace[]
  alignment: Alignment
  figures: Figures
  numbers: readonly PageNumber[]
}

export interface RowAmounts {
  /** By number: the figure that its item prints there. */
  figureOf: ReadonlyMap<PageNumber, DocumentFigure>
  /** By line from 0: the row it belongs to. */
  rowAt: readonly (PageRow | undefined)[]
  /** Items whose amount is not on the page, or said not to be there. */
  withoutNumber: CheckedNumber[]
  /** The unit that bare numbers of tables are in. */
  unit: Unit
}

export function rowAmounts(page: Page): RowAmounts {
  const { text, alignment, figures } = page
  const rowAt = rowsByLine(page)
  const unit = printedUnit(text) ?? figures.unit
  const byRow = numbersByRow(page, rowAt, unit)
  const figureOf = new Map<PageNumber, DocumentFigure>()
  const withoutNumber: CheckedNumber[] = []
  const printsAmounts = alignment.page.some(({ estimate }) => estimate !== undefined)
  for (const row of alignment.page) {
    const entry = alignment.plan[alignment.entryOf[row.index] ?? -1]
    const figure = entry && figures.ofPlace(entry.place)
    if (!figure || row.isInferred) continue
    const candidates = byRow.get(row) ?? []
    const amount = candidates.find((number) => yenOf(number, unit) === figure.yen) ?? candidates[0]
    if (amount) figureOf.set(amount, figure)
    else if (printsAmounts && figure.yen !== null) withoutNumber.push(absent(page, row, figure))
  }
  return { figureOf, rowAt, withoutNumber, unit }
}

/** What a number says in yen; a bare one in the unit given. */
export function yenOf({ kind, yen, digits }: PageNumber, unit: Unit): number | null {
  if (kind === 'money') return yen
  const value = Number(digits) * unitYen[unit]
  return Number.isSafeInteger(value) ? value : null
}

const printedUnit = (text: string): Unit | null =>
  (/単位[\s\u3000]{0,3}(?:は|[:：])?[\s\u3000]{0,3}(百万円|千円|万円|億円|円)/.exec(text)?.[1] as
    | Unit
    | undefined) ?? null

/** The row of each line, until the section with the share. */
function rowsByLine({ text, lines, alignment }: Page): (PageRow | undefined)[] {
  const starts = new Map<number, PageRow>()
  for (const row of alignment.page) starts.set(row.line - 1, row)
  let current: PageRow | undefined
  return lines.map(({ start, end }, i) => {
    const own = starts.get(i)
    if (own) current = own
    else if (isAboutShare(text.slice(start, Math.min(end, start + 400)))) current = undefined
    return current
  })
}

/** Numbers that may be their row's amount: money on its line or alone on one below; bare ones in tables. */
function numbersByRow(
  { text, lines, numbers }: Page,
  rowAt: readonly (PageRow | undefined)[],
  unit: Unit,
): Map<PageRow, PageNumber[]> {
  const byRow = new Map<PageRow, PageNumber[]>()
  for (const number of numbers) {
    const at = lineAt(lines, number.from)
    const row = rowAt[at]
    const line = lines[at]
    if (!row || !line || number.kind === 'mark' || number.kind === 'percent') continue
    // No item and no row of a table is as long.
    if (line.end - line.start > longestRow) continue
    const own = text.slice(line.start, line.end)
    const isOwnLine = row.line - 1 === at
    const isTable = /[\t|]/.test(own)
    const fits =
      number.kind === 'money'
        ? (isOwnLine && number.from >= endOfTitle(own, line.start, row)) ||
          isAlone(own, number, line.start)
        : isOwnLine && isTable && isCell(text, number) && yenOf(number, unit) !== null
    if (!fits) continue
    const known = byRow.get(row)
    if (known) known.push(number)
    else byRow.set(row, [number])
  }
  return byRow
}

const longestRow = 4_000

const endOfTitle = (line: string, start: number, { title }: PageRow): number => {
  const at = line.indexOf(title)
  return at < 0 ? start : start + at + title.length
}

/** Nothing but brackets and the label stands beside it. */
function isAlone(line: string, { start, end }: PageNumber, from: number): boolean {
  if (line.length > 60) return false
  const beside = plainCharacters(line.slice(0, start - from) + line.slice(end - from))
  return labels.has(beside.replace(/[-# ()*:,①-⑳]/g, ''))
}

const labels = new Set(
  ['', '算定見込', '算定見込額', '予算額', '予算案額', '予算案', '当初予算額', '要求額'].concat([
    '見積額',
    '事業費',
    '決算額',
    '補正予算額',
  ]),
)

/** A cell holds the number and nothing else. */
const isCell = (text: string, { from, to }: PageNumber): boolean =>
  /[\t|\n]\s?[△▲-]?$/.test(text.slice(Math.max(0, from - 3), from)) &&
  /^(?:\s?[\t|\n]|$)/.test(text.slice(to, to + 2))

/** An item that prints no amount, or `- 円` where there is one. */
function absent(
  { text, lines, figures }: Page,
  row: PageRow,
  figure: DocumentFigure,
): CheckedNumber {
  const expected = figures.shown(figure)
  const place = row.estimate === null ? dashPlace(text, lines, row) : null
  const end = lines[row.line - 1]?.end ?? 0
  const { start, stop } = place ?? { start: end, stop: end }
  const written = text.slice(start, stop)
  return {
    ...{ start, end: stop, text: written, verdict: 'differs', reason: 'missing' },
    ...{ figure: figure.id, cells: [...figure.cells], expected },
    message: differenceMessage('missing', written, expected),
  }
}

function dashPlace(text: string, lines: readonly LinePlace[], { line }: PageRow) {
  const from = lines[line - 1]?.start ?? 0
  const to = lines[Math.min(line + 1, lines.length - 1)]?.end ?? from
  const match = /[-－―—–…] ?円/.exec(text.slice(from, Math.min(to, from + 1_000)))
  return match ? { start: from + match.index, stop: from + match.index + match[0].length } : null
}
