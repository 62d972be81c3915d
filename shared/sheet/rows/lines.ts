// The table's rows as lines: names, amount, marks, and what each row is by its own cells.
import { missing, notCalculated } from '../../amount/index.ts'
import type {
  AmountState,
  ExclusionReading,
  LineNames,
  ReflectionReading,
} from '../../model/budget.ts'
import { Lines } from '../../model/lines.ts'
import type { Cell } from '../../model/types.ts'
import { cellText, isBlank } from '../grid.ts'
import { oncePerText } from '../words.ts'
import { createBlocks } from './blocks.ts'
import { isSourceOfMoney, type LabelKind, labelKind, mayBeSpecial } from './labels.ts'
import { markReader } from './mark-reader.ts'
import type { RowSource } from './row-source.ts'

/** Lines in sheet order with their provisional kind. `unlabelled` rows and `maybeSums` are settled by their figures. */
export interface RawLines {
  lines: Lines
  /** For each line the shallowest level at which it begins a new block; 0 for rows without names. */
  begins: Uint8Array
  unlabelled: Set<number>
  maybeSums: Set<number>
  /** Rows that the caller says are items. */
  chosenItems: Set<number>
}

const noExclusion: ExclusionReading = { kind: 'none' }
const unset: ReflectionReading = { kind: 'unset' }

export function readLines(source: RowSource): RawLines {
  const { grid, names, amount, first, plainYen, otherAt } = source
  const size = Math.max(0, source.last - first + 1)
  const lines = linesOf(source, size)
  const begins = new Uint8Array(size)
  const raw: RawLines = {
    lines,
    begins,
    unlabelled: new Set(),
    maybeSums: new Set(),
    chosenItems: new Set(),
  }
  const kindOf = oncePerText(
    (label): LabelKind => (mayBeSpecial(label) ? labelKind(label) : 'item'),
  )
  const blocks = createBlocks(source)
  const readMarks = markReader(source, lines)
  // What the row above said of itself, for those that repeat its names.
  let level = 0
  let kind: LabelKind = 'item'
  /** The label of the sum that a row without one goes on with. */
  let sum = ''
  for (let i = 0; i < size; i++) {
    const row = first + i
    const cells = grid.rows[row] ?? []
    const amountCell = amount === null ? null : (cells[amount] ?? null)
    if (source.repeats.has(row) || isRepeatedHeading(source, amountCell)) {
      lines.setKind(i, 'heading')
      continue
    }
    const asAbove = names.isAsAbove(cells)
    if (!asAbove) level = names.read(row, cells, amountCell)
    const yen =
      plainYen !== null && typeof amountCell === 'number'
        ? plainYen(amountCell, grid.top + row)
        : Number.NaN
    if (!Number.isNaN(yen)) {
      lines.setPlainAmount(i, yen)
    } else if (isBlank(amountCell)) {
      if (hasUncalculated(source, row)) lines.setAmount(i, notCalculated)
    } else if (amountCell !== null) {
      const unit = source.unit === null ? '' : cellText(cells[source.unit])
      lines.setAmount(i, source.readAmount(amountCell, unit, grid.top + row))
    }
    const state = lines.stateOf(i)
    const own = names.label()
    let label = own === '' && level === 0 ? firstText(source, cells) : own
    if (!asAbove) kind = label === '' ? 'item' : kindOf(label)
    let rowKind = kind
    if (kind === 'item') {
      const beside = sumBeside(source, cells, kindOf)
      if (beside !== '') {
        label = beside
        rowKind = kindOf(beside)
      }
    }
    if (label !== '') sum = isSum(rowKind) ? label : ''
    if (state !== 'missing' && otherAt !== null && otherAt(row) !== '') {
      lines.describe(i)
      lines.setKind(i, 'otherFigure')
      if (sum !== '') lines.setDetail(i, sum)
      else if (level > 0) {
        begins[i] = names.apply(level)
        lines.setNames(i, names.inForce())
      } else takePlaceAbove(i)
      continue
    }
    if (rowKind === 'sum?') raw.maybeSums.add(i)
    if (isSettledByLabel(rowKind, label, state)) {
      lines.setKind(i, rowKind === 'aside' ? 'note' : rowKind)
      lines.setDetail(i, label)
      if (rowKind === 'relisted') {
        begins[i] = names.apply(level)
        lines.setNames(i, names.inForce())
      } else if (rowKind === 'included') takePlaceAbove(i)
      continue
    }
    lines.describe(i)
    if (names.describes() || (level > 0 && state === 'missing' && explainsChange(source, cells))) {
      lines.setKind(i, 'note')
      lines.setDetail(i, label)
      continue
    }
    if (
      level === source.itemLevel &&
      state === 'missing' &&
      (blocks.open(label) || source.headRows.has(row) || standsAlone(source, cells))
    ) {
      lines.setKind(i, 'section')
      lines.setDetail(i, label)
      continue
    }
    if (level === 0) {
      lines.setDetail(i, label)
      if (state === 'missing') {
        lines.setKind(i, blocks.open(label) ? 'section' : cells.every(isBlank) ? 'blank' : 'note')
        continue
      }
      if (isPartOfItemAbove(label, amountCell)) {
        lines.setKind(i, 'included')
        takePlaceAbove(i)
        continue
      }
      if (lines.departmentOf(i) === '' && otherAt === null) raw.unlabelled.add(i)
      else {
        begins[i] = lines.level[i] = names.continue()
        lines.setNames(i, names.inForce())
      }
    } else {
      begins[i] = asAbove ? level : names.apply(level)
      lines.level[i] = level
      lines.setDetail(i, names.below(level))
      lines.setNames(i, blocks.named(names.inForce()))
    }
    readMarks(i, cells)
    if (state === 'missing' && sharesAmount(source, row)) lines.setKind(i, 'included')
  }
  return raw

  function takePlaceAbove(i: number): void {
    lines.level[i] = names.continue() + 1
    lines.setNames(i, names.inForce())
  }
}

