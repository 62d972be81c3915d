// `{ward}` and `{year}` in an address, and the conditional headers of what is published there.
import { z } from '@hono/zod-openapi'
import { fiscalYearSchema, wardSchema } from '../../shared/schema/index.ts'
import { parameterTexts } from '../locales/description/index.ts'

export const wardParams = z.object({
  ward: wardSchema.openapi({ param: { name: 'ward', in: 'path' } }),
})
export const planParams = wardParams.extend({
  year: z
    .string()
    .regex(/^\d{4}$/)
    .transform(Number)
    .pipe(fiscalYearSchema)
    .openapi({ param: { name: 'year', in: 'path' }, type: 'integer' }),
})
export const versionQuery = z.object({
  version: z.coerce
    .number()
    .int()
    .min(1)
    .max(1_000_000)
    .optional()
    .openapi({ param: { name: 'version', in: 'query' }, description: parameterTexts.version }),
})
/** Conditions on what is published now: that it is the version that was read, or that there is none. */
export const conditions = z.object({
  'if-match': z.string().max(500).optional(),
  'if-none-match': z.string().max(500).optional(),
})
