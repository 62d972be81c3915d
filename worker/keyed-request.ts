// A request with an Idempotency-Key, as it goes from the middleware to the transaction that keeps its answer.
import type { Role } from '../shared/schema/index.ts'

/** A caller's key for one operation; of the key itself only a hash is kept. */
export interface AnswerName {
  principal: string
  operation: string
  keyHash: string
}

/** A request with an idempotency key, while it is answered. */
export interface Once {
  name: AnswerName
  requestHash: string
  /** What the caller must still be allowed; null for any. */
  role: Role | null
  /** Seals the answer: the key itself, and the caller's own one. */
  secret: string
  kept: boolean
}
