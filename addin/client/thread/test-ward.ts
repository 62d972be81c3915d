// Whether this key may act for a ward: asked by calls that do nothing but need the rights.
import { readPolicy, tryValidation } from '../api.ts'
import type { Answer } from '../problem.ts'
import type { Connection } from '../send.ts'

export interface WardRights {
  /** 0: the ward has published none. */
  policyVersion: number
  may: ('read' | 'validate')[]
}

export async function testWard(
  { connection, ward }: { connection: Connection; ward: string },
  tools: { signal: AbortSignal },
): Promise<Answer<WardRights>> {
  const policy = await readPolicy(connection, ward, tools)
  const refused = policy.ok ? null : policy.problem
  // A key that may validate need not be one that may read.
  if (refused && refused.code !== 'forbidden') return { ok: false, problem: refused }
  const tried = await tryValidation(connection, ward, tools)
  if (!tried.ok && tried.problem.code !== 'forbidden') return tried
  if (refused && !tried.ok) return { ok: false, problem: refused }
  return {
    ok: true,
    value: {
      policyVersion: policy.ok ? policy.value.version : 0,
      may: [...(policy.ok ? ['read' as const] : []), ...(tried.ok ? ['validate' as const] : [])],
    },
  }
}
