// API keys, without and, once, with their secret.
import { z } from 'zod'
import { instantSchema, roleSchema, roles, wardScopeSchema } from './base.ts'

export const keyRequestSchema = z
  .object({
    name: z.string().min(1).max(200),
    wards: z.array(wardScopeSchema).min(1).max(100),
    roles: z.array(roleSchema).min(1).max(roles.length),
    /** Left out: in 365 days. null: never. */
    expiresAt: instantSchema.nullable().optional(),
  })
  .meta({ id: 'KeyRequest' })
export type KeyRequest = z.infer<typeof keyRequestSchema>

const keyShape = {
  id: z.string(),
  name: z.string(),
  wards: z.array(wardScopeSchema),
  roles: z.array(roleSchema),
  createdAt: instantSchema,
  createdBy: z.string(),
  expiresAt: instantSchema.nullable(),
}
/** The key itself is shown this once. */
export const keyCreatedSchema = z
  .object({ ...keyShape, key: z.string() })
  .meta({ id: 'KeyCreated' })
export type KeyCreated = z.infer<typeof keyCreatedSchema>
export const keyInfoSchema = z
  .object({ ...keyShape, revokedAt: instantSchema.nullable() })
  .meta({ id: 'KeyInfo' })
export type KeyInfo = z.infer<typeof keyInfoSchema>
export const keyListSchema = z.object({ items: z.array(keyInfoSchema) }).meta({ id: 'KeyList' })
export type KeyList = z.infer<typeof keyListSchema>
/** How long the old secret still works after a rotation, in seconds. */
export const keyRotateRequestSchema = z
  .object({ graceSeconds: z.int().min(0).max(604_800).default(0) })
  .meta({ id: 'KeyRotateRequest' })
