// What a language's catalogue of messages holds.
import type { ColumnRole, ShareState } from '../schema/index.ts'

/** A template, or one for each value of the parameter `variant`. See `render.ts` for `{…}`. */
export type Template = string | Readonly<Record<string, string>>

export interface RuleTexts {
  /** What the rule looks at, as a short name. */
  title: string
  /** What is wrong, where, and what to do next. */
  message: Template
}

export interface Catalogue {
  rules: Readonly<Record<string, RuleTexts>>
  /** Message for the rest of a rule's many findings. */
  more: string
  /** Labels of offered fixes. `{cell}` is the first cell that changes, `{count}` how many do. */
  suggestions: Readonly<Record<string, string>>
  roles: Readonly<Record<ColumnRole, string>>
  /** Words that stand in for a code in a message: severities, explanations. */
  words: Readonly<Record<string, string>>
  states: StateTexts
}

/** `{reasons}` are the titles of the rules that keep a share from being final, with a cell each. */
export interface StateTexts {
  /** The word that stands beside a share. */
  words: Readonly<Record<ShareState, string>>
  /** Why a share is provisional. */
  provisional: string
  /** The same for a run of which only that is kept. */
  unexplained: string
  /** What 証明済み says beside each state: this was computed from these cells, not that it is final. */
  attested: Readonly<Record<ShareState, string>>
  /** In place of a figure that may still change. */
  withheld: string
  /** How many further reasons there are. */
  moreReasons: string
  /** How many further findings a reason stands for. */
  moreCells: string
}
