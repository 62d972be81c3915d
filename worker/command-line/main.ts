// The command line: words and files in, an exit status out. Everything a call touches is passed in.
import { renameSync, rmSync, writeFileSync } from 'node:fs'
import { rulesetVersion } from '../../shared/assess.ts'
import { type Command, commands } from './call.ts'
import { check } from './check.ts'
import { compare } from './compare.ts'
import { completion } from './completion.ts'
import { helpText } from './help.ts'
import { wordsIn } from './locales/index.ts'
import { type Asked, languageOf, parseOptions } from './options.ts'
import { CommandProblem, reasonOf } from './problem.ts'
import type { Answer, Surroundings } from './surroundings.ts'
import { trace } from './trace.ts'
import { verify } from './verify.ts'
import { write } from './write.ts'

export interface Terminal {
  environment: Readonly<Record<string, string | undefined>>
  out: (text: string | Uint8Array) => void
  error: (text: string) => void
  /** Standard error is a terminal, where a line of progress may stand. */
  interactive: boolean
  version: string
  /** The program of a thread that checks files beside this one. */
  thread?: string
}

/** Runs one call. @returns exit status 0, 1 or 2 */
export async function main(argv: readonly string[], terminal: Terminal): Promise<number> {
  const language = languageOf(argv, terminal.environment)
  const words = wordsIn[language]
  const parsed = parseOptions(argv, words)
  if (!parsed.ok) {
    const named = commands.find((command) => command === argv[0]) ?? null
    terminal.error(`${parsed.message}\n${words.usage.more(named)}\n`)
    return 2
  }
  if (parsed.asked === 'version') {
    terminal.out(`hanei ${terminal.version} (ruleset ${rulesetVersion})\n`)
    return 0
  }
  if (parsed.asked === 'help') {
    terminal.out(helpText(words, 'of' in parsed ? parsed.of : undefined))
    return 0
  }
  const line = progressLine(terminal)
  const surroundings: Surroundings = {
    words,
    language,
    version: terminal.version,
    progress: line.show,
    ...(terminal.thread ? { thread: terminal.thread } : {}),
  }
  try {
    const answer = await run(parsed.asked, surroundings)
    line.clear()
    return deliver(answer, parsed.asked, surroundings, terminal)
  } catch (error) {
    line.clear()
    if (!(error instanceof CommandProblem)) throw error
    terminal.error(`${error.message}\n`)
    return 2
  }
}

async function run(asked: Asked, surroundings: Surroundings): Promise<Answer> {
  switch (asked.command as Exclude<Command, 'help'>) {
    case 'check':
      return check(asked, surroundings)
    case 'compare':
      return compare(asked, surroundings)
    case 'write':
      return write(asked, surroundings)
    case 'trace':
      return trace(asked, surroundings)
    case 'mcp': {
      // Loaded only here: the library takes longer to load than a check takes.
      const { serve } = await import('./mcp.ts')
      await serve(asked.paths[0] ?? '.', surroundings)
      return { text: '', status: 0 }
    }
    case 'document': {
      // So does that of Word files.
      const { document } = await import('./document.ts')
      return document(asked, surroundings)
    }
    case 'tie': {
      const { tie } = await import('./tie.ts')
      return tie(asked, surroundings)
    }
    case 'pack': {
      const { packFile } = await import('./pack.ts')
      return packFile(asked, surroundings)
    }
    case 'verify':
      return verify(asked, surroundings)
    case 'completion':
      return completion(asked.paths, surroundings)
  }
}

function deliver(
  { text, problems = [], note, status }: Answer,
  { output }: Asked,
  { words }: Surroundings,
  terminal: Terminal,
): number {
  if (output === undefined || output === '-') terminal.out(text)
  else {
    writeWhole(output, text, words.output.refused)
    terminal.error(`${words.output.written(output)}\n`)
  }
  for (const problem of problems) terminal.error(`${problem}\n`)
  if (note !== undefined) terminal.error(`${note}\n`)
  return status
}

/**
 * The whole file or none of it: it takes its name when all is written. An interruption waits until
 * then, and nothing is left where it cannot be written.
 */
function writeWhole(
  path: string,
  text: string | Uint8Array,
  refused: (path: string, reason: string) => string,
): void {
  const part = `${path}.${process.pid}.part`
  const wait = (): void => undefined
  for (const signal of interruptions) process.on(signal, wait)
  try {
    writeFileSync(part, text)
    renameSync(part, path)
  } catch (error) {
    rmSync(part, { force: true })
    throw new CommandProblem(refused(path, reasonOf(error)))
  } finally {
    for (const signal of interruptions) process.off(signal, wait)
  }
}

const interruptions = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const

/** One line on a terminal that the next takes the place of. */
function progressLine({ interactive, error }: Terminal) {
  let shown = 0
  const clear = (): void => {
    if (shown > 0) error(`\r${' '.repeat(shown)}\r`)
    shown = 0
  }
  return {
    clear,
    show: (text: string): void => {
      if (!interactive) return
      clear()
      error(text)
      // A character may take two columns.
      shown = text.length * 2
    },
  }
}
