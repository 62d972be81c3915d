// The table's rows as lines: names, amount, marks, and what each row is by its own cells.
import type {
  AmountReading,
  ExclusionReading,
  Line,
  NameSource,
  ReflectionReading,
} from '../../model/budget.ts'
import type { Cell } from '../../model/types.ts'
import { cellText, type Grid, isBlank } from '../grid.ts'
import { labelKind, mayBeSpecial } from './labels.ts'
import type { NameSpread, Outline } from './levels.ts'
import { markerRank } from './markers.ts'

/** What is needed to read rows; columns are indexes into the grid, null where there is none. */
export interface RowSource {
  grid: Grid
  first: number
  last: number
  left: number
  right: number
  repeats: ReadonlySet<number>
  names: NameSpread[]
  outline: Outline | null
  /** 款/項/目 in one cell, its parts separated by slashes. */
  slashed: number | null
  amount: number | null
  /** Heading text of the amount column, to tell a repeated heading. */
  amountHeading: string
  /** Columns whose figures say that a row without an amount still is an item of another year. */
  priors: number[]
  department: number | null
  remark: number | null
  exclusion: number | null
  reflection: number | null
  readAmount: (cell: Cell) => AmountReading
  readExclusion: (cell: Cell | undefined) => ExclusionReading
  nameExclusion: (name: string) => ExclusionReading
  readReflection: (cell: Cell | undefined) => ReflectionReading
}

/** Lines in sheet order with their provisional kind. `unlabelled` rows and `maybeSums` are settled by their figures. */
export interface RawLines {
  lines: Line[]
  unlabelled: Set<number>
  maybeSums: Set<number>
}

const deepest = 7
const noExclusion: ExclusionReading = { kind: 'none' }
const unset: ReflectionReading = { kind: 'unset' }

export function readLines(source: RowSource): RawLines {
  const { grid, names, outline } = source
  const raw: RawLines = { lines: [], unlabelled: new Set(), maybeSums: new Set() }
  const current = Array.from({ length: deepest + 1 }, () => '')
  const own = Array.from({ length: deepest + 1 }, () => '')
  const merged = Array.from({ length: deepest + 1 }, () => false)
  const fills = Array.from({ length: deepest + 1 }, () => true)
  for (const { level, fills: fill } of names) fills[level] = fill
  const sourceOf = (level: number, rowLevel: number): NameSource => {
    if (own[level] !== '') return outline ? 'marker' : merged[level] ? 'merged' : 'own'
    return level < rowLevel && fills[level] && current[level] !== ''
      ? outline
        ? 'marker'
        : 'filled'
      : 'none'
  }

  for (let row = source.first; row <= source.last; row++) {
    const cells = grid.rows[row] ?? []
    const amountCell = source.amount === null ? null : (cells[source.amount] ?? null)
    const line = emptyLine(grid.top + row, grid.hiddenRows.has(row))
    const index = raw.lines.length
    raw.lines.push(line)
    if (source.repeats.has(row) || isRepeatedHeading(source, amountCell)) {
      line.rowKind = 'heading'
      continue
    }

    let level = 0
    let label = ''
    for (let l = 1; l <= deepest; l++) {
      own[l] = ''
      merged[l] = false
    }
    for (const spread of names) {
      let text = cellText(cells[spread.column])
      const top = text === '' ? spread.merged?.get(row) : undefined
      if (top !== undefined && top !== row) {
        text = current[spread.level] ?? ''
        merged[spread.level] = true
      } else if (text !== '') label = text
      if (text === '') continue
      own[spread.level] = text
      if (spread.level > level) level = spread.level
    }
    if (outline) {
      const text = cellText(cells[outline.column])
      if (text !== '') {
        label = text
        const rank = markerRank(text)
        const at = rank === 0 ? outline.unmarkedLevel : (outline.levelOfRank.get(rank) ?? 3)
        level = at === 0 ? (isBlank(amountCell) ? 1 : 3) : at
        if (at === 0) current.fill('')
        own[level] = text
      }
    }
    if (source.slashed !== null) {
      const parts = splitAccount(cellText(cells[source.slashed]))
      parts.forEach((part, i) => {
        own[i + 1] = part
      })
      level = Math.max(level, parts.length)
      label = parts.at(-1) ?? label
    }

    const reading = source.readAmount(amountCell)
    line.amount = reading
    if (source.department !== null) line.department = cellText(cells[source.department])
    if (source.remark !== null) line.remark = cellText(cells[source.remark])
    const outside = label === '' ? firstText(source, cells) : label
    const kind = outside !== '' && mayBeSpecial(outside) ? labelKind(outside) : 'item'
    if (kind !== 'item' && kind !== 'sum?') {
      const hasAmount = reading.state !== 'missing'
      line.rowKind = kind === 'aside' ? 'note' : kind
      line.detail = outside
      if (kind === 'note' || kind === 'unit') {
        if (kind === 'note' && hasAmount && reading.state !== 'invalid') line.rowKind = 'leaf'
        else continue
      }
      if (line.rowKind !== 'leaf') {
        if (line.rowKind === 'relisted' || line.rowKind === 'included') setNames(line, level)
        continue
      }
    }
    if (kind === 'sum?') raw.maybeSums.add(index)

    if (level === 0) {
      if (reading.state === 'missing') {
        line.rowKind = firstText(source, cells) === '' && isBlankFrom(cells) ? 'blank' : 'note'
        if (line.rowKind === 'note') line.detail = outside
        continue
      }
      raw.unlabelled.add(index)
      line.detail = outside
      line.rowKind = 'leaf'
      if (line.department !== '') level = deepest
    }
    setNames(line, level)
    line.level = level
    if (source.exclusion !== null) line.exclusion = source.readExclusion(cells[source.exclusion])
    if (line.exclusion.kind === 'none') {
      line.exclusion = source.nameExclusion(line.initiative || line.strategy || line.issue)
    }
    if (source.reflection !== null)
      line.reflection = source.readReflection(cells[source.reflection])
    if (/再掲/.test(line.remark) && line.remark.length < 12) line.rowKind = 'relisted'
  }
  return raw

  /** Names of a row: its own, and the ones above it that are in force. A new name ends those below it. */
  function setNames(line: Line, level: number): void {
    for (let l = 1; l <= Math.min(level, deepest); l++) {
      const text = own[l] ?? ''
      if (text !== '' && text !== current[l]) {
        current[l] = text
        for (let deeper = l + 1; deeper <= deepest; deeper++) current[deeper] = ''
      } else if (text === '' && !fills[l]) {
        current[l] = ''
        for (let deeper = l + 1; deeper <= deepest; deeper++) current[deeper] = ''
      }
    }
    line.issueSource = sourceOf(1, level)
    line.strategySource = sourceOf(2, level)
    line.initiativeSource = sourceOf(3, level)
    line.issue = line.issueSource === 'none' ? '' : (current[1] ?? '')
    line.strategy = line.strategySource === 'none' ? '' : (current[2] ?? '')
    line.initiative = line.initiativeSource === 'none' ? '' : (current[3] ?? '')
    if (level > 3 && line.detail === '') line.detail = own[level] ?? ''
  }
}

