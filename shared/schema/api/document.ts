// Making a ward's pages from a run, or from sheets, and checking a page against one.
import { z } from 'zod'
import { documentFormatSchema, documentKindSchema, documentTemplateSchema } from '../document.ts'
import { runIdSchema } from './base.ts'
import { basisShape, checkBasis } from './basis.ts'

export const documentRequestSchema = z
  .object({
    ...basisShape,
    kind: documentKindSchema,
    format: documentFormatSchema,
    /** Over that of the ward's policy, member by member. */
    template: documentTemplateSchema.optional(),
    language: z.enum(['ja', 'en']).default('ja'),
  })
  .superRefine(checkBasis)
  .meta({ id: 'DocumentRequest' })
export type DocumentRequest = z.infer<typeof documentRequestSchema>

/** The longest page that is checked, in UTF-16 units. */
export const longestPage = 1_000_000

export const documentCheckRequestSchema = z
  .object({
    ...basisShape,
    /** Last year's run, so that an amount that is still last year's is named so. */
    previous: runIdSchema.optional(),
    text: z.string().max(longestPage),
    format: z.enum(['text', 'md', 'html']).default('text'),
  })
  .superRefine(checkBasis)
  .meta({ id: 'DocumentCheckRequest' })
export type DocumentCheckRequest = z.infer<typeof documentCheckRequestSchema>
