// Reads the register of council opinions from a sheet, each opinion with its cell.
import { cellAddress, parseCell } from '../address/index.ts'
import type {
  Cell,
  Opinion,
  OpinionDecision,
  OpinionFinding,
  Opinions,
  SheetSnapshot,
} from '../schema/index.ts'
import { findColumns, type OpinionField } from './columns.ts'
import { isoDate } from './dates.ts'
import { opinionFinding } from './messages.ts'

export interface RegisterReading {
  opinions: Opinions
  findings: OpinionFinding[]
}

export interface RegisterOptions {
  ward?: string | null
  fiscalYear?: number | null
}

/** A register has some hundred opinions; further rows are not read. */
const mostOpinions = 5_000

/**
 * The register of a sheet. A blank meeting, date or 部会 is that of the row above, as in merged cells.
 * Never throws; linear in the sheet.
 */
export function readOpinions(
  { rows, origin }: SheetSnapshot,
  { ward = null, fiscalYear = null }: RegisterOptions = {},
): RegisterReading {
  const found = findColumns(rows)
  const findings: OpinionFinding[] = []
  const opinions: Opinion[] = []
  const result = { opinions: { ward, fiscalYear, opinions }, findings }
  if (!found) {
    findings.push(opinionFinding('no-register', null))
    return result
  }
  const corner = parseCell(origin) ?? { row: 1, column: 0 }
  const above: Partial<Record<OpinionField, string>> = {}
  let day: string | null = null
  const { columnOf } = found
  for (let r = found.row + 1; r < rows.length && opinions.length < mostOpinions; r++) {
    const row = rows[r] ?? []
    const cellOf = (field: OpinionField): Cell => row[columnOf.get(field) ?? -1] ?? null
    const textOf = (field: OpinionField): string => String(cellOf(field) ?? '').trim()
    const address = (field: OpinionField): string =>
      cellAddress(corner.row + r, corner.column + (columnOf.get(field) ?? 0))
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
    const rest = ['decision', 'measure', 'items', 'followUp'] as const
    if (text === '') {
      if (rest.some((field) => textOf(field) !== ''))
        findings.push(opinionFinding('no-text', address('text')))
      continue
    }
    const say = (
      code: OpinionFinding['code'],
      field: OpinionField,
      params: Record<string, string> = {},
    ): void => void findings.push(opinionFinding(code, address(field), params))
    if (meeting === '') say('no-meeting', 'meeting')
    if (date !== '' && day === null) say('date-unreadable', 'date', { text: date })
    const words = textOf('decision')
    const decision = words === '' ? null : decisionOf(words)
    if (words === '') say('undecided', 'decision')
    else if (decision === 'other') say('unknown-decision', 'decision', { text: words })
    opinions.push({
      no: textOf('no') || String(opinions.length + 1),
      meeting: (meeting || '-').slice(0, 200),
      date: day,
      ...(group === '' ? {} : { group: group.slice(0, 200) }),
      text: text.slice(0, 4_000),
      decision,
      ...(words === '' ? {} : { decisionText: words.slice(0, 200) }),
      ...optional('measure', textOf('measure')),
      items: itemsOf(textOf('items')),
      ...optional('followUp', textOf('followUp')),
      cell: address('text'),
    })
  }
  return result
}

const optional = (name: 'measure' | 'followUp', text: string) =>
  text === '' ? {} : { [name]: text.slice(0, 4_000) }

/** Names one below the other, or with 、 between them; ・ is part of names. */
const itemsOf = (text: string): string[] =>
  text
    .split(/[\n、,;；]/)
    .map((name) => name.replace(/^[\s○☆・]+/, '').trim())
    .filter((name) => name !== '' && !/^[-－―ー]$/.test(name))
    .slice(0, 100)

const decisions: readonly (readonly [OpinionDecision, RegExp])[] = [
  ['partly', /一部|部分/],
  ['difficult', /困難|不可|できない|見送/],
  ['considered', /検討|研究|継続|調整中/],
  ['reflected', /反映|対応済|実施|採用|措置済/],
]

/** `other` for words that say none of these: A, B, C, D are the ward's own. */
const decisionOf = (words: string): OpinionDecision =>
  decisions.find(([, word]) => word.test(words))?.[0] ?? 'other'
