// Reads the register of council opinions from a sheet, each opinion with its cell.
import { cellAddress, parseCell } from '../address/index.ts'
import { type SheetName, sheetAddress } from '../address/sheet-address.ts'
import type { Cell, Opinion, OpinionDecision, SheetSnapshot } from '../schema/index.ts'
import { fiscalYear } from '../text/index.ts'
import { findColumns, type OpinionField } from './columns.ts'
import { isoDate } from './dates.ts'
import type { RegisterFault, SheetRegister } from './register.ts'

/** A register has some hundred opinions; further rows are not read. */
const mostOpinions = 5_000

/**
 * The register of a sheet; null where no heading says that it is one. A blank meeting, date or 部会 is
 * that of the row above, as in merged cells. Never throws; linear in the sheet.
 * @param name what addresses call the sheet
 */
export function readRegister(snapshot: SheetSnapshot, name: SheetName): SheetRegister | null {
  const { rows, origin } = snapshot
  const found = findColumns(rows)
  if (!found) return null
  const { columnOf } = found
  const corner = parseCell(origin) ?? { row: 1, column: 0 }
  const opinions: Opinion[] = []
  const faults: RegisterFault[] = []
  const rowOf = new Map<Opinion, number>()
  const above: Partial<Record<OpinionField, string>> = {}
  let day: string | null = null
  const addressOf = (r: number, field: OpinionField): string => {
    const column = columnOf.get(field) ?? columnOf.get('text') ?? 0
    return sheetAddress(name, cellAddress(corner.row + r, corner.column + column))
  }
  for (let r = found.row + 1; r < rows.length && opinions.length < mostOpinions; r++) {
    const row = rows[r] ?? []
    const cellOf = (field: OpinionField): Cell => row[columnOf.get(field) ?? -1] ?? null
    const textOf = (field: OpinionField): string => String(cellOf(field) ?? '').trim()
    const address = (field: OpinionField): string => addressOf(r, field)
    const carried = (field: OpinionField): string => {
      const own = textOf(field)
      if (own !== '') above[field] = own
      return above[field] ?? ''
    }
    const meeting = carried('meeting')
    // Another meeting has its own day and 部会, or none.
    if (textOf('meeting') !== '') {
      day = null
      above.group = ''
    }
    const date = textOf('date')
    if (date !== '') day = isoDate(cellOf('date'))
    const group = carried('group')
    const text = textOf('text')
    const fault = (code: RegisterFault['code'], field: OpinionField, told = ''): void =>
      void faults.push({ code, cell: address(field), text: told })
    if (text === '') {
      const rest = ['decision', 'measure', 'items', 'followUp'] as const
      if (rest.some((field) => textOf(field) !== '')) fault('blankText', 'text')
      continue
    }
    if (meeting === '') fault('noMeeting', 'meeting')
    if (date !== '' && day === null) fault('unreadableDate', 'date', date)
    const words = textOf('decision')
    const opinion: Opinion = {
      no: (textOf('no') || String(opinions.length + 1)).slice(0, 40),
      meeting: (meeting || '-').slice(0, 200),
      date: day,
      ...(group === '' ? {} : { group: group.slice(0, 200) }),
      text: text.slice(0, 4_000),
      decision: words === '' ? null : decisionOf(words),
      ...(words === '' ? {} : { decisionText: words.slice(0, 200) }),
      ...optional('measure', textOf('measure')),
      items: itemsOf(textOf('items')),
      ...optional('followUp', textOf('followUp')),
      cell: address('text'),
    }
    opinions.push(opinion)
    rowOf.set(opinion, r)
  }
  return {
    ...(name.workbook === undefined ? {} : { workbook: name.workbook }),
    sheet: name.sheet,
    ...yearOf(snapshot, found.row, opinions),
    ...{ opinions, faults, namesItems: columnOf.has('items'), isNumbered: columnOf.has('no') },
    cellOf: (opinion, field) => {
      const row = rowOf.get(opinion)
      return row === undefined ? null : addressOf(row, field)
    },
  }
}

/**
 * Of which plan it is: opinions are heard in the fiscal year before. 令和7年度 in a title may be the year
 * of the meetings or the plan's, so that the days of most meetings win over it.
 */
function yearOf(
  { rows, sheet }: SheetSnapshot,
  headings: number,
  opinions: readonly Opinion[],
): Pick<SheetRegister, 'fiscalYear' | 'isByDates'> {
  const times = new Map<number, number>()
  for (const { date } of opinions) {
    if (date === null) continue
    const heard = Number(date.slice(0, 4)) - (date.slice(5) < '04-01' ? 1 : 0)
    times.set(heard + 1, (times.get(heard + 1) ?? 0) + 1)
  }
  const [most] = [...times].sort(([a, n], [b, m]) => m - n || b - a)
  if (most) return { fiscalYear: most[0], isByDates: true }
  const titles = rows.slice(0, headings).flat()
  const texts = titles.filter((cell) => typeof cell === 'string').slice(0, 100)
  const said = [...texts, sheet].flatMap((text) => fiscalYear(text.slice(0, 200)) ?? [])
  return { fiscalYear: said[0]?.fiscalYear ?? null, isByDates: false }
}

const optional = (name: 'measure' | 'followUp', text: string) =>
  text === '' ? {} : { [name]: text.slice(0, 4_000) }

/** Names one below the other, or with 、 between them; ・ is part of names. */
const itemsOf = (text: string): string[] =>
  text
    .split(/[\n、,;；]/)
    .map((name) => name.replace(/^[\s○☆・]+/, '').trim())
    .filter((name) => name !== '' && !/^[-－―ー]$/.test(name))
    .map((name) => name.slice(0, 400))
    .slice(0, 100)

const decisions: readonly (readonly [OpinionDecision, RegExp])[] = [
  ['partly', /一部|部分/],
  ['difficult', /困難|不可|できない|見送/],
  ['considered', /検討|研究|継続|調整中/],
  ['reflected', /反映|対応済|実施|採用|措置済/],
]

/** `other` for words that say none of these: what A, B, C, D mean is the ward's policy. */
const decisionOf = (words: string): OpinionDecision =>
  decisions.find(([, word]) => word.test(words))?.[0] ?? 'other'
