// Links that let other sheets read figures.
import { z } from 'zod'
import { wardSchema } from '../common.ts'
import { instantSchema, runIdSchema } from './base.ts'

export const linkKinds = ['run', 'latest'] as const
export const linkRequestSchema = z
  .object({
    /** `run`: this run for ever; `latest`: whatever run of its ward is newest. */
    kind: z.enum(linkKinds).default('run'),
    /** Days until it expires. */
    days: z.int().min(1).max(366).default(90),
    /** A label for the list of links. */
    name: z.string().max(200).default(''),
  })
  .meta({ id: 'LinkRequest' })
export type LinkRequest = z.input<typeof linkRequestSchema>

const linkShape = {
  id: z.string(),
  kind: z.enum(linkKinds),
  name: z.string(),
  createdAt: instantSchema,
  expiresAt: instantSchema,
}
/** The token is shown this once. */
export const linkCreatedSchema = z
  .object({ ...linkShape, token: z.string() })
  .meta({ id: 'LinkCreated' })
export type LinkCreated = z.infer<typeof linkCreatedSchema>
export const linkInfoSchema = z.object({
  ...linkShape,
  ward: wardSchema,
  /** null for `latest`: such a link outlives the run it was made from. */
  runId: runIdSchema.nullable(),
  createdBy: z.string(),
  /** Of the link, or of the key that made it. */
  revokedAt: instantSchema.nullable(),
})
export type LinkInfo = z.infer<typeof linkInfoSchema>
export const linkListSchema = z.object({ items: z.array(linkInfoSchema) }).meta({ id: 'LinkList' })
export type LinkList = z.infer<typeof linkListSchema>
export const linkPageSchema = z
  .object({ items: z.array(linkInfoSchema), next: z.string().nullable() })
  .meta({ id: 'LinkPage' })
export type LinkPage = z.infer<typeof linkPageSchema>
