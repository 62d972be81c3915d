// Small shapes that several contracts share.

import { z } from 'zod'
import { unitYen } from './units.ts'
import { wardPattern } from './ward-id.ts'

export { type Unit, unitYen } from './units.ts'

/** Text in both languages of the product; Japanese comes first. */
export const bilingualSchema = z.object({ ja: z.string(), en: z.string() })
export type Bilingual = z.infer<typeof bilingualSchema>
export type Language = keyof Bilingual

export const unitSchema = z.enum(
  Object.keys(unitYen) as [keyof typeof unitYen, ...(keyof typeof unitYen)[]],
)

/** A ward's id in addresses, e.g. `suminoe`. */
export const wardSchema = z
  .string()
  .regex(wardPattern, 'lower-case letters, digits and hyphens, 1 to 63 of them')

/** Starting Gregorian year of a Japanese fiscal year (April to March). */
export const fiscalYearSchema = z.int().min(1868).max(2999)

export const stages = ['算定見込', '要求', '予算案', '当初', '補正', '決算'] as const
export const stageSchema = z.enum(stages)
export type Stage = z.infer<typeof stageSchema>

/** `sha256:` and 64 lower-case hexadecimal digits. */
export const digestSchema = z.string().regex(/^sha256:[0-9a-f]{64}$/)

/** Integer yen inside JavaScript's exact range. */
export const yenSchema = z.int()
