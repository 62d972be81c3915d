// Making a ward's pages from a run, or from sheets, and checking a page against one.
import { z } from 'zod'
import { wardSchema } from '../common.ts'
import { documentFormatSchema, documentKindSchema, documentTemplateSchema } from '../document.ts'
import { mappingSchema } from '../mapping.ts'
import { opinionsSchema } from '../opinions.ts'
import { planSchema } from '../plan.ts'
import { policySchema } from '../policy.ts'
import { sheetRoleChoiceSchema } from '../sheet-role.ts'
import { checkSheets } from '../sheets.ts'
import { snapshotSchema } from '../snapshot.ts'
import { runIdSchema } from './base.ts'
import { mostSheets, planReferenceSchema } from './validation.ts'

/** What a page is made from: a kept run, or sheets that are checked for it and not kept. */
const basisShape = {
  run: runIdSchema.optional(),
  snapshot: snapshotSchema.optional(),
  snapshots: z.array(snapshotSchema).min(1).max(mostSheets).optional(),
  roles: z.array(sheetRoleChoiceSchema).max(mostSheets).optional(),
  mapping: mappingSchema.optional(),
  /** Needed beside `run` only where the run was made with an inline plan. */
  plan: z.union([planReferenceSchema, planSchema]).optional(),
  policy: policySchema.optional(),
  opinions: opinionsSchema.optional(),
  ward: wardSchema.optional(),
}

type Basis = z.infer<z.ZodObject<typeof basisShape>>

/** A run or sheets, not both. */
function checkBasis(request: Basis, context: z.RefinementCtx): void {
  if (request.run === undefined) {
    checkSheets(request, context)
    return
  }
  for (const member of ['snapshot', 'snapshots', 'roles', 'mapping'] as const)
    if (request[member] !== undefined)
      context.addIssue({
        code: 'custom',
        path: [member],
        message: 'run, or sheets, not both',
        params: { code: 'two-forms' },
      })
}

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
