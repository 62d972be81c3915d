// One row of the lines' columns, as an object.
import type {
  AmountReading,
  Covers,
  ExclusionReading,
  Line,
  LineNames,
  ReflectionReading,
} from './line.ts'
import type { RowKind } from './types.ts'

/** The columns that a line is a view of; all but `amount` by the line's index. */
export interface LineColumns {
  readonly level: ArrayLike<number>
  readonly yen: ArrayLike<number>
  readonly covers: ReadonlyMap<number, Covers>
  readonly cells: { amount(row: number): AmountReading }
  rowOf(index: number): number
  kindOf(index: number): RowKind
  parentOf(index: number): number
  namesOf(index: number): LineNames
  detailOf(index: number): string
  departmentOf(index: number): string
  remarkOf(index: number): string
  amountOf(index: number): AmountReading | null
  exclusionOf(index: number): ExclusionReading
  reflectionOf(index: number): ReflectionReading
  isHidden(index: number): boolean
}

export class LineAt implements Line {
  readonly index: number
  readonly #lines: LineColumns

  constructor(lines: LineColumns, index: number) {
    this.#lines = lines
    this.index = index
  }
  get row() {
    return this.#lines.rowOf(this.index)
  }
  get rowKind() {
    return this.#lines.kindOf(this.index)
  }
  get level() {
    return this.#lines.level[this.index] as number
  }
  get parent() {
    return this.#lines.parentOf(this.index)
  }
  get issue() {
    return this.#lines.namesOf(this.index).issue
  }
  get issueSource() {
    return this.#lines.namesOf(this.index).issueSource
  }
  get strategy() {
    return this.#lines.namesOf(this.index).strategy
  }
  get strategySource() {
    return this.#lines.namesOf(this.index).strategySource
  }
  get initiative() {
    return this.#lines.namesOf(this.index).initiative
  }
  get initiativeSource() {
    return this.#lines.namesOf(this.index).initiativeSource
  }
  get detail() {
    return this.#lines.detailOf(this.index)
  }
  get department() {
    return this.#lines.departmentOf(this.index)
  }
  get remark() {
    return this.#lines.remarkOf(this.index)
  }
  get yen() {
    const yen = this.#lines.yen[this.index] as number
    return Number.isNaN(yen) ? null : yen
  }
  get amount() {
    return this.#lines.amountOf(this.index) ?? this.#lines.cells.amount(this.row)
  }
  get exclusion() {
    return this.#lines.exclusionOf(this.index)
  }
  get reflection() {
    return this.#lines.reflectionOf(this.index)
  }
  get covers() {
    return this.#lines.covers.get(this.index) ?? null
  }
  get hidden() {
    return this.#lines.isHidden(this.index)
  }
}
