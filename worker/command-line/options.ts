// The words of a command → what is asked for, or what is wrong with them.
import { parseArgs } from 'node:util'
import { parseExpect } from '../../shared/expectations.ts'
import type { Expect, Language } from '../../shared/schema/index.ts'
import { type Command, commands, type Format, formats, type OptionName, optionsOf } from './call.ts'
import type { Words } from './locales/index.ts'

export interface Asked {
  command: Command
  /** Paths of files; `-` is standard input. */
  paths: string[]
  plan?: string
  policy?: string
  /** Path of the register of council opinions. */
  opinions?: string
  sheets: string[]
  /** The files are one budget. */
  together: boolean
  expect?: Expect
  format: Format
  output?: string
  /** Asked for by --lang, not taken from the environment. */
  lang?: string
  kind?: string
  form?: string
  keys?: string
  report?: string
}

export type Parsed =
  | { ok: true; asked: Asked }
  | { ok: true; asked: 'help' | 'version'; of?: Command }
  | { ok: false; message: string }

/** What the words ask for. Never throws. @param words for the messages, in the caller's language */
export function parseOptions(argv: readonly string[], words: Words): Parsed {
  const read = readWords(argv, words)
  if (!read.ok) return read
  const { values, positionals } = read
  const [name = 'help', ...paths] = positionals
  if (values.version) return { ok: true, asked: 'version' }
  if (!isCommand(name)) return { ok: false, message: words.usage.unknownCommand(name) }
  if (values.help) return { ok: true, asked: 'help', of: name }
  if (name === 'help') {
    const [of] = paths
    return { ok: true, asked: 'help', ...(of && isCommand(of) ? { of } : {}) }
  }
  const foreign = (Object.keys(values) as OptionName[]).find(
    (option) => !(optionsOf[option].commands as readonly Command[]).includes(name),
  )
  if (foreign) return { ok: false, message: words.usage.foreignOption(`--${foreign}`, name) }
  const format = values.format ?? 'text'
  if (!isFormat(format)) return { ok: false, message: words.usage.unknownFormat(format, formats) }
  if (name !== 'check' && !['text', 'json'].includes(format)) {
    return { ok: false, message: words.usage.unknownFormat(format, ['text', 'json']) }
  }
  const {
    expect: wanted,
    sheet,
    plan,
    policy,
    opinions,
    output,
    lang,
    kind,
    form,
    keys,
    report,
  } = values
  const expect = wanted ? parseExpect(wanted.join(',')) : undefined
  if (expect && !expect.ok) return { ok: false, message: words.usage.expectForm(expect.part) }
  const count = words.usage.fileCount(name, paths.length)
  if (count) return { ok: false, message: count }
  if (paths.filter((path) => path === '-').length > 1) {
    return { ok: false, message: words.usage.oneInput }
  }
  return {
    ok: true,
    asked: {
      command: name,
      paths,
      sheets: sheet ?? [],
      together: values.together === true,
      format,
      ...(plan === undefined ? {} : { plan }),
      ...(policy === undefined ? {} : { policy }),
      ...(opinions === undefined ? {} : { opinions }),
      ...(expect === undefined ? {} : { expect: expect.value }),
      ...(output === undefined ? {} : { output }),
      ...(lang === undefined ? {} : { lang }),
      ...(kind === undefined ? {} : { kind }),
      ...(form === undefined ? {} : { form }),
      ...(keys === undefined ? {} : { keys }),
      ...(report === undefined ? {} : { report }),
    },
  }
}

type Values = Partial<
  Record<Exclude<OptionName, 'sheet' | 'expect' | 'together' | 'help' | 'version'>, string> &
    Record<'sheet' | 'expect', string[]> &
    Record<'together' | 'help' | 'version', boolean>
>

function readWords(
  argv: readonly string[],
  words: Words,
): { ok: true; values: Values; positionals: string[] } | { ok: false; message: string } {
  const options = Object.fromEntries(
    Object.entries(optionsOf).map(([name, { commands: _, ...option }]) => [name, option]),
  )
  try {
    const { values, positionals } = parseArgs({
      args: [...argv],
      options,
      allowPositionals: true,
    })
    return { ok: true, values: values as Values, positionals }
  } catch (error) {
    return { ok: false, message: refusalOf(error, argv, words) }
  }
}

/** In our words: Node's own are English. Source: the codes of node:util's parseArgs. */
function refusalOf(error: unknown, argv: readonly string[], words: Words): string {
  const code = error instanceof Error && 'code' in error ? error.code : ''
  const names = Object.keys(optionsOf)
  const given = argv.filter((word) => word.startsWith('-') && word !== '-')
  const unknown = given.find((word) => !names.includes(nameOf(word)))
  if (code === 'ERR_PARSE_ARGS_UNKNOWN_OPTION' && unknown) return words.usage.unknownOption(unknown)
  return words.usage.optionValue(given.at(-1) ?? '')
}

function nameOf(word: string): string {
  const [name = ''] = word.replace(/^--?/, '').split('=')
  if (word.startsWith('--')) return name
  const long = Object.entries(optionsOf).find(
    ([, option]) => 'short' in option && option.short === name[0],
  )
  return long?.[0] ?? name
}

const isCommand = (name: string): name is Command => (commands as readonly string[]).includes(name)
const isFormat = (name: string): name is Format => (formats as readonly string[]).includes(name)

/** `--lang`, else the environment's, else English. @example languageOf([], { LANG: 'ja_JP.UTF-8' }) // 'ja' */
export function languageOf(
  argv: readonly string[],
  environment: Readonly<Record<string, string | undefined>>,
): Language {
  const at = argv.findIndex((word) => word === '--lang' || word.startsWith('--lang='))
  const asked = argv[at]?.slice('--lang='.length) || argv[at + 1]
  const { LC_ALL, LC_MESSAGES, LANG } = environment
  const spoken =
    at >= 0
      ? asked
      : LC_ALL || LC_MESSAGES || LANG || Intl.DateTimeFormat().resolvedOptions().locale
  return spoken?.startsWith('ja') ? 'ja' : 'en'
}
