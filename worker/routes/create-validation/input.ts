// A validation's body as JSON, CSV or .xlsx → one request.
import type { Context } from 'hono'
import { parseExpect } from '../../../shared/expectations.ts'
import { type FileNote, type FileReading, readCsv, readXlsx } from '../../../shared/files/index.ts'
import {
  type Bilingual,
  type ValidationRequest,
  validationRequestSchema,
} from '../../../shared/schema/index.ts'
import { otherSheets, sheetToRead, type WorkbookSheet } from '../../../shared/workbook/index.ts'
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
import { problem, tooLarge } from '../../http/problem.ts'

export const xlsxType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
const types = ['application/json', 'text/csv', 'text/tab-separated-values', xlsxType]

/** What a file cannot say itself; a JSON body's own members win over it. */
export interface InputQuery {
  plan?: string | undefined
  ward?: string | undefined
  /** Several: the sheets of one budget, of an .xlsx. */
  sheet?: string | string[] | undefined
  store?: 'true' | 'false' | undefined
  /** Control totals: `share=50.7,total=284322000`. */
  expect?: string | undefined
}

export interface Input {
  request: ValidationRequest
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
  const body =
    type === 'application/json' ? parseJson(c, bytes.value) : fromFile(c, type, bytes.value, query)
  if (!body.ok) return body
  const asked = { ...fromQuery(query), ...(isObject(body.value) ? body.value : {}) }
  const request = checkValue(c, validationRequestSchema, isObject(body.value) ? asked : body.value)
  if (!request.ok) return request
  if (!hashed) return { ok: true, value: { request: request.value, bodyHash: '' } }
  const address = JSON.stringify([
    type,
    query.plan,
    query.ward,
    query.sheet,
    query.store,
    query.expect,
  ])
  const bodyHash = await sha256(`${address}
${await sha256(bytes.value)}`)
  return { ok: true, value: { request: request.value, bodyHash } }
}

function fromFile(
  c: Context<HaneiEnv>,
  type: string,
  bytes: Uint8Array,
  { sheet }: InputQuery,
): Read<unknown> {
  const names = sheet === undefined ? [] : [sheet].flat()
  const reading =
    type === xlsxType
      ? readXlsx(bytes, names.length === 0 ? {} : { sheets: names })
      : readCsv(bytes, names[0] === undefined ? {} : { name: names[0] })
  if (!reading.ok) return { ok: false, response: fileProblem(c, reading.problem) }
  for (const { code, text } of reading.notes) {
    const message = misread[code]?.(text)
    if (message) return { ok: false, response: unreadable(c, code, message) }
  }
  const { sheets } = reading
  return { ok: true, value: names.length > 1 ? ofSections(sheets) : ofWorkbook(sheets) }
}

/** The sheets that were named, as one budget. */
const ofSections = (sheets: readonly WorkbookSheet[]) => ({
  snapshots: sheets.map(({ hidden, snapshot }) => (hidden ? { ...snapshot, hidden } : snapshot)),
})

/** The sheet to read; of a workbook without a name for it also what the others are. */
function ofWorkbook(sheets: readonly WorkbookSheet[]) {
  const sheet = sheetToRead(sheets)
  if (!sheet || sheets.length === 1) return { snapshot: sheet?.snapshot }
  return { snapshot: sheet.snapshot, otherSheets: otherSheets(sheet, sheets) }
}

/** What a reader of files lets pass with a note, but would make a wrong sheet here. */
const misread: Partial<Record<FileNote['code'], (text: string) => Bilingual>> = {
  unterminatedQuote: (row) => ({
    ja: `${row} 行目の引用符（"）が閉じていないため、以降の行を読めません。保存し直してください。`,
    en: `A quote opened in row ${row} is never closed, so the rows after it cannot be told apart. Save the file again.`,
  }),
  undecodable: () => ({
    ja: '文字コードが UTF-8 でも Shift_JIS でもありません。「CSV UTF-8」で保存し直してください。',
    en: 'The text is neither UTF-8 nor Shift_JIS. Save it as "CSV UTF-8".',
  }),
}

/** Answers a file that cannot be read or written. */
export function fileProblem(
  c: Context<HaneiEnv>,
  { code, limit, message }: Extract<FileReading, { ok: false }>['problem'],
): Response {
  if (limit) return tooLarge(c, limit, message.en)
  return unreadable(c, code, message)
}

const unreadable = (c: Context<HaneiEnv>, code: string, { ja, en }: Bilingual): Response =>
  problem(c, 400, {
    code: 'unreadable-file',
    detail: `${en} ${ja}`,
    errors: [{ pointer: code === 'noSuchSheet' ? '?sheet' : '', code, detail: en }],
  })

const fromQuery = ({ plan, ward, store, expect }: InputQuery) => ({
  ...(expect === undefined ? {} : { expect: expectOf(expect) }),
  ...(plan === undefined ? {} : { plan }),
  ...(ward === undefined ? {} : { ward }),
  ...(store === undefined ? {} : { store: store === 'true' }),
})

/** What is no list of figures stays as it is, for the schema to refuse. */
function expectOf(text: string): unknown {
  const parsed = parseExpect(text)
  return parsed.ok ? parsed.value : text
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
