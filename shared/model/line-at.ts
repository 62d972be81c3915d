// One row of the lines' columns, as an object.
import type { Line } from './budget.ts'
import type { Lines } from './lines.ts'

export class LineAt implements Line {
  readonly index: number
  readonly #lines: Lines

  constructor(lines: Lines, index: number) {
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
