// Amounts by issue, strategy and initiative, in the order of the sheet.
import type { LineNames } from '../model/budget.ts'
import type { InitiativeTotal, IssueTotal } from '../schema/index.ts'
import { createRowRuns, type RowRuns } from './row-runs.ts'

export type Part = 'plain' | 'reflected' | 'excluded'

export interface RollUp {
  /** Turns to the place in the plan that a leaf names. */
  enter(names: LineNames): void
  /** Adds an amount there. */
  add(yen: number, row: number, part: Part): void
  issues(): IssueTotal[]
}

interface Node {
  title: string
  yen: number
  reflectedYen: number
  excludedYen: number
  rows: RowRuns
  children: Map<string, Node>
}

/** @param column 0-based column of the amounts, for their addresses */
export function createRollUp(column: number): RollUp {
  const root = createNode('')
  // Lines of one block follow each other, so most need no look-up by name.
  let issue = root
  let strategy = root
  let initiative: Node | null = null
  let entered: LineNames | null = null

  return {
    enter(names) {
      if (names === entered) return
      entered = names
      if (issue === root || issue.title !== names.issue) {
        issue = child(root, names.issue)
        strategy = child(issue, names.strategy)
        initiative = null
      } else if (strategy.title !== names.strategy) {
        strategy = child(issue, names.strategy)
        initiative = null
      }
      if (names.initiative === '') initiative = null
      else if (initiative?.title !== names.initiative)
        initiative = child(strategy, names.initiative)
    },
    add(yen, row, part) {
      addTo(issue, yen, part, row)
      addTo(strategy, yen, part, row)
      if (initiative) addTo(initiative, yen, part, row)
    },
    issues() {
      return [...root.children.values()].map((issue) => ({
        ...figures(issue),
        strategies: [...issue.children.values()].map((strategy) => ({
          ...figures(strategy),
          initiatives: [...strategy.children.values()].map(figures),
        })),
      }))
    },
  }

  function figures(node: Node): InitiativeTotal {
    const { title, yen, reflectedYen, excludedYen } = node
    return { title, yen, reflectedYen, excludedYen, cells: node.rows.ranges(column) }
  }
}

const createNode = (title: string): Node => ({
  title,
  yen: 0,
  reflectedYen: 0,
  excludedYen: 0,
  rows: createRowRuns(),
  children: new Map(),
})

function child(node: Node, title: string): Node {
  const known = node.children.get(title)
  if (known) return known
  const made = createNode(title)
  node.children.set(title, made)
  return made
}

function addTo(node: Node, yen: number, part: Part, row: number): void {
  node.yen += yen
  if (part === 'reflected') node.reflectedYen += yen
  else if (part === 'excluded') node.excludedYen += yen
  node.rows.add(row)
}
