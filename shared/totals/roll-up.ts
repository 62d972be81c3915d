// Amounts by issue, strategy and initiative, in the order of the sheet.
import type { LineNames } from '../model/budget.ts'
import type { InitiativeTotal, IssueTotal } from '../schema/index.ts'
import { RowRuns, type RowsAddress } from './row-runs.ts'

export type Part = 'plain' | 'reflected' | 'excluded'

/** Lines of one block follow each other: they are added up first, and their rows kept as one run. */
export class RollUp {
  readonly #root = new Node('')
  #issue = this.#root
  #strategy = this.#root
  #initiative: Node | null = null
  #names: LineNames | null = null
  // Of the rows added since `#firstRow`; 0 where there are none.
  #yen = 0
  #reflectedYen = 0
  #excludedYen = 0
  #firstRow = 0
  #lastRow = 0

  /** Turns to the place in the plan that a leaf names. */
  enter(names: LineNames): void {
    if (names === this.#names) return
    this.#close()
    this.#names = names
    const { issue, strategy, initiative } = names
    if (this.#issue === this.#root || this.#issue.title !== issue) {
      this.#issue = this.#root.child(issue)
      this.#strategy = this.#issue.child(strategy)
      this.#initiative = null
    } else if (this.#strategy.title !== strategy) {
      this.#strategy = this.#issue.child(strategy)
      this.#initiative = null
    }
    if (initiative === '') this.#initiative = null
    else if (this.#initiative?.title !== initiative)
      this.#initiative = this.#strategy.child(initiative)
  }

  /** Adds an amount there. */
  add(yen: number, row: number, part: Part): void {
    if (row !== this.#lastRow + 1) this.#close()
    if (this.#firstRow === 0) this.#firstRow = row
    this.#lastRow = row
    this.#yen += yen
    if (part === 'reflected') this.#reflectedYen += yen
    else if (part === 'excluded') this.#excludedYen += yen
  }

  issues(addressOf: RowsAddress): IssueTotal[] {
    this.#close()
    return [...this.#root.children].map((issue) => ({
      ...issue.figures(addressOf),
      strategies: [...issue.children].map((strategy) => ({
        ...strategy.figures(addressOf),
        initiatives: [...strategy.children].map((initiative) => initiative.figures(addressOf)),
      })),
    }))
  }

  #close(): void {
    if (this.#firstRow === 0) return
    for (const node of [this.#issue, this.#strategy, this.#initiative])
      node?.add(this.#yen, this.#reflectedYen, this.#excludedYen, this.#firstRow, this.#lastRow)
    this.#yen = this.#reflectedYen = this.#excludedYen = this.#firstRow = 0
  }
}

class Node {
  readonly title: string
  readonly #rows = new RowRuns()
  #yen = 0
  #reflectedYen = 0
  #excludedYen = 0
  #children: Map<string, Node> | null = null

  constructor(title: string) {
    this.title = title
  }

  get children(): Iterable<Node> {
    return this.#children?.values() ?? []
  }

  child(title: string): Node {
    this.#children ??= new Map()
    let child = this.#children.get(title)
    if (!child) {
      child = new Node(title)
      this.#children.set(title, child)
    }
    return child
  }

  add(yen: number, reflected: number, excluded: number, first: number, last: number): void {
    this.#yen += yen
    this.#reflectedYen += reflected
    this.#excludedYen += excluded
    this.#rows.add(first, last)
  }

  figures(addressOf: RowsAddress): InitiativeTotal {
    return {
      title: this.title,
      yen: this.#yen,
      reflectedYen: this.#reflectedYen,
      excludedYen: this.#excludedYen,
      cells: this.#rows.addresses(addressOf),
    }
  }
}
