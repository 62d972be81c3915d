// A table's rows in columns: a few numbers for each row instead of an object.
//
// A long sheet has a hundred thousand rows, nearly all of them ordinary. Passes over all of them ask
// by index; whoever looks at single rows takes `get`, which makes a `Line` of those looked at only.
import type { AmountState, RowKind } from '../schema/index.ts'
import { rowKinds } from '../schema/index.ts'
import type {
  AmountReading,
  Covers,
  ExclusionReading,
  Line,
  LineNames,
  ReflectionReading,
} from './line.ts'
import { LineAt } from './line-at.ts'

/** What is read from a line's own cells when it is asked for. Rows as on the sheet. */
export interface LineCells {
  /** The amount of a plain number. */
  amount(row: number): AmountReading
  department(row: number): string
  remark(row: number): string
  isHidden(row: number): boolean
  readonly hasHidden: boolean
}

/** What a line has until something is read for it. */
export interface Blank {
  amount: AmountReading
  exclusion: ExclusionReading
  reflection: ReflectionReading
}

export const noNames: LineNames = {
  issue: '',
  issueSource: 'none',
  strategy: '',
  strategySource: 'none',
  initiative: '',
  initiativeSource: 'none',
}

const codeOf = Object.fromEntries(rowKinds.map((kind, code) => [kind, code])) as Record<
  RowKind,
  number
>
const { leaf, parent, section, subtotal, total } = codeOf

/** The lines of `size` rows that follow each other on the sheet: leaves without anything at first. */
export class Lines implements Iterable<Line> {
  length: number
  /** Integer yen; NaN where there is no figure. */
  readonly yen: Float64Array
  readonly level: Uint8Array
  /** What totals and subtotals sum, by index. */
  readonly covers = new Map<number, Covers>()
  readonly cells: LineCells
  readonly #firstRow: number
  readonly #kind: Uint8Array
  readonly #isDescribed: Uint8Array
  /** Positions in the tables of distinct values. */
  readonly #names: Int32Array
  readonly #amount: Int32Array
  readonly #exclusion: Int32Array
  readonly #reflection: Int32Array
  readonly #nameTable: LineNames[] = [noNames]
  /** The first stands for plain numbers, the second for blank cells. */
  readonly #amountTable: (AmountReading | null)[]
  readonly #exclusionTable: ExclusionReading[]
  readonly #reflectionTable: ReflectionReading[]
  readonly #detail = new Map<number, string>()
  #parent: Int32Array | null = null
  readonly #seen = new Map<number, Line>()

  constructor(firstRow: number, size: number, blank: Blank, cells: LineCells) {
    this.length = size
    this.cells = cells
    this.yen = new Float64Array(size).fill(Number.NaN)
    this.level = new Uint8Array(size)
    this.#firstRow = firstRow
    this.#kind = new Uint8Array(size).fill(leaf)
    this.#isDescribed = new Uint8Array(size)
    this.#names = new Int32Array(size)
    this.#amount = new Int32Array(size).fill(1)
    this.#exclusion = new Int32Array(size)
    this.#reflection = new Int32Array(size)
    this.#amountTable = [null, blank.amount]
    this.#exclusionTable = [blank.exclusion]
    this.#reflectionTable = [blank.reflection]
  }

  /** Row on the sheet, from 1. */
  rowOf(index: number): number {
    return this.#firstRow + index
  }

  /** Position of a sheet's row; -1 beyond the lines. */
  indexOf(row: number): number {
    const index = row - this.#firstRow
    return index >= 0 && index < this.length ? index : -1
  }

  /** The last line's row; null without lines. */
  get lastRow(): number | null {
    return this.length > 0 ? this.rowOf(this.length - 1) : null
  }

