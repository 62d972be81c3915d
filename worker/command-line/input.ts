// Files, or standard input, → sheets, plans and policies.
import { readFileSync } from 'node:fs'
import { basename } from 'node:path'
import type { z } from 'zod'
import {
  decodeText,
  misread,
  readCsv,
  readXlsx,
  sheetNameOfFile,
} from '../../shared/files/index.ts'
import {
  type Register,
  readRegister,
  registerOf,
  sentRegister,
} from '../../shared/opinions/index.ts'
import { parsePlanText } from '../../shared/plan/index.ts'
import {
  type Language,
  opinionsSchema,
  type Plan,
  type Policy,
  planSchema,
  policySchema,
  snapshotSchema,
  snapshotsOf,
  type ValidationRequest,
  validationRequestSchema,
} from '../../shared/schema/index.ts'
import { chooseSheets, type WorkbookSheet } from '../../shared/workbook/index.ts'
import type { Words } from './locales/index.ts'
import { CommandProblem, reasonOf } from './problem.ts'

export interface Reader {
  words: Words
  language: Language
}

/** A budget as a validation is asked for it. */
export type Input = Pick<
  ValidationRequest,
  | 'snapshot'
  | 'snapshots'
  | 'roles'
  | 'mapping'
  | 'otherSheets'
  | 'registers'
  | 'plan'
  | 'policy'
  | 'opinions'
  | 'previousOpinions'
  | 'expect'
>

/** Bytes of a path; of `-` all of standard input. @throws CommandProblem */
export function readBytes(path: string, { words }: Reader): Uint8Array {
  try {
    return readFileSync(path === '-' ? 0 : path)
  } catch (error) {
    const reason = reasonOf(error)
    if (reason === 'ENOENT') throw new CommandProblem(words.input.missing(path))
    if (reason === 'EISDIR') throw new CommandProblem(words.input.folder(path))
    throw new CommandProblem(words.input.unreadable(path, reason))
  }
}

/** The budget in a file, which its first bytes tell, not its name. @throws CommandProblem */
export function readInput(path: string, names: readonly string[], reader: Reader): Input {
  const bytes = readBytes(path, reader)
  if (looksLikeJson(bytes)) return fromJson(bytes, reader)
  const sheets = sheetsIn(path, bytes, names, reader)
  if (names.length < 2) return chooseSheets(sheets).input
  return {
    snapshots: sheets.map(({ hidden, snapshot }) => ({
      ...snapshot,
      ...(hidden ? { hidden } : {}),
    })),
  }
}

/** The budget that several files make together, each sheet with its file's name. @throws CommandProblem */
export function readTogether(paths: readonly string[], reader: Reader): Input {
  const sheets = paths.flatMap((path): WorkbookSheet[] => {
    const workbook = path === '-' ? reader.words.input.standardInput : basename(path)
    const bytes = readBytes(path, reader)
    const read = looksLikeJson(bytes)
      ? snapshotsOf(fromJson(bytes, reader)).map((snapshot) => ({
          ...{ name: snapshot.sheet, hidden: snapshot.hidden === true, snapshot },
        }))
      : sheetsIn(path, bytes, [], reader)
    return read.map(({ snapshot, ...sheet }) => ({
      ...sheet,
      snapshot: snapshot && { workbook, ...snapshot },
    }))
  })
  return chooseSheets(sheets).input
}

function sheetsIn(
  path: string,
  bytes: Uint8Array,
  names: readonly string[],
  { language }: Reader,
): WorkbookSheet[] {
  const reading = isPackage(bytes, path)
    ? readXlsx(bytes, names.length > 0 ? { sheets: [...names] } : {})
    : readCsv(bytes, { name: names[0] ?? (path === '-' ? 'CSV' : sheetNameOfFile(basename(path))) })
  if (!reading.ok) throw new CommandProblem(reading.problem.message[language])
  const wrong = misread(reading.notes)
  if (wrong) throw new CommandProblem(wrong.message[language])
  return reading.sheets
}

