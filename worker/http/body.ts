// Reading request bodies: bounded, unzipped, decoded, parsed and checked, in that order.
import type { Context } from 'hono'
import type { z } from 'zod'
import { otherUnicodeOf } from '../../shared/files/index.ts'
import { type JsonReading, readJsonBytes } from '../../shared/json/index.ts'
import { howToSend, type LimitName, limits } from '../../shared/schema/index.ts'
import type { HaneiEnv } from '../env.ts'
import { withoutNulls } from './left-out.ts'
import { customCode, problem, problemErrors, tooLarge } from './problem.ts'

export type Read<T> = { ok: true; value: T } | { ok: false; response: Response }

const deepest = 64
/** A sheet at its limits, as many formulas as cells, and room for a plan and a policy. */
export const jsonLimits = {
  ...limits,
  depth: deepest,
  values: 2 * limits.cells + 500_000,
  containers: limits.rows + 300_000,
}

/** What a small body may have: names, dates, a receipt. */
export const smallBytes = 65_536

/**
 * The body's bytes after decompression. 413 as soon as they pass the operation's limit, 415 for
 * unknown encodings.
 */
export async function readBytes(c: Context<HaneiEnv>): Promise<Read<Uint8Array>> {
  const read = c.get('body')
  if (read) return { ok: true, value: read }
  const most = c.get('mostBytes') ?? limits.bodyBytes
  const encoding = (c.req.header('Content-Encoding') ?? 'identity').trim().toLowerCase()
  if (encoding !== 'identity' && encoding !== 'gzip') {
    return refuse(
      problem(c, 415, {
        code: 'unknown-encoding',
        detail: (say) => say.unknownEncoding,
        headers: { 'Accept-Encoding': 'gzip, identity' },
      }),
    )
  }
  if (Number(c.req.header('Content-Length') ?? 0) > most) {
    return refuse(tooLarge(c, 'bodyBytes', (say) => say.tooLargeBody, most))
  }
  const raw = c.req.raw.body
  if (!raw) return { ok: true, value: new Uint8Array() }
  const stream = encoding === 'gzip' ? raw.pipeThrough(new DecompressionStream('gzip')) : raw
  try {
    const bytes = await collect(stream, most)
    return bytes
      ? { ok: true, value: bytes }
      : refuse(tooLarge(c, 'bodyBytes', (say) => say.tooLargeUnzipped, most))
  } catch {
    return refuse(problem(c, 400, { code: 'broken-body', detail: (say) => say.brokenBody }))
  }
}

/** A JSON body checked by a schema. 400 with a pointer to each fault, 413 over a limit of the sheet. */
export async function readJson<S extends z.ZodType>(
  c: Context<HaneiEnv>,
  schema: S,
  { optional = false } = {},
): Promise<Read<z.infer<S>>> {
  const type = contentType(c)
  const bytes = await readBytes(c)
  if (!bytes.ok) return bytes
  const empty = bytes.value.length === 0
  if (type !== 'application/json' && !(optional && empty)) {
    return refuse(unknownType(c, ['application/json']))
  }
  const json = empty && optional ? { ok: true as const, value: {} } : parseJson(c, bytes.value)
  return json.ok ? checkValue(c, schema, json.value) : json
}

/**
 * Bytes → JSON value. Refuses what is not UTF-8, not JSON, nested too deep or larger than a sheet
 * may be, while reading: a hostile body takes no more memory than the largest honest one.
 */
export function parseJson(c: Context<HaneiEnv>, bytes: Uint8Array): Read<unknown> {
  const reading = readJsonBytes(bytes, jsonLimits)
  if (reading.ok) return reading
  return refuse(otherUnicode(c, bytes) ?? jsonProblem(c, reading))
}