function emptyLine(row: number, hidden: boolean): Line {
  return {
    row,
    rowKind: 'leaf',
    level: 0,
    parent: -1,
    issue: '',
    issueSource: 'none',
    strategy: '',
    strategySource: 'none',
    initiative: '',
    initiativeSource: 'none',
    detail: '',
    department: '',
    remark: '',
    amount: missing,
    exclusion: noExclusion,
    reflection: unset,
    covers: null,
    hidden,
  }
}

const missing: AmountReading = {
  state: 'missing',
  yen: null,
  raw: '',
  unit: null,
  unitSource: null,
  approximate: false,
  numberAsText: false,
  ignored: [],
  problem: null,
  unitConflict: null,
}

const isRepeatedHeading = (source: RowSource, amountCell: Cell): boolean =>
  typeof amountCell === 'string' &&
  source.amountHeading !== '' &&
  amountCell === source.amountHeading

/** First text of a row outside the name columns: where a label or note stands that no column claims. */
function firstText(
  { left, right, amount, department, remark, exclusion, reflection }: RowSource,
  cells: readonly Cell[],
): string {
  const last = Math.min(right, cells.length - 1)
  for (let c = Math.min(left, 0); c <= last; c++) {
    if (c === amount || c === department || c === remark || c === exclusion || c === reflection)
      continue
    const cell = cells[c]
    if (typeof cell === 'string' && !isBlank(cell) && !/^[\d,.\s△▲%-]*$/.test(cell))
      return cellText(cell)
  }
  return ''
}

const isBlankFrom = (cells: readonly Cell[]): boolean => cells.every((cell) => isBlank(cell))

const splitAccount = (text: string): string[] =>
  text === ''
    ? []
    : text
        .split(/[/／]/)
        .map((part) => part.trim())
        .slice(0, 3)