/** A snapshot, or the body of a validation. */
function fromJson(bytes: Uint8Array, reader: Reader): Input {
  const value = parseJson(bytes, reader)
  const isRequest = typeof value === 'object' && value !== null && !('rows' in value)
  return isRequest
    ? checked(validationRequestSchema, value, reader)
    : { snapshot: checked(snapshotSchema, value, reader) }
}

/** A plan as JSON or as its text. @throws CommandProblem */
export function readPlan(path: string, reader: Reader): Plan {
  const bytes = readBytes(path, reader)
  if (looksLikeJson(bytes)) return checked(planSchema, parseJson(bytes, reader), reader)
  const { plan } = parsePlanText(decodeText(bytes).text)
  if (plan.issues.length === 0) throw new CommandProblem(reader.words.input.emptyPlan)
  return plan
}

/** The register in a file: JSON as it is published, or a sheet of it. @throws CommandProblem */
function readOpinions(path: string, reader: Reader): Register {
  const bytes = readBytes(path, reader)
  if (looksLikeJson(bytes))
    return sentRegister(checked(opinionsSchema, parseJson(bytes, reader), reader))
  const sheets = sheetsIn(path, bytes, [], reader)
  const read = sheets.flatMap(({ name, snapshot }) => readRegister(snapshot, { sheet: name }) ?? [])
  const register = registerOf(read, null, { linesNameOpinions: true })
  if (!register) throw new CommandProblem(reader.words.input.noOpinions)
  return register
}

/** @throws CommandProblem */
export const readPolicy = (path: string, reader: Reader): Policy =>
  checked(policySchema, parseJson(readBytes(path, reader), reader), reader)

/** The plan, the policy and the opinions that a call names. @throws CommandProblem */
export const readAgainst = (
  {
    plan,
    policy,
    opinions,
  }: {
    plan?: string | undefined
    policy?: string | undefined
    opinions?: string | undefined
  },
  reader: Reader,
): { plan?: Plan | undefined; policy?: Policy | undefined; register: Register | null } => ({
  plan: plan === undefined ? undefined : readPlan(plan, reader),
  policy: policy === undefined ? undefined : readPolicy(policy, reader),
  register: opinions === undefined ? null : readOpinions(opinions, reader),
})

/** @throws CommandProblem */
export function parseJson(bytes: Uint8Array, { words }: Reader): unknown {
  try {
    return JSON.parse(decodeText(bytes).text)
  } catch (error) {
    throw new CommandProblem(
      words.input.notJson(error instanceof Error ? error.message : String(error)),
    )
  }
}

/** @throws CommandProblem with a pointer to the first fault */
export function checked<T extends z.ZodType>(
  schema: T,
  value: unknown,
  { words }: Reader,
): z.infer<T> {
  const result = schema.safeParse(value)
  if (result.success) return result.data
  const [issue] = result.error.issues
  const pointer = (issue?.path ?? []).map((part) => `/${String(part)}`).join('')
  throw new CommandProblem(words.input.contract(pointer, issue?.message ?? ''))
}

/** A brace, be there a byte order mark or blanks before it. */
function looksLikeJson(bytes: Uint8Array): boolean {
  const marked = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf
  let at = marked ? 3 : 0
  while (at < 64 && isBlank(bytes[at])) at++
  return bytes[at] === 0x7b
}

const isBlank = (byte: number | undefined): boolean =>
  byte === 0x20 || byte === 0x0a || byte === 0x0d || byte === 0x09

/** A zip, an old or an encrypted workbook; or what its name calls a workbook, for a telling refusal. */
const isPackage = (bytes: Uint8Array, path: string): boolean =>
  (bytes[0] === 0x50 && bytes[1] === 0x4b) ||
  (bytes[0] === 0xd0 && bytes[1] === 0xcf) ||
  /\.xls[xmb]?$/i.test(path)
