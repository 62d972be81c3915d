// Cursor paging, newest first. A cursor is opaque to callers and holds the last id or number seen.
import { z } from '@hono/zod-openapi'
import { parameterTexts } from '../locales/description/index.ts'

/** `limit` and `cursor` of a list's query. @param form what the list's cursors look like */
export const pageQuery = (form: RegExp) => ({
  limit: z.coerce
    .number()
    .int()
    .min(1)
    .max(200)
    .default(50)
    .openapi({ param: { name: 'limit', in: 'query' }, description: parameterTexts.limit }),
  cursor: z
    .string()
    .regex(form, 'the `next` of a page before')
    .optional()
    .openapi({
      param: { name: 'cursor', in: 'query' },
      description: parameterTexts.cursor,
    }),
})

/** One more than asked for was read: it tells whether a page follows. */
export function pageOf<T>(
  found: readonly T[],
  limit: number,
  cursorOf: (item: T) => string,
): { items: T[]; next: string | null } {
  const items = found.slice(0, limit)
  const last = items.at(-1)
  return { items, next: found.length > limit && last ? cursorOf(last) : null }
}
