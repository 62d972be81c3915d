// What a language's catalogue of messages holds.
import type { ColumnRole } from '../schema/index.ts'

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
}