  kindOf(index: number): RowKind {
    return rowKinds[this.#kind[index] as number] as RowKind
  }

  isLeaf(index: number): boolean {
    return this.#kind[index] === leaf
  }

  /** A leaf, a parent or a section's title. */
  isItem(index: number): boolean {
    const kind = this.#kind[index]
    return kind === leaf || kind === section || kind === parent
  }

  /** A subtotal or total. */
  isSum(index: number): boolean {
    const kind = this.#kind[index]
    return kind === subtotal || kind === total
  }

  setKind(index: number, kind: RowKind): void {
    this.#kind[index] = codeOf[kind]
  }

  /** Rows of a block share one object. */
  namesOf(index: number): LineNames {
    return this.#nameTable[this.#names[index] as number] as LineNames
  }

  setNames(index: number, names: LineNames): void {
    this.#names[index] = keep(this.#nameTable, names)
  }

  /** null for a plain whole number: it says nothing that `yen` does not. */
  amountOf(index: number): AmountReading | null {
    return this.#amountTable[this.#amount[index] as number] as AmountReading | null
  }

  setAmount(index: number, reading: AmountReading): void {
    this.#amount[index] = keep(this.#amountTable, reading)
    this.yen[index] = reading.yen ?? Number.NaN
  }

  /** @param yen of a plain whole number, not 0 */
  setPlainAmount(index: number, yen: number): void {
    this.#amount[index] = 0
    this.yen[index] = yen
  }

  stateOf(index: number): AmountState {
    const code = this.#amount[index] as number
    return code === 0 ? 'value' : (this.#amountTable[code] as AmountReading).state
  }

  exclusionOf(index: number): ExclusionReading {
    return this.#exclusionTable[this.#exclusion[index] as number] as ExclusionReading
  }

  setExclusion(index: number, reading: ExclusionReading): void {
    this.#exclusion[index] = keep(this.#exclusionTable, reading)
  }

  reflectionOf(index: number): ReflectionReading {
    return this.#reflectionTable[this.#reflection[index] as number] as ReflectionReading
  }

  setReflection(index: number, reading: ReflectionReading): void {
    this.#reflection[index] = keep(this.#reflectionTable, reading)
  }

  /** Whether any name or detail, of whatever line, is such a text. */
  someText(holds: (text: string) => boolean): boolean {
    for (const { issue, strategy, initiative } of this.#nameTable)
      if (holds(initiative) || holds(strategy) || holds(issue)) return true
    for (const detail of this.#detail.values()) if (holds(detail)) return true
    return false
  }

  /** A function of lines by their names, worked out once for each distinct names. */
  perNames<T>(answer: (names: LineNames) => T): (index: number) => T {
    const answers = this.#nameTable.map(answer)
    return (index) => answers[this.#names[index] as number] as T
  }

  /** The same by their amounts; `plain` is the answer for plain numbers. */
  perAmount<T>(plain: T, answer: (amount: AmountReading) => T): (index: number) => T {
    const answers = this.#amountTable.map((amount) => (amount === null ? plain : answer(amount)))
    return (index) => answers[this.#amount[index] as number] as T
  }

  /** The same by their exclusions. */
  perExclusion<T>(answer: (reading: ExclusionReading) => T): (index: number) => T {
    const answers = this.#exclusionTable.map(answer)
    return (index) => answers[this.#exclusion[index] as number] as T
  }

  /** The same by their reflection. */
  perReflection<T>(answer: (reading: ReflectionReading) => T): (index: number) => T {
    const answers = this.#reflectionTable.map(answer)
    return (index) => answers[this.#reflection[index] as number] as T
  }

  /** Index of the parent row that holds this row's sum, or -1. */
  parentOf(index: number): number {
    return this.#parent === null ? -1 : (this.#parent[index] as number)
  }

  setParent(index: number, parent: number): void {
    this.#parent ??= new Int32Array(this.level.length).fill(-1)
    this.#parent[index] = parent
  }

  detailOf(index: number): string {
    return this.#detail.get(index) ?? ''
  }

  setDetail(index: number, detail: string): void {
    if (detail !== '') this.#detail.set(index, detail)
  }

  /** Makes the department and remark beside the row the line's. */
  describe(index: number): void {
    this.#isDescribed[index] = 1
  }

  departmentOf(index: number): string {
    return this.#isDescribed[index] === 1 ? this.cells.department(this.rowOf(index)) : ''
  }

  remarkOf(index: number): string {
    return this.#isDescribed[index] === 1 ? this.cells.remark(this.rowOf(index)) : ''
  }

  isHidden(index: number): boolean {
    return this.cells.hasHidden && this.cells.isHidden(this.rowOf(index))
  }

  /** One line, the same object each time; undefined beyond them. */
  get(index: number): Line | undefined {
    if (!(index >= 0 && index < this.length)) return undefined
    let line = this.#seen.get(index)
    if (!line) {
      line = new LineAt(this, index)
      this.#seen.set(index, line)
    }
    return line
  }

  /** The first line that something holds for. */
  find(holds: (index: number) => boolean): Line | undefined {
    for (let i = 0; i < this.length; i++) if (holds(i)) return this.get(i)
    return undefined
  }

  /** Lines that something holds for. */
  where(holds: (index: number) => boolean): Line[] {
    const found: Line[] = []
    for (let i = 0; i < this.length; i++) if (holds(i)) found.push(this.get(i) as Line)
    return found
  }

  /** All lines as objects, for sheets and passes that are short. */
  all(): readonly Line[] {
    return this.where(() => true)
  }

  *[Symbol.iterator](): Iterator<Line> {
    for (let i = 0; i < this.length; i++) yield this.get(i) as Line
  }

  /** Forgets the lines from an index on; totals cover only what is left. */
  cut(length: number): void {
    this.length = length
    for (const [index, { from, to }] of this.covers) {
      if (index >= length || from >= length) this.covers.delete(index)
      else if (to >= length) this.covers.set(index, { from, to: length - 1 })
    }
  }
}

/** Values that were looked for last are found without going through the table. */
const near = 8

/** Position of a value in a table that grows; a value that comes back late may stand there twice. */
function keep<T>(table: T[], value: T): number {
  const first = Math.max(0, table.length - near)
  for (let i = table.length - 1; i >= first; i--) if (table[i] === value) return i
  return table.push(value) - 1
}
