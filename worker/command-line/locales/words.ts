// What the command line says, in one language.
import type { DocumentCheck } from '../../../shared/schema/index.ts'
import type { Command, OptionName } from '../call.ts'

export interface Words {
  usage: {
    unknownCommand: (name: string) => string
    unknownOption: (option: string) => string
    foreignOption: (option: string, command: string) => string
    unknownFormat: (format: string, formats: readonly string[]) => string
    optionValue: (option: string) => string
    expectForm: (part: string) => string
    /** What is wrong with the number of files; empty where nothing is. */
    fileCount: (command: Command, count: number) => string
    oneInput: string
    /** Where to read on. */
    more: (command: Command | null) => string
  }
  help: {
    synopsis: Readonly<Record<Command, string>>
    about: Readonly<Record<Command, string>>
    intro: string
    options: Readonly<Record<OptionName, string>>
    headings: { usage: string; commands: string; options: string; exit: string; examples: string }
    exit: readonly [string, string, string]
    examples: Readonly<Record<Command, readonly string[]>>
  }
  input: {
    missing: (path: string) => string
    folder: (path: string) => string
    unreadable: (path: string, reason: string) => string
    standardInput: string
    notJson: (reason: string) => string
    /** A JSON file that is not of its contract. */
    contract: (pointer: string, reason: string) => string
    emptyPlan: string
    noOpinions: string
    published: (reference: string) => string
  }
  output: {
    refused: (path: string, reason: string) => string
    isInput: (path: string) => string
    written: (path: string) => string
    progress: (done: number, all: number, path: string) => string
  }
  check: {
    severities: Readonly<Record<'error' | 'warning' | 'info' | 'advice', string>>
    figures: Readonly<Record<'share' | 'total' | 'base', string>>
    suggestion: (label: string) => string
    counts: (error: number, warning: number, lines: number) => string
    provisional: string
    noFindings: string
    summary: (files: number, findings: number, unreadable: number) => string
  }
  trace: { unknown: (subject: string) => string }
  mcp: { outside: (path: string) => string }
  document: {
    unknownKind: (kind: string, kinds: readonly string[]) => string
    unknownForm: (form: string, forms: readonly string[]) => string
  }
  tie: { tooLong: (most: number) => string; counts: (counts: DocumentCheck['counts']) => string }
  compare: {
    share: (from: string, to: string, points: string) => string
    effect: (points: string) => string
  }
  verify: {
    valid: string
    reasons: Readonly<Record<string, string>>
    report: Readonly<Record<'equal' | 'different', string>>
    sheet: Readonly<Record<'equal' | 'different', string>>
    ownKeys: string
    issuer: (address: string) => string
  }
}
