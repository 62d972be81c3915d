// `hanei help`: what can be called, with examples to copy.

import { type Command, commands, type OptionName, optionsOf } from './call.ts'
import type { Words } from './locales/index.ts'

/** Help on a command, or on all of them. */
export function helpText(words: Words, command?: Command): string {
  const { headings, intro, synopsis, about, exit, examples } = words.help
  const shown = command ? [command] : commands
  return [
    command ? about[command] : intro,
    '',
    `${headings.usage}:`,
    ...shown.map((one) => `  ${synopsis[one]}`),
    '',
    ...(command
      ? []
      : [`${headings.commands}:`, ...inColumns(commands.map((one) => [one, about[one]])), '']),
    `${headings.options}:`,
    ...inColumns(optionLines(words, command)),
    '',
    `${headings.examples}:`,
    ...shown.flatMap((one) => examples[one].map((example) => `  ${example}`)),
    '',
    `${headings.exit}:`,
    ...exit.map((line) => `  ${line}`),
    '',
  ].join('\n')
}

const optionLines = (words: Words, command?: Command): [string, string][] =>
  (Object.keys(optionsOf) as OptionName[])
    .filter(
      (name) => !command || (optionsOf[name].commands as readonly Command[]).includes(command),
    )
    .map((name) => {
      const option = optionsOf[name]
      const short = 'short' in option ? `-${option.short}, ` : '    '
      return [`${short}--${name}`, words.help.options[name]]
    })

function inColumns(rows: readonly (readonly [string, string])[]): string[] {
  const width = Math.max(...rows.map(([first]) => first.length))
  return rows.map(([first, second]) => `  ${first.padEnd(width)}  ${second}`)
}
