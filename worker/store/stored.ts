// What was kept, read back by its contract: a damaged row is told, never half believed.
import type { z } from 'zod'

/** A row is not what was kept. The message says which and where, and holds no value of it. */
export class StoredDataError extends Error {
  override name = 'StoredDataError'
}

/**
 * JSON that was kept, once it meets its contract; as it was kept, for digests were made of it.
 * @param what names it in the error, e.g. `the plan of aoba, version 3`
 * @throws StoredDataError
 */
export function stored<T>(schema: z.ZodType<T>, text: string, what: string): T {
  const value = parseStored(text, what)
  const result = schema.safeParse(value)
  if (result.success) return value as T
  const place = result.error.issues[0]?.path.join('/') ?? ''
  throw new StoredDataError(`${what} is damaged at /${place}`)
}

/** JSON that was kept, for those who look at each part themselves. @throws StoredDataError */
export function parseStored(text: string, what: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw new StoredDataError(`${what} is damaged: no JSON`)
  }
}