function jsonProblem(
  c: Context<HaneiEnv>,
  { problem: fault, at, rows }: Extract<JsonReading, { ok: false }>,
): Response {
  switch (fault) {
    case 'notUtf8':
      return problem(c, 400, { code: 'not-utf8', detail: (say) => say.notUtf8 })
    case 'tooDeep':
      return problem(c, 400, {
        code: 'too-deep',
        detail: (say) => say.tooDeep(deepest),
      })
    case 'malformed':
      return problem(c, 400, {
        code: 'malformed-json',
        detail: (say) => say.malformedJson,
        errors: [{ pointer: '', code: 'malformed-json', detail: (say) => say.notJsonFrom(at) }],
      })
    case 'tooMany':
      return tooLarge(c, 'cells', (say) => say.tooManyValues)
    case 'columns':
      return tooLarge(c, fault, (say) => say.tooManyColumns)
    case 'rows':
    case 'cells':
      return tooLarge(c, fault, (say) => say.tooManyOnSheet(fault, howToSend(rows)))
  }
}

/** UTF-8 bytes → text; a leading byte order mark is dropped. */
export function parseText(c: Context<HaneiEnv>, bytes: Uint8Array): Read<string> {
  const other = otherUnicode(c, bytes)
  if (other) return refuse(other)
  try {
    return {
      ok: true,
      value: new TextDecoder('utf-8', { fatal: true, ignoreBOM: false }).decode(bytes),
    }
  } catch {
    return refuse(problem(c, 400, { code: 'not-utf8', detail: (say) => say.notUtf8 }))
  }
}

/**
 * What a body in UTF-16 or UTF-32 is told; null for any other. By its byte order mark, or by the
 * zero bytes beside its first characters (RFC 4627 §3). JSON itself must be UTF-8: RFC 8259 §8.1.
 */
function otherUnicode(c: Context<HaneiEnv>, bytes: Uint8Array): Response | null {
  const name = otherUnicodeOf(bytes)
  if (name === null) return null
  return problem(c, 400, {
    code: 'not-utf8',
    detail: (say) => say.otherUnicode(name),
  })
}

/** A value checked by a schema, as `readJson` does it. Null for what may be left out is left out. */
export function checkValue<S extends z.ZodType>(
  c: Context<HaneiEnv>,
  schema: S,
  value: unknown,
): Read<z.infer<S>> {
  const parsed = schema.safeParse(withoutNulls(schema, value))
  if (parsed.success) return { ok: true, value: parsed.data }
  for (const issue of parsed.error.issues) {
    const limit = limitOf(customCode(issue))
    if (limit) return refuse(tooLarge(c, limit, () => issue.message))
  }
  return refuse(
    problem(c, 400, {
      code: 'invalid-body',
      detail: (say) => say.invalidBody,
      errors: problemErrors(parsed.error),
    }),
  )
}

/** The media type without parameters, in lower case. */
export const contentType = (c: Context<HaneiEnv>): string =>
  (c.req.header('Content-Type') ?? '').split(';')[0]?.trim().toLowerCase() ?? ''

export const unknownType = (c: Context<HaneiEnv>, known: string[]): Response =>
  problem(c, 415, {
    code: 'unknown-type',
    detail: (say) => say.unknownType(known),
    headers: { Accept: known.join(', ') },
  })

const refuse = (response: Response) => ({ ok: false as const, response })

const limitNames: Record<string, LimitName> = {
  'too-many-rows': 'rows',
  'too-many-columns': 'columns',
  'too-many-cells': 'cells',
  'too-long-text': 'cellText',
}
const limitOf = (code: string | null): LimitName | undefined =>
  code === null ? undefined : limitNames[code]

/** All bytes of a stream, or null once they pass the limit; the rest is then not read. */
async function collect(
  stream: ReadableStream<Uint8Array>,
  most: number,
): Promise<Uint8Array | null> {
  const reader = stream.getReader()
  const chunks: Uint8Array[] = []
  let length = 0
  for (;;) {
    const { done, value } = await reader.read()
    if (done) break
    length += value.length
    if (length > most) {
      await reader.cancel().catch(() => undefined)
      return null
    }
    chunks.push(value)
  }
  if (chunks.length === 1 && chunks[0]) return chunks[0]
  const bytes = new Uint8Array(length)
  let at = 0
  for (const chunk of chunks) {
    bytes.set(chunk, at)
    at += chunk.length
  }
  return bytes
}
