// A validation's body as JSON, CSV, .xlsx or a form of files → what is asked, and the sheets for it.
import { z } from '@hono/zod-openapi'
import type { Context } from 'hono'
import { parseExpect } from '../../../shared/expectations.ts'
import {
  type FileRequest,
  fileRequestSchema,
  type Language,
  type Plan,
  type SheetRoleChoice,
  sheetRoles,
  snapshotSchema,
  type ValidationRequest,
  validationRequestSchema,
} from '../../../shared/schema/index.ts'
import { chooseSheets, type WorkbookSheet } from '../../../shared/workbook/index.ts'
import { denied } from '../../auth/scope.ts'
import { sha256 } from '../../crypto.ts'
import type { HaneiEnv } from '../../env.ts'
import {
  checkValue,
  contentType,
  parseJson,
  type Read,
  readBytes,
  unknownType,
} from '../../http/body.ts'
import { problem } from '../../http/problem.ts'
import type { ProblemTexts, Sentence } from '../../locales/index.ts'
import { sheetsOfFile, sheetsOfFiles, textTypes, xlsxType } from './files.ts'
import { formType, readSentForm } from './form.ts'
import { wardOf } from './resolve.ts'

const types = ['application/json', ...textTypes, xlsxType, formType]

/** What a file cannot say itself; a JSON body's own members win over it. */
export interface InputQuery {
  plan?: string | undefined
  /** Published register of opinions. */
  opinions?: string | undefined
  ward?: string | undefined
  /** Several: the sheets of one budget, of an .xlsx. */
  sheet?: string | string[] | undefined
  /** `総務課:budget`: what a sheet of a file is. */
  role?: string | string[] | undefined
  store?: 'true' | 'false' | undefined
  /** Control totals: `share=50.7,total=284322000`. */
  expect?: string | undefined
}

export type RunSheets = Pick<
  ValidationRequest,
  'snapshot' | 'snapshots' | 'roles' | 'mapping' | 'otherSheets' | 'registers'
>

export interface Input {
  request: FileRequest
  /** What the run takes; of a workbook it is the plan that says which year and stage are asked for. */
  sheetsFor: (plan: Plan | null) => RunSheets
  /** SHA-256 of everything that decides the answer; empty where nobody asked for it. */
  bodyHash: string
}

/** Reads the body by its Content-Type. `hashed` for a request that may be repeated. */
export async function readInput(
  c: Context<HaneiEnv>,
  query: InputQuery,
  { hashed }: { hashed: boolean },
): Promise<Read<Input>> {
  const type = contentType(c)
  if (!types.includes(type)) return { ok: false, response: unknownType(c, types) }
  const bytes = await readBytes(c)
  if (!bytes.ok) return bytes
  const { plan, opinions, ward, sheet, store, expect, role } = query
  const address = JSON.stringify([type, plan, ward, sheet, store, expect, role, opinions])
  const hashOf = async (content: Uint8Array | string): Promise<string> =>
    hashed ? sha256(`${address}\n${await sha256(content)}`) : ''
  if (type === 'application/json') return fromJson(c, bytes.value, query, await hashOf(bytes.value))
  if (type !== formType) {
    const names = listed(query.sheet)
    const file = { name: null, type, bytes: bytes.value }
    const sheets = sheetsOfFile(c, file, names)
    return sheets.ok ? fromSheets(c, sheets.value, {}, query, await hashOf(bytes.value)) : sheets
  }
  const form = readSentForm(c, bytes.value)
  if (!form.ok) return form
  const { files, request, content } = form.value
  // Nothing is unpacked for a ward that the caller has no part in.
  const asked = checkValue(c, fileRequestSchema, withQuery(query, request))
  if (!asked.ok) return asked
  const refused = denied(c, wardOf(c, asked.value), 'validate')
  if (refused) return { ok: false, response: refused }
  const sheets = sheetsOfFiles(c, files, listed(query.sheet))
  if (!sheets.ok) return sheets
  const told = await Promise.all(
    content.map(async ([name, kind, own]) => [name, kind, hashed ? await sha256(own) : '']),
  )
  return fromSheets(c, sheets.value, request, query, await hashOf(JSON.stringify(told)))
}

