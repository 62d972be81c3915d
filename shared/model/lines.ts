// A table's rows in columns: one array for each member of a line instead of one object for each row.
//
// A long sheet has a hundred thousand rows, nearly all of them ordinary. Passes over all of them take
// the columns; whoever looks at single rows takes `get`, which makes a `Line` of those looked at only.
import type { RowKind } from '../schema/index.ts'
import type {
  AmountReading,
  AmountState,
  Covers,
  ExclusionReading,
  Line,
  LineNames,
  ReflectionReading,
} from './budget.ts'

/** What is read from a line's own cells when it is asked for. Rows as on the sheet. */
export interface LineCells {
  /** The amount of a plain number. */
  amount(row: number): AmountReading
  department(row: number): string
  remark(row: number): string
  isHidden(row: number): boolean
  readonly hasHidden: boolean
}

/** Every column has one item for each line; `length` says how many count. */
export interface Lines extends Iterable<Line> {
  readonly length: number
  /** The last line's row; null without lines. */
  readonly lastRow: number | null
  /** Row on the sheet, from 1. */
  readonly row: Int32Array
  readonly kind: RowKind[]
  readonly level: Uint8Array
  /** Index of the parent row that holds this row's sum, or -1. */
  readonly parent: Int32Array
  /** Rows in a block share one object. */
  readonly names: LineNames[]
  readonly detail: string[]
  /** Integer yen; NaN where there is no figure. */
  readonly yen: Float64Array
  /** null for a plain whole number: it says nothing that `yen` does not. */
  readonly reading: (AmountReading | null)[]
  readonly exclusion: ExclusionReading[]
  readonly reflection: ReflectionReading[]
  /** 1 where the row's department and remark are the line's. */
  readonly isDescribed: Uint8Array
  /** Of totals and subtotals. */
  readonly covers: Map<number, Covers>
  stateOf(index: number): AmountState
  departmentOf(index: number): string
  isHidden(index: number): boolean
  /** Whether any row of the sheet is hidden. */
  readonly hasHidden: boolean
  /** One line, the same object each time; undefined beyond them. */
  get(index: number): Line | undefined
  /** Position of a sheet's row; -1 beyond the lines. */
  indexOf(row: number): number
  /** Lines that something holds for. */
  where(holds: (index: number) => boolean): Line[]
  /** All lines as objects, for sheets and passes that are short. */
  all(): readonly Line[]
  /** Forgets the lines from an index on; totals cover only what is left. */
  cut(length: number): void
}

export const noNames: LineNames = {
  issue: '',
  issueSource: 'none',
  strategy: '',
  strategySource: 'none',
  initiative: '',
  initiativeSource: 'none',
}

/** Columns for `size` rows that follow each other on the sheet; lines are leaves without anything at first. */
export function createLines(firstRow: number, size: number, blank: Blank, cells: LineCells): Lines {
  return new LineColumns(firstRow, size, blank, cells)
}

/** What a line has until something is read for it. */
export interface Blank {
  reading: AmountReading
  exclusion: ExclusionReading
  reflection: ReflectionReading
}

class LineColumns implements Lines {
  length: number
  readonly row: Int32Array
  readonly kind: RowKind[]
  readonly level: Uint8Array
  readonly parent: Int32Array
  readonly names: LineNames[]
  readonly detail: string[]
  readonly yen: Float64Array
  readonly reading: (AmountReading | null)[]
  readonly exclusion: ExclusionReading[]
  readonly reflection: ReflectionReading[]
  readonly isDescribed: Uint8Array
  readonly covers = new Map<number, Covers>()
  readonly cells: LineCells
  readonly #seen: Line[] = []

