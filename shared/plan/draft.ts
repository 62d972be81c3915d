// A plan's outline before it is a plan: items with the lines they stand on and their amounts as read.
import type { AmountReading } from '../model/budget.ts'
import type { Finding } from '../schema/index.ts'
import type { PlanLine } from './lines.ts'

export interface DraftItem {
  line: number
  title: string
  amount: AmountReading | null
  amountLine: number
  reflection: string | null
  exclusion: string | null
  /** ①, ② … before the title. */
  lead: number | null
  /** Lines printed below it, as they stand. */
  description: string[]
}
export interface DraftStrategy extends DraftItem {
  initiatives: DraftItem[]
}
export interface DraftIssue {
  line: number
  no: number | null
  title: string
  strategies: DraftStrategy[]
}

export interface Draft {
  issues: DraftIssue[]
  /** Lines that are neither structure, amount, note, nor control figure. */
  leftover: PlanLine[]
  /** Lines that gave the outline something: all others are descriptions. */
  used: Set<number>
  /** Lines of the text after the outline: the 反映割合 and its notes. */
  closing: Set<number>
  findings: Finding[]
}

export const emptyItem = (line: number, title: string): DraftItem => ({
  line,
  title,
  amount: null,
  amountLine: line,
  reflection: null,
  exclusion: null,
  lead: null,
  description: [],
})
