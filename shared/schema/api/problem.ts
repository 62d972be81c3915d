// Errors: RFC 9457 problem documents.
import { z } from 'zod'

export const problemErrorSchema = z.object({
  /** JSON Pointer (RFC 6901) into the body, e.g. `/snapshot/rows/3/2`; `?name`, `header:name` or `path:name` for a parameter. */
  pointer: z.string(),
  code: z.string(),
  detail: z.string(),
})
export type ProblemError = z.infer<typeof problemErrorSchema>

export const problemSchema = z
  .object({
    type: z.string(),
    title: z.string(),
    status: z.int().min(400).max(599),
    detail: z.string(),
    requestId: z.string(),
    errors: z.array(problemErrorSchema).optional(),
    /** Which limit was passed, with 413. */
    limit: z.enum(['bodyBytes', 'rows', 'cells', 'columns', 'cellText']).optional(),
  })
  .meta({ id: 'Problem' })
export type Problem = z.infer<typeof problemSchema>
