// Samples (試査): which lines are looked at, so that anybody draws the same ones again.
import { z } from 'zod'
import { digestSchema, yenSchema } from '../common.ts'
import { comparedLineSchema } from './compare.ts'

export const sampleMethods = [
  'threshold', // every amount from `threshold` on
  'marked', // every exclusion and every reflection mark
  'random', // `size` lines, each as likely as the other
  'money-unit', // `size` yen at equal distances: a line is as likely as it is large
] as const

export const sampleRequestSchema = z
  .object({
    method: z.enum(sampleMethods),
    /** Of `random` and `money-unit`: how many. */
    size: z.int().min(1).max(10_000).optional(),
    /** Of `random` and `money-unit`: any text; the same gives the same sample. */
    seed: z.string().min(1).max(64).optional(),
    /** Of `threshold`: integer yen. */
    threshold: yenSchema.min(1).optional(),
  })
  .superRefine(({ method, size, seed, threshold }, context) => {
    const isDrawn = method === 'random' || method === 'money-unit'
    const needed = isDrawn ? { size, seed } : method === 'threshold' ? { threshold } : {}
    for (const [name, value] of Object.entries(needed)) {
      if (value !== undefined) continue
      const message = `${method} needs ${name}`
      context.addIssue({ code: 'custom', path: [name], message, params: { code: 'missing' } })
    }
  })
export type SampleRequest = z.infer<typeof sampleRequestSchema>

export const sampleSchema = z
  .object({
    method: z.enum(sampleMethods),
    size: z.int().nullable(),
    seed: z.string().nullable(),
    threshold: yenSchema.nullable(),
    /** Of the cells it was drawn from: with method, size and seed it gives the sample again. */
    snapshotDigest: digestSchema,
    /** The lines it was drawn from. */
    population: z.object({ lines: z.int(), yen: yenSchema }),
    /** Lines it could not draw: of `money-unit` those of 0 or less, everywhere those without an amount. */
    outside: z.object({ lines: z.int(), yen: yenSchema }),
    /** Yen of the lines drawn. */
    yen: yenSchema,
    items: z.array(comparedLineSchema),
  })
  .meta({ id: 'Sample' })
export type Sample = z.infer<typeof sampleSchema>
export type SampleMethodName = (typeof sampleMethods)[number]
