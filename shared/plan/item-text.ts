// The parts of one item's text.
import type { AmountReading } from '../model/budget.ts'

export interface ItemText {
  /** As written; empty where the text is an amount or a mark alone. */
  title: string
  amount: AmountReading | null
  /** The mark of the council's opinion, as written: ①. */
  reflection: string | null
  exclusion: 'fixed' | 'priority' | null
  /** Texts that look like amounts and are not the item's. */
  unused: string[]
  /** Other words after the amount. */
  after: string
  /** The amount's bracket never closes. */
  unclosed: boolean
  /** Nothing parts the amount from the title: 「訓練3,913千円」. */
  attached: boolean
}
