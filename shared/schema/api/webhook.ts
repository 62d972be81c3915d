// Receivers that are told of a ward's new runs, and what they were sent.
import { z } from 'zod'
import { digestSchema, fiscalYearSchema, wardSchema, yenSchema } from '../common.ts'
import { shareSchema } from '../report.ts'
import { instantSchema, runIdSchema } from './base.ts'

export const webhookRequestSchema = z
  .object({
    ward: wardSchema,
    /** Where it is sent to; its origin must be among those that the deployment's operator allows. A name and password in it are refused: no `fetch` sends to such an address. */
    url: z
      .url()
      .max(2_000)
      .regex(
        /^[a-z][a-z0-9+.-]{0,30}:[/\\]{0,3}(?![/\\])[^/?#\\@]*(?:[/?#\\]|$)/i,
        'no name or password',
      ),
    /** A label for the list. */
    name: z.string().max(200).default(''),
  })
  .meta({ id: 'WebhookRequest' })
export type WebhookRequest = z.input<typeof webhookRequestSchema>

const webhookShape = {
  id: z.string(),
  ward: wardSchema,
  url: z.string(),
  name: z.string(),
  createdAt: instantSchema,
  createdBy: z.string(),
}
/** The secret is shown this once. */
export const webhookCreatedSchema = z
  .object({ ...webhookShape, secret: z.string() })
  .meta({ id: 'WebhookCreated' })
export type WebhookCreated = z.infer<typeof webhookCreatedSchema>
export const webhookInfoSchema = z.object({
  ...webhookShape,
  revokedAt: instantSchema.nullable(),
})
export type WebhookInfo = z.infer<typeof webhookInfoSchema>
export const webhookListSchema = z
  .object({ items: z.array(webhookInfoSchema), next: z.string().nullable() })
  .meta({ id: 'WebhookList' })
export type WebhookList = z.infer<typeof webhookListSchema>

/** What a receiver gets: enough to know whether to look, no line of the budget. */
export const webhookEventSchema = z
  .object({
    type: z.literal('validation.created'),
    timestamp: instantSchema,
    data: z.object({
      id: runIdSchema,
      ward: wardSchema,
      fiscalYear: fiscalYearSchema.nullable(),
      digest: digestSchema,
      total: yenSchema,
      base: yenSchema,
      share: shareSchema,
    }),
  })
  .meta({ id: 'WebhookEvent' })
export type WebhookEvent = z.infer<typeof webhookEventSchema>

export const deliverySchema = z.object({
  /** As `webhook-id` says it: the same with every attempt. */
  id: z.string(),
  runId: runIdSchema,
  createdAt: instantSchema,
  attempts: z.int(),
  /** null: not yet, or given up where `dueAt` is null too. */
  deliveredAt: instantSchema.nullable(),
  dueAt: instantSchema.nullable(),
  /** HTTP status of the last attempt; 0 where no answer came; null before the first. */
  status: z.int().nullable(),
})
export type Delivery = z.infer<typeof deliverySchema>
export const deliveryPageSchema = z
  .object({ items: z.array(deliverySchema), next: z.string().nullable() })
  .meta({ id: 'DeliveryPage' })
export type DeliveryPage = z.infer<typeof deliveryPageSchema>

export const webhookReplayRequestSchema = z
  .object({
    /** Deliveries made from then on are sent again. */
    since: instantSchema,
  })
  .meta({ id: 'WebhookReplayRequest' })
export const webhookReplayedSchema = z
  .object({
    /** How many will be sent again. */
    deliveries: z.int(),
  })
  .meta({ id: 'WebhookReplayed' })
