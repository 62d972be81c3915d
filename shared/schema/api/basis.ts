// What a call looks at: a kept run, or sheets that are checked for it and not kept.
import { z } from 'zod'
import { wardSchema } from '../common.ts'
import { mappingSchema } from '../mapping.ts'
import { opinionsSchema } from '../opinions.ts'
import { planSchema } from '../plan.ts'
import { policySchema } from '../policy.ts'
import { sheetRoleChoiceSchema } from '../sheet-role.ts'
import { checkSheets } from '../sheets.ts'
import { snapshotSchema } from '../snapshot.ts'
import { runIdSchema } from './base.ts'
import { mostRegisters, mostSheets, planReferenceSchema } from './validation.ts'

export const basisShape = {
  run: runIdSchema.optional(),
  snapshot: snapshotSchema.optional(),
  snapshots: z.array(snapshotSchema).min(1).max(mostSheets).optional(),
  roles: z.array(sheetRoleChoiceSchema).max(mostSheets).optional(),
  mapping: mappingSchema.optional(),
  /** Needed beside `run` only where the run was made with an inline plan. */
  plan: z.union([planReferenceSchema, planSchema]).optional(),
  policy: policySchema.optional(),
  /** As a validation takes them. Without, a run's own, else the ward's published ones of its year. */
  opinions: z.union([planReferenceSchema, opinionsSchema]).optional(),
  registers: z.array(snapshotSchema).max(mostRegisters).optional(),
  ward: wardSchema.optional(),
}

type Basis = z.infer<z.ZodObject<typeof basisShape>>

/** A run or sheets, not both. */
export function checkBasis(request: Basis, context: z.RefinementCtx): void {
  if (request.run === undefined) {
    checkSheets(request, context)
    return
  }
  for (const member of ['snapshot', 'snapshots', 'registers', 'roles', 'mapping'] as const)
    if (request[member] !== undefined)
      context.addIssue({
        code: 'custom',
        path: [member],
        message: 'run, or sheets, not both',
        params: { code: 'two-forms' },
      })
}
