// What is measured: a request's body bytes → the report's bytes, as the Worker makes them.
import { assess } from '../../shared/assess.ts'
import { canonicalJson } from '../../shared/digest/index.ts'
import { readJsonBytes } from '../../shared/json/index.ts'
import {
  defaultPolicy,
  limits,
  type Plan,
  type SheetSnapshot,
  validationRequestSchema,
} from '../../shared/schema/index.ts'
import { makeWorkload } from './workload.ts'

const jsonLimits = { ...limits, depth: 64, values: 4_500_000, containers: 500_000 }

/** Body bytes as a client sends them. */
export const bodyOf = (snapshot: SheetSnapshot, plan: Plan): Uint8Array =>
  new TextEncoder().encode(JSON.stringify({ snapshot, plan, store: false }))

export function makeBody(lines: number, faults = 0): Uint8Array {
  const { snapshot, plan } = makeWorkload({ lines, faults })
  return bodyOf(snapshot, plan)
}

/** Decoding, checking, assessing and printing: nothing is left out and nothing kept from run to run. */
export function reportBytes(body: Uint8Array): Uint8Array {
  const reading = readJsonBytes(body, jsonLimits)
  if (!reading.ok) throw new Error(`the workload is not JSON: ${reading.problem} at ${reading.at}`)
  const { snapshot, plan } = validationRequestSchema.parse(reading.value)
  if (!snapshot) throw new Error('the workload is one sheet')
  if (typeof plan !== 'object') throw new Error('the workload brings its plan')
  return new TextEncoder().encode(canonicalJson(assess(snapshot, plan, defaultPolicy)))
}