function fromJson(
  c: Context<HaneiEnv>,
  bytes: Uint8Array,
  query: InputQuery,
  bodyHash: string,
): Read<Input> {
  const body = parseJson(c, bytes)
  if (!body.ok) return body
  const request = checkValue(c, validationRequestSchema, withQuery(query, body.value))
  if (!request.ok) return request
  return { ok: true, value: { request: request.value, sheetsFor: () => request.value, bodyHash } }
}

const sheetsSchema = z.array(snapshotSchema)

/** Sheets that were named are one budget; of all sheets of a file evidence tells what they are. */
function fromSheets(
  c: Context<HaneiEnv>,
  sheets: readonly WorkbookSheet[],
  asked: unknown,
  query: InputQuery,
  bodyHash: string,
): Read<Input> {
  const request = checkValue(c, fileRequestSchema, withQuery(query, asked))
  if (!request.ok) return request
  const checked = checkValue(
    c,
    sheetsSchema,
    sheets.map(({ snapshot }) => snapshot),
  )
  if (!checked.ok) return checked
  const roles = rolesOf(c, query, request.value, sheets)
  if (!roles.ok) return roles
  const named = sheets.length > 1 && listed(query.sheet).length > 1
  const snapshots = sheets.map(({ hidden, snapshot }) =>
    hidden ? { ...snapshot, hidden } : snapshot,
  )
  const sheetsFor = (plan: Plan | null): RunSheets =>
    named
      ? { snapshots, ...(roles.value.length > 0 ? { roles: roles.value } : {}) }
      : chooseSheets(sheets, { roles: roles.value, plan }).input
  return { ok: true, value: { request: request.value, sheetsFor, bodyHash } }
}

/** The request's roles and those of the address, each of a sheet that is there. */
function rolesOf(
  c: Context<HaneiEnv>,
  { role }: InputQuery,
  { roles = [] }: FileRequest,
  sheets: readonly WorkbookSheet[],
): Read<SheetRoleChoice[]> {
  const given = [...roles]
  for (const text of listed(role)) {
    const choice = choiceOf(text)
    if (!choice) return refuse(text, (say) => say.roleForm(sheetRoles))
    given.push(choice)
  }
  for (const { workbook, sheet } of given) {
    const isThere = sheets.some(
      ({ snapshot }) =>
        snapshot.sheet === sheet && (workbook === undefined || workbook === snapshot.workbook),
    )
    if (!isThere) return refuse(sheet, (say) => say.noSheetOfName)
  }
  return { ok: true, value: given }

  function refuse(text: string, why: Sentence): Read<never> {
    const errors = [
      {
        ...{ pointer: '?role', code: 'no-such-sheet' },
        detail: (say: ProblemTexts, language: Language) =>
          `${text.slice(0, 100)}: ${why(say, language)}`,
      },
    ]
    const response = problem(c, 400, {
      code: 'invalid-body',
      detail: (say) => say.roleOfNoSheet,
      errors,
    })
    return { ok: false, response }
  }
}

/** `総務課:budget`, `[保健福祉課.xlsx]予算:budget`; no sheet's name has a colon in it. */
function choiceOf(text: string): SheetRoleChoice | null {
  const colon = text.lastIndexOf(':')
  const role = sheetRoles.find((each) => each === text.slice(colon + 1))
  const name = text.slice(0, Math.max(colon, 0))
  if (!role || name === '') return null
  const bracket = name.startsWith('[') ? name.indexOf(']') : -1
  return bracket < 0
    ? { sheet: name, role }
    : { workbook: name.slice(1, bracket), sheet: name.slice(bracket + 1), role }
}

const listed = (given: string | string[] | undefined): string[] =>
  given === undefined ? [] : [given].flat()

/** The body's own members win over the address; a body that is no object is refused as it is. */
function withQuery({ plan, opinions, ward, store, expect }: InputQuery, body: unknown): unknown {
  if (typeof body !== 'object' || body === null || Array.isArray(body)) return body
  return {
    ...(expect === undefined ? {} : { expect: expectOf(expect) }),
    ...(plan === undefined ? {} : { plan }),
    ...(opinions === undefined ? {} : { opinions }),
    ...(ward === undefined ? {} : { ward }),
    ...(store === undefined ? {} : { store: store === 'true' }),
    ...body,
  }
}

/** What is no list of figures stays as it is, for the schema to refuse. */
function expectOf(text: string): unknown {
  const parsed = parseExpect(text)
  return parsed.ok ? parsed.value : text
}
