// The authorisation matrix: every operation of the description × callers of every kind × wards.
//
// `HANEI_LONG=1 npx vitest run --config test/vitest.config.ts --project worker worker/routes/access.test.ts`
// tries every set of roles in every set of wards; without it each role alone, and all of them.
import { env } from 'cloudflare:test'
import { beforeAll, describe, expect, it } from 'vitest'
import { type KeyCreated, type Role, roles } from '../../shared/schema/index.ts'
import { call, type DescribedOperation, describedOperations, makeKey } from '../testing/client.ts'
import { makeThings, missingRequests, requests, type Things } from '../testing/requests.ts'

const mine = 'aoba'
const others = 'izumi'
const long = env.HANEI_LONG === '1'

/** Every set of roles but the empty one, or each alone and all together. */
const roleSets: Role[][] = long
  ? Array.from({ length: 2 ** roles.length - 1 }, (_, i) =>
      roles.filter((_, bit) => (i + 1) & (1 << bit)),
    )
  : [...roles.map((role) => [role]), [...roles]]
const wardSets = long ? [[mine], [others], ['*'], [mine, others]] : [[mine], [others], ['*']]
const callers = roleSets.flatMap((held) => wardSets.map((wards) => ({ held, wards })))

const keys = new Map<string, KeyCreated>()
const keyOf = (caller: (typeof callers)[number]) => keys.get(JSON.stringify(caller))?.key ?? ''
let things: Things
const strangers: Record<string, string | null> = { nobody: null, 'a text': 'hanei' }

beforeAll(async () => {
  things = await makeThings(mine)
  await makeThings(others)
  for (const caller of callers) {
    keys.set(JSON.stringify(caller), await makeKey(caller.wards, caller.held))
  }
  const lost = async () => makeKey([mine, others], [...roles])
  const [wrong, expired, revoked] = [await lost(), await lost(), await lost()]
  strangers['a key with a wrong secret'] = `hanei_${wrong.id}_${'A'.repeat(43)}`
  await env.DB.prepare("UPDATE api_keys SET expires_at = '2026-01-01T00:00:00.000Z' WHERE id = ?")
    .bind(expired.id)
    .run()
  strangers['an expired key'] = expired.key
  await call(`/v1/keys/${revoked.id}`, { method: 'DELETE' })
  strangers['a revoked key'] = revoked.key
  const link = await call(`/v1/validations/${things.run}/links`, { json: {} })
  strangers['a link token'] = (await link.json<{ token: string }>()).token
  strangers['the signature of a receipt'] = things.receipt
}, 60_000)

it('leaves no operation out', () => expect(missingRequests()).toEqual([]))

describe.each(describedOperations.map((operation) => [operation.operationId, operation] as const))(
  '%s',
  (id, operation) => {
    const access = accessOf(operation)
    const ask = async (key: string | null) => {
      const { path, ...request } = requests[id]?.call(things) ?? { path: '' }
      const answer = await call(path, { ...request, key })
      return { status: answer.status, text: await answer.text() }
    }

    it('says in words what its description says', () => {
      const role = /^Role `(\w+)`/.exec(operation.description)?.[1] ?? null
      expect(role).toBe(roles.includes(access as Role) ? access : null)
    })

    it('to a stranger', async () => {
      for (const [name, key] of Object.entries(strangers)) {
        const { status } = await ask(key)
        if (access === 'open') expect(requests[id]?.allowed, name).toContain(status)
        else expect(status, name).toBe(401)
      }
    })

    it('to every kind of key', async () => {
      for (const caller of callers) {
        const { status, text } = await ask(keyOf(caller))
        const name = `${caller.held.join('+')} in ${caller.wards.join('+')}`
        expect(expected(id, access, caller), name).toContain(status)
        const covers = caller.wards.includes('*') || caller.wards.includes(mine)
        if (!covers && access !== 'open') {
          expect(text, name).not.toContain(mine)
          for (const hidden of [things.run, things.key, things.link]) {
            expect(text, name).not.toContain(hidden)
          }
        }
      }
    })
  },
)

/** `open`, `link`, or the role that a key needs; null for any. */
function accessOf({ security }: DescribedOperation): 'open' | 'link' | Role | null {
  if (security.length === 0) return 'open'
  if (security.some((scheme) => 'link' in scheme)) return 'link'
  return (security[0]?.key?.[0] as Role | undefined) ?? null
}

/** What an operation may answer a caller with these roles in these wards. */
function expected(
  id: string,
  access: ReturnType<typeof accessOf>,
  { held, wards }: (typeof callers)[number],
): number[] {
  const { named = false, allowed = [] } = requests[id] ?? {}
  const covers = wards.includes('*') || wards.includes(mine)
  // Only its holder rotates a key, and none of these is its holder.
  if (id === 'rotateKey') return held.includes('admin') && !covers ? [404] : [403]
  // How much everybody calls is the operator's alone.
  if (id === 'readMetrics') return held.includes('admin') && wards.includes('*') ? [200] : [403]
  if (access === 'open' || access === null) return allowed
  const role = access === 'link' ? 'read' : access
  // A cell is told no more than that there is nothing for it.
  if (!held.includes(role)) return [access === 'link' ? 404 : 403]
  return !named || covers ? allowed : [404]
}
