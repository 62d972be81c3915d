// The table's rows as lines: names, amount, marks, and what each row is by its own cells.
import { missing } from '../../amount/index.ts'
import type {
  AmountReading,
  ExclusionReading,
  Line,
  ReflectionReading,
} from '../../model/budget.ts'
import type { Cell } from '../../model/types.ts'
import { cellText, type Grid, isBlank } from '../grid.ts'
import { oncePerText } from '../words.ts'
import { createBlocks } from './blocks.ts'
import { isSourceOfMoney, type LabelKind, labelKind, mayBeSpecial } from './labels.ts'
import type { NameReader } from './names.ts'

/** What is needed to read rows; columns are indexes into the grid, null where there is none. */
export interface RowSource {
  grid: Grid
  first: number
  last: number
  left: number
  right: number
  repeats: ReadonlySet<number>
  names: NameReader
  /** First row of the heading. */
  headerTop: number
  /** Whether columns or markers name issues and strategies already. */
  namesBlocks: boolean
  amount: number | null
  /** Rows whose name is merged across to the amount. */
  headRows: ReadonlySet<number>
  /** Columns that every row with an amount fills, names and amount aside: a name alone in its row heads a section. */
  companions: readonly number[]
  /** Level of the initiative. */
  itemLevel: number
  /** Rows that share an amount cell with the row above, by a merge. */
  sharedAmounts: ReadonlyMap<number, number> | null
  /** Heading texts of the amount column, to tell a repeated heading. */
  amountHeadings: ReadonlySet<string>
  /** Columns with amounts of other years and stages. */
  otherAmounts: number[]
  /** Columns of differences: a row with figures in these alone explains a change. */
  changes: number[]
  /** Units by row, where a column holds them. */
  unit: number | null
  /** Tells rows of another fiscal year, where the rows' years differ and one is asked; null otherwise. */
  isOtherYear: ((cells: readonly Cell[]) => boolean) | null
  department: number | null
  /** Columns that name nothing, where a total's label may stand all the same: 部, No. */
  asides: readonly number[]
  remark: number | null
  exclusion: number | null
  reflection: number | null
  /** @param unit text of the row's unit column, '' without one */
  readAmount: (cell: Cell, unit: string) => AmountReading
  readExclusion: (cell: Cell | undefined) => ExclusionReading
  nameExclusion: (name: string) => ExclusionReading
  readReflection: (cell: Cell | undefined) => ReflectionReading
}

/** Lines in sheet order with their provisional kind. `unlabelled` rows and `maybeSums` are settled by their figures. */
export interface RawLines {
  lines: Line[]
  /** For each line the shallowest level at which it begins a new block; 0 for rows without names. */
  begins: number[]
  unlabelled: Set<number>
  maybeSums: Set<number>
}

const noExclusion: ExclusionReading = { kind: 'none' }
const unset: ReflectionReading = { kind: 'unset' }

export function readLines(source: RowSource): RawLines {
  const { grid, names, amount } = source
  const raw: RawLines = { lines: [], begins: [], unlabelled: new Set(), maybeSums: new Set() }
  const kindOf = oncePerText(
    (label): LabelKind => (mayBeSpecial(label) ? labelKind(label) : 'item'),
  )
  const blocks = createBlocks(source)
  for (let row = source.first; row <= source.last; row++) {
    const cells = grid.rows[row] ?? []
    const amountCell = amount === null ? null : (cells[amount] ?? null)
    const line = emptyLine(grid.top + row, grid.hiddenRows.has(row))
    const index = raw.lines.length
    raw.lines.push(line)
    raw.begins.push(0)
    if (source.repeats.has(row) || isRepeatedHeading(source, amountCell)) {
      line.rowKind = 'heading'
      continue
    }
    const level = names.read(row, cells, amountCell)
    line.amount = source.readAmount(
      amountCell,
      source.unit === null ? '' : cellText(cells[source.unit]),
    )
    const own = names.label()
    let label = own === '' && level === 0 ? firstText(source, cells) : own
    let kind = label === '' ? 'item' : kindOf(label)
    if (kind === 'item') {
      const sum = sumBeside(source, cells, kindOf)
      if (sum !== '') {
        label = sum
        kind = kindOf(sum)
      }
    }
    if (kind === 'sum?') raw.maybeSums.add(index)
    if (settledByLabel(line, kind, label)) {
      if (line.rowKind === 'relisted') raw.begins[index] = names.apply(line, level)
      else if (line.rowKind === 'included') line.level = names.continue(line) + 1
      continue
    }
    readTexts(source, cells, line)
    if (names.describes() || (level > 0 && explainsChange(source, cells, line))) {
      line.rowKind = 'note'
      line.detail = label
      continue
    }
    if (source.isOtherYear?.(cells)) {
      line.rowKind = 'note'
      line.detail = label
      continue
    }
    if (
      level === source.itemLevel &&
      line.amount.state === 'missing' &&
      (blocks.open(label) || source.headRows.has(row) || standsAlone(source, cells))
    ) {
      line.rowKind = 'section'
      line.detail = label
      continue
    }
    if (level === 0) {
      if (line.amount.state === 'missing') {
        line.rowKind = blocks.open(label) ? 'section' : cells.every(isBlank) ? 'blank' : 'note'
        line.detail = label
        continue
      }
      line.detail = label
      if (isPartOfItemAbove(label, line)) {
        line.rowKind = 'included'
        line.level = names.continue(line) + 1
        continue
      }
      if (line.department === '') raw.unlabelled.add(index)
      else raw.begins[index] = line.level = names.continue(line)
    } else {
      raw.begins[index] = names.apply(line, level)
      line.level = level
      blocks.put(line)
    }
    readMarks(source, cells, line)
    if (line.amount.state === 'missing' && sharesAmount(source, row)) line.rowKind = 'included'
  }
  return raw
}

