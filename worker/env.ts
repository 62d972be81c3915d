// What the Worker is bound to, what it is told by its settings, and what a request carries along.
import { z } from 'zod'
import { roleSchema, wardScopeSchema } from '../shared/schema/index.ts'
import type { Once } from './keyed-request.ts'
import type { Principal } from './principal.ts'

/** Bindings and settings as the platform gives them. Secrets stand in docs/deploy.md. */
export interface Bindings {
  DB: D1Database
  ASSETS?: Fetcher
  RATE_KEY?: RateLimit
  RATE_OPEN?: RateLimit
  /** `development`, `staging` or `production`; in the last two local mode is refused. */
  HANEI_ENV?: string
  /**
   * This deployment's own address, e.g. `https://hanei.example.jp`: receipts name it as their
   * issuer. Earlier ones, whose receipts shall still hold, follow it, separated by spaces.
   */
  HANEI_ADDRESS?: string
  /** Header with the caller's address, where something in front of this always sets it. */
  HANEI_CLIENT_ADDRESS?: string
  /** Origins, separated by spaces, whose pages may call the API. */
  HANEI_ORIGINS?: string
  /** Origins, separated by spaces, that webhooks may be sent to; empty: nothing is sent anywhere. */
  HANEI_WEBHOOKS?: string
  /** JSON: issuer, audience, jwksUri, groups. Empty: no Entra ID tokens. */
  HANEI_ENTRA?: string
  /** Secret. JWK or JWK set of Ed25519 private keys; the first signs receipts. */
  HANEI_RECEIPT_KEYS?: string
  /** Secret, once: makes the first key. */
  HANEI_BOOTSTRAP?: string
  /** `1` only from the local commands. */
  HANEI_LOCAL?: string
  HANEI_DEV_KEY?: string
  /** Most bytes the database may grow to; without it D1's 10 GB. Only the metrics say so. */
  HANEI_DATABASE_BYTES?: string
}

/** Ceiling of the database's size, in bytes. Source: Cloudflare D1 limits, 10 GB a database. */
export function databaseCeiling(env: Bindings): number {
  const given = Number(env.HANEI_DATABASE_BYTES)
  return Number.isSafeInteger(given) && given > 0 ? given : 10_000_000_000
}

export interface HaneiEnv {
  Bindings: Bindings
  Variables: {
    requestId: string
    principal: Principal
    /** Most bytes that this operation's body may have after decompression. */
    mostBytes?: number
    /** The body, where something has read it before the handler. */
    body?: Uint8Array
    once?: Once
    /** Code of the problem that is answered. */
    problem?: string
    /** Parts of the work, in milliseconds, for `Server-Timing`. */
    timings?: Map<string, number>
  }
}

export const entraSchema = z.object({
  issuer: z.url(),
  audience: z.string().min(1),
  jwksUri: z.url(),
  /** Entra group id → what its members may do where. */
  groups: z.array(z.object({ group: z.string(), ward: wardScopeSchema, role: roleSchema })),
})
export type EntraSettings = z.infer<typeof entraSchema>

export interface Settings {
  local: { devKey: string } | null
  entra: EntraSettings | null
  /** Own address, the present one first; none in a deployment that was not told. */
  addresses: string[]
  clientAddress: string | null
  origins: string[]
  /** Origins that webhooks may go to. */
  receivers: string[]
  /** What is wrong with the settings; such a Worker reports itself unhealthy. */
  problems: string[]
}

/** Reads the settings. Local mode is on only where HANEI_LOCAL is 1 and the deployment is not named. */
export function readSettings(env: Bindings): Settings {
  const problems: string[] = []
  const deployed = env.HANEI_ENV === 'staging' || env.HANEI_ENV === 'production'
  const asked = env.HANEI_LOCAL === '1'
  if (deployed && (asked || env.HANEI_DEV_KEY)) {
    problems.push(`HANEI_LOCAL and HANEI_DEV_KEY are refused in ${env.HANEI_ENV}`)
  }
  const local = asked && !deployed && env.HANEI_DEV_KEY ? { devKey: env.HANEI_DEV_KEY } : null
  return {
    local,
    entra: readEntra(env.HANEI_ENTRA, problems),
    addresses: readAddresses(env.HANEI_ADDRESS, deployed, problems),
    clientAddress: env.HANEI_CLIENT_ADDRESS?.trim() || null,
    origins: words(env.HANEI_ORIGINS),
    receivers: readReceivers(env.HANEI_WEBHOOKS, deployed, problems),
    problems,
  }
}

/** Secrets and figures go there: outside a machine of one's own only over TLS. */
function readReceivers(text: string | undefined, deployed: boolean, problems: string[]): string[] {
  const receivers = words(text)
  const isGood = (address: string): boolean =>
    originOf(address) === address && (!deployed || address.startsWith('https://'))
  if (!receivers.every(isGood)) {
    problems.push('HANEI_WEBHOOKS is not a list of origins such as https://books.example.jp')
  }
  return receivers.filter(isGood)
}

/** Where nobody said otherwise, and only outside a deployment. */
const localAddress = 'http://localhost:8787'

function readAddresses(text: string | undefined, deployed: boolean, problems: string[]): string[] {
  const addresses = words(text)
  if (addresses.some((address) => originOf(address) !== address)) {
    problems.push('HANEI_ADDRESS is not an origin such as https://hanei.example.jp')
  }
  if (addresses.length > 0) return addresses
  if (deployed) problems.push('HANEI_ADDRESS is missing')
  return deployed ? [] : [localAddress]
}

function originOf(address: string): string | null {
  try {
    return new URL(address).origin
  } catch {
    return null
  }
}

const words = (text: string | undefined): string[] => (text ?? '').split(/[\s,]+/).filter(Boolean)

function readEntra(text: string | undefined, problems: string[]): EntraSettings | null {
  if (!text) return null
  try {
    return entraSchema.parse(JSON.parse(text))
  } catch {
    problems.push('HANEI_ENTRA is not the JSON that docs/deploy.md describes')
    return null
  }
}
