// What the requests and answers have in common: instants, ids, roles, wards.
import { z } from 'zod'
import { wardSchema } from '../common.ts'

/** An instant in UTC, e.g. `2026-11-22T03:04:05.678Z`. */
export const instantSchema = z.iso.datetime().meta({ example: '2026-11-22T03:04:05.678Z' })

/** A run's id: 26 characters, sortable by time. */
export const runIdSchema = z
  .string()
  .regex(/^[0-9A-HJKMNP-TV-Z]{26}$/, '26 characters of Crockford base 32')

/** What a caller may do in a ward. Roles do not imply one another. */
export const roles = ['read', 'validate', 'review', 'publish', 'admin'] as const
export const roleSchema = z.enum(roles)
export type Role = z.infer<typeof roleSchema>

/** Every ward. */
export const anyWard = '*'
/** A ward's id, or `*` for every ward. */
export const wardScopeSchema = z.union([wardSchema, z.literal(anyWard)])
