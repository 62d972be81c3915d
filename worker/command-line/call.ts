// What can be called: the commands and their options.

export const commands = [
  'check',
  'trace',
  'compare',
  'document',
  'tie',
  'write',
  'pack',
  'verify',
  'mcp',
  'completion',
  'help',
] as const
export type Command = (typeof commands)[number]
export const formats = ['text', 'json', 'csv', 'junit', 'sarif'] as const
export type Format = (typeof formats)[number]

/** What reads budgets. */
const onBudgets = ['check', 'trace', 'compare', 'document', 'tie', 'write', 'pack'] as const

/** Every option by its name: its short form, and the commands that take it. */
export const optionsOf = {
  plan: { type: 'string', commands: onBudgets },
  policy: { type: 'string', commands: onBudgets },
  opinions: { type: 'string', commands: ['check', 'trace', 'compare', 'document', 'tie', 'pack'] },
  sheet: { type: 'string', multiple: true, commands: onBudgets },
  together: { type: 'boolean', commands: ['check'] },
  expect: { type: 'string', multiple: true, commands: ['check'] },
  format: { type: 'string', short: 'f', commands: ['check', 'trace', 'compare', 'tie', 'verify'] },
  output: {
    type: 'string',
    short: 'o',
    commands: [...onBudgets, 'verify'],
  },
  kind: { type: 'string', commands: ['document'] },
  form: { type: 'string', commands: ['document'] },
  keys: { type: 'string', commands: ['verify'] },
  report: { type: 'string', commands: ['verify'] },
  lang: { type: 'string', commands },
  help: { type: 'boolean', short: 'h', commands },
  version: { type: 'boolean', commands },
} as const satisfies Record<
  string,
  { type: 'string' | 'boolean'; short?: string; multiple?: boolean; commands: readonly Command[] }
>
export type OptionName = keyof typeof optionsOf