  constructor(
    firstRow: number,
    size: number,
    { reading, exclusion, reflection }: Blank,
    cells: LineCells,
  ) {
    this.length = size
    this.cells = cells
    this.row = new Int32Array(size)
    for (let i = 0; i < size; i++) this.row[i] = firstRow + i
    this.kind = new Array<RowKind>(size).fill('leaf')
    this.level = new Uint8Array(size)
    this.parent = new Int32Array(size).fill(-1)
    this.names = new Array<LineNames>(size).fill(noNames)
    this.detail = new Array<string>(size).fill('')
    this.yen = new Float64Array(size).fill(Number.NaN)
    this.reading = new Array<AmountReading | null>(size).fill(reading)
    this.exclusion = new Array<ExclusionReading>(size).fill(exclusion)
    this.reflection = new Array<ReflectionReading>(size).fill(reflection)
    this.isDescribed = new Uint8Array(size)
  }

  get lastRow(): number | null {
    return this.length > 0 ? (this.row[this.length - 1] as number) : null
  }

  get hasHidden(): boolean {
    return this.cells.hasHidden
  }

  stateOf(index: number): AmountState {
    const reading = this.reading[index]
    return reading ? reading.state : 'value'
  }

  isHidden(index: number): boolean {
    return this.cells.isHidden(this.row[index] as number)
  }

  departmentOf(index: number): string {
    return this.isDescribed[index] === 1 ? this.cells.department(this.row[index] as number) : ''
  }

  get(index: number): Line | undefined {
    if (!(index >= 0 && index < this.length)) return undefined
    const seen = this.#seen[index]
    if (seen) return seen
    const line = new LineAt(this, index)
    this.#seen[index] = line
    return line
  }

  indexOf(row: number): number {
    const index = row - (this.row[0] ?? 0)
    return index >= 0 && index < this.length ? index : -1
  }

  where(holds: (index: number) => boolean): Line[] {
    const found: Line[] = []
    for (let i = 0; i < this.length; i++) if (holds(i)) found.push(this.get(i) as Line)
    return found
  }

  all(): readonly Line[] {
    return this.where(() => true)
  }

  *[Symbol.iterator](): Iterator<Line> {
    for (let i = 0; i < this.length; i++) yield this.get(i) as Line
  }

  cut(length: number): void {
    this.length = length
    this.#seen.length = Math.min(this.#seen.length, length)
    for (const [index, { from, to }] of this.covers) {
      if (index >= length || from >= length) this.covers.delete(index)
      else if (to >= length) this.covers.set(index, { from, to: length - 1 })
    }
  }
}

/** One row of the columns. */
class LineAt implements Line {
  readonly #lines: LineColumns
  readonly #index: number

  constructor(lines: LineColumns, index: number) {
    this.#lines = lines
    this.#index = index
  }
  get index() {
    return this.#index
  }
  get row() {
    return this.#lines.row[this.#index] as number
  }
  get rowKind() {
    return this.#lines.kind[this.#index] as RowKind
  }
  get level() {
    return this.#lines.level[this.#index] as number
  }
  get parent() {
    return this.#lines.parent[this.#index] as number
  }
  get issue() {
    return this.#names.issue
  }
  get issueSource() {
    return this.#names.issueSource
  }
  get strategy() {
    return this.#names.strategy
  }
  get strategySource() {
    return this.#names.strategySource
  }
  get initiative() {
    return this.#names.initiative
  }
  get initiativeSource() {
    return this.#names.initiativeSource
  }
  get detail() {
    return this.#lines.detail[this.#index] as string
  }
  get department() {
    return this.#lines.departmentOf(this.#index)
  }
  get remark() {
    return this.#lines.isDescribed[this.#index] === 1 ? this.#lines.cells.remark(this.row) : ''
  }
  get amount() {
    const lines = this.#lines
    lines.reading[this.#index] ??= lines.cells.amount(this.row)
    return lines.reading[this.#index] as AmountReading
  }
  get exclusion() {
    return this.#lines.exclusion[this.#index] as ExclusionReading
  }
  get reflection() {
    return this.#lines.reflection[this.#index] as ReflectionReading
  }
  get covers() {
    return this.#lines.covers.get(this.#index) ?? null
  }
  get hidden() {
    return this.#lines.isHidden(this.#index)
  }
  get #names() {
    return this.#lines.names[this.#index] as LineNames
  }
}
