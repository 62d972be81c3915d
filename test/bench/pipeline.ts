// What is measured: a request's body bytes → the report's bytes, as the Worker makes them.
import { assess } from '../../shared/assess.ts'
import { canonicalJson } from '../../shared/digest/index.ts'
import {
  defaultPolicy,
  type Plan,
  type SheetSnapshot,
  validationRequestSchema,
} from '../../shared/schema/index.ts'
import { makeWorkload } from './workload.ts'

/** Body bytes as a client sends them. */
export const bodyOf = (snapshot: SheetSnapshot, plan: Plan): Uint8Array =>
  new TextEncoder().encode(JSON.stringify({ snapshot, plan, store: false }))

export function makeBody(lines: number, faults = 0): Uint8Array {
  const { snapshot, plan } = makeWorkload({ lines, faults })
  return bodyOf(snapshot, plan)
}

/** Decoding, checking, assessing and printing: nothing is left out and nothing kept from run to run. */
export function reportBytes(body: Uint8Array): Uint8Array {
  const value: unknown = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(body))
  const { snapshot, plan } = validationRequestSchema.parse(value)
  if (typeof plan !== 'object') throw new Error('the workload brings its plan')
  return new TextEncoder().encode(canonicalJson(assess(snapshot, plan, defaultPolicy)))
}