const isSum = (kind: LabelKind): boolean => kind === 'total' || kind === 'subtotal'

/** The deepest name of a line. */
export const nameOf = (lines: Lines, i: number): string => deepestName(lines.namesOf(i))
export const deepestName = ({ initiative, strategy, issue }: LineNames): string =>
  initiative || strategy || issue

/** The lines of a sheet without a table. */
export const noLines = (): Lines =>
  new Lines(
    1,
    0,
    { amount: missing, exclusion: noExclusion, reflection: unset },
    {
      amount: () => missing,
      department: () => '',
      remark: () => '',
      isHidden: () => false,
      hasHidden: false,
    },
  )

function linesOf({ grid, first, amount, department, remark, readAmount }: RowSource, size: number) {
  const textAt = (row: number, column: number | null): string =>
    column === null ? '' : cellText(grid.rows[row - grid.top]?.[column])
  return new Lines(
    grid.top + first,
    size,
    { amount: missing, exclusion: noExclusion, reflection: unset },
    {
      amount: (row) => readAmount(grid.rows[row - grid.top]?.[amount ?? -1] ?? null, '', row),
      department: (row) => textAt(row, department),
      remark: (row) => textAt(row, remark),
      isHidden: (row) => grid.hiddenRows.has(row - grid.top),
      hasHidden: grid.hiddenRows.size > 0,
    },
  )
}

/** 税 or (600) below an item: a part of its money. */
const isPartOfItemAbove = (label: string, amount: Cell): boolean =>
  isSourceOfMoney(label) ||
  (typeof amount === 'string' && /^\s*[(（][^()（）]*[)）]\s*$/.test(amount))

/** The label of a total that stands in a column of departments or numbers; '' without one. */
function sumBeside(
  { asides }: RowSource,
  cells: readonly Cell[],
  kindOf: (label: string) => LabelKind,
): string {
  for (const column of asides) {
    const cell = cells[column]
    if (typeof cell !== 'string' || cell.length > 20 || !mayEndSum(cell)) continue
    const kind = kindOf(cell)
    if (isSum(kind)) return cellText(cell)
  }
  return ''
}

/** False for most words by their last character: sums end in 計 or 額, brackets aside. */
function mayEndSum(text: string): boolean {
  const last = text.charCodeAt(text.length - 1)
  return last === 0x8a08 || last === 0x984d || last < 0x4e00 || last > 0x9fff
}

/** Whether the label alone decides what the row is. */
function isSettledByLabel(
  kind: LabelKind,
  label: string,
  amount: AmountState,
): kind is Exclude<LabelKind, 'item' | 'sum?'> {
  if (kind === 'item' || kind === 'sum?') return false
  const hasFigure = amount !== 'missing' && amount !== 'invalid'
  // ※ may mark an item; 注 never does.
  return !(kind === 'note' && hasFigure && !/^[(（]?注/.test(label))
}

const hasUncalculated = ({ grid, amount }: RowSource, row: number): boolean =>
  grid.isUncalculated !== null &&
  amount !== null &&
  grid.isUncalculated(grid.top + row, grid.left + amount)

const sharesAmount = ({ sharedAmounts }: RowSource, row: number): boolean =>
  (sharedAmounts?.get(row) ?? row) < row

/** A row without an amount of any year whose only figures are differences. */
const explainsChange = ({ changes, otherAmounts }: RowSource, cells: readonly Cell[]): boolean =>
  changes.some((column) => !isBlank(cells[column])) &&
  otherAmounts.every((column) => isBlank(cells[column]))

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