/** 税 or (600) below an item: a part of its money. */
const isPartOfItemAbove = (label: string, { amount }: Line): boolean =>
  isSourceOfMoney(label) || /^\s*[(（][^()（）]*[)）]\s*$/.test(amount.raw)

/** The label of a total that stands in a column of departments or numbers; '' without one. */
function sumBeside(
  { asides }: RowSource,
  cells: readonly Cell[],
  kindOf: (label: string) => LabelKind,
): string {
  for (const column of asides) {
    const cell = cells[column]
    if (typeof cell !== 'string' || cell.length > 20) continue
    const kind = kindOf(cell)
    if (kind === 'total' || kind === 'subtotal') return cellText(cell)
  }
  return ''
}

/** Kinds that the label alone decides. */
function settledByLabel(line: Line, kind: LabelKind, label: string): boolean {
  if (kind === 'item' || kind === 'sum?') return false
  const hasFigure = line.amount.state !== 'missing' && line.amount.state !== 'invalid'
  // ※ may mark an item; 注 never does.
  if (kind === 'note' && hasFigure && !/^[(（]?注/.test(label)) return false
  line.rowKind = kind === 'aside' ? 'note' : kind
  line.detail = label
  return true
}

function readTexts(source: RowSource, cells: readonly Cell[], line: Line): void {
  if (source.department !== null) line.department = cellText(cells[source.department])
  if (source.remark !== null) line.remark = cellText(cells[source.remark])
}

function readMarks(source: RowSource, cells: readonly Cell[], line: Line): void {
  if (source.exclusion !== null) line.exclusion = source.readExclusion(cells[source.exclusion])
  if (line.exclusion.kind === 'none') {
    line.exclusion = exclusionByName(source, line)
  }
  if (source.reflection !== null) line.reflection = source.readReflection(cells[source.reflection])
  if (line.remark !== '' && isRelistedRemark(line.remark)) line.rowKind = 'relisted'
}

/** By the item's own name, or by the name of the block it stands in. */
function exclusionByName({ nameExclusion }: RowSource, line: Line): ExclusionReading {
  const own = nameExclusion(line.initiative)
  if (own.kind !== 'none') return own
  const strategy = nameExclusion(line.strategy)
  return strategy.kind !== 'none' ? strategy : nameExclusion(line.issue)
}

const isRelistedRemark = (remark: string): boolean =>
  remark.length <= 12 && remark.includes('再掲') && !remark.includes('一部')

const sharesAmount = ({ sharedAmounts }: RowSource, row: number): boolean =>
  (sharedAmounts?.get(row) ?? row) < row

/** A row without an amount of any year whose only figures are differences. */
function explainsChange(
  { changes, otherAmounts }: RowSource,
  cells: readonly Cell[],
  line: Line,
): boolean {
  if (line.amount.state !== 'missing' || changes.length === 0) return false
  return (
    changes.some((column) => !isBlank(cells[column])) &&
    otherAmounts.every((column) => isBlank(cells[column]))
  )
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

const standsAlone = ({ companions, otherAmounts }: RowSource, cells: readonly Cell[]): boolean =>
  companions.length > 0 &&
  companions.every((column) => isBlank(cells[column])) &&
  otherAmounts.every((column) => isBlank(cells[column]))

/** The heading again, or the rule of dashes below a heading in plain text. */
const isRepeatedHeading = (source: RowSource, amountCell: Cell): boolean =>
  typeof amountCell === 'string' &&
  (source.amountHeadings.has(amountCell) || /^\s*[:：]?-{3,}[:：]?\s*$/.test(amountCell))

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
    if (typeof cell === 'string' && !isBlank(cell) && !/^[\d,.\s△▲%()（）-]*$/.test(cell))
      return cellText(cell)
  }
  return ''
}
