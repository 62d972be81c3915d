// A validation's body as JSON, CSV or .xlsx → one request.
import type { Context } from 'hono'
import { type FileReading, readCsv, readXlsx } from '../../../shared/files/index.ts'
import { type ValidationRequest, validationRequestSchema } from '../../../shared/schema/index.ts'
import type { HaneiEnv } from '../../env.ts'
import {
  checkValue,
  contentType,
  parseJson,
  type Read,
  readBytes,
  unknownType,
} from '../../http/body.ts'
import { sha256 } from '../../http/digest.ts'
import { problem, tooLarge } from '../../http/problem.ts'

export const xlsxType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
const types = ['application/json', 'text/csv', 'text/tab-separated-values', xlsxType]

/** What a file cannot say itself; a JSON body's own members win over it. */
export interface InputQuery {
  plan?: string | undefined
  ward?: string | undefined
  sheet?: string | undefined
  store?: 'true' | 'false' | undefined
}

export interface Input {
  request: ValidationRequest
  /** SHA-256 of everything that decides the answer, for idempotency. */
  bodyHash: string
}

/** Reads the body by its Content-Type. */
export async function readInput(c: Context<HaneiEnv>, query: InputQuery): Promise<Read<Input>> {
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
  const address = JSON.stringify([type, query.plan, query.ward, query.sheet, query.store])
  return {
    ok: true,
    value: {
      request: request.value,
      bodyHash: await sha256(`${address}\n${await sha256(bytes.value)}`),
    },
  }
}

function fromFile(
  c: Context<HaneiEnv>,
  type: string,
  bytes: Uint8Array,
  { sheet }: InputQuery,
): Read<unknown> {
  const reading =
    type === xlsxType
      ? readXlsx(bytes, sheet === undefined ? {} : { sheet })
      : readCsv(bytes, sheet === undefined ? {} : { name: sheet })
  if (!reading.ok) return { ok: false, response: fileProblem(c, reading.problem) }
  // Without a name, the first sheet a reader of the file would see.
  const [shown = reading.sheets[0]] = reading.sheets.filter(({ hidden }) => !hidden)
  return { ok: true, value: { snapshot: shown?.snapshot } }
}

function fileProblem(
  c: Context<HaneiEnv>,
  { code, limit, message }: Extract<FileReading, { ok: false }>['problem'],
): Response {
  if (limit) return tooLarge(c, limit, message.en)
  return problem(c, 400, {
    code: 'unreadable-file',
    detail: `${message.en} ${message.ja}`,
    errors: [{ pointer: code === 'noSuchSheet' ? '?sheet' : '', code, detail: message.en }],
  })
}

const fromQuery = ({ plan, ward, store }: InputQuery) => ({
  ...(plan === undefined ? {} : { plan }),
  ...(ward === undefined ? {} : { ward }),
  ...(store === undefined ? {} : { store: store === 'true' }),
})

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
