// Idempotency-Key: one key, one body, one run.
import { env } from 'cloudflare:test'
import { describe, expect, it } from 'vitest'
import type {
  HistoryPage,
  Problem,
  UnkeptValidation,
  Validation,
} from '../../../shared/schema/index.ts'
import { commit } from '../../store/audit.ts'
import { insertAnswer, keyTaken } from '../../store/idempotency.ts'
import { call, jsonOf, makeKey } from '../../testing/client.ts'

const sheet = (yen: number) => ({
  sheet: 'S',
  rows: [
    ['事業名', '金額(千円)', '反映区分'],
    ['見守り', yen, '①'],
    ['その他', 100, 'なし'],
  ],
})
const validate = (json: unknown, idempotency: string, key: string) =>
  call('/v1/validations', { json, key, headers: { 'Idempotency-Key': idempotency } })
const runsOf = async (key: string) =>
  (await jsonOf<HistoryPage>(await call('/v1/validations', { key }), 200)).items

describe('Idempotency-Key', () => {
  it('gives a retry of the same body the first answer, and keeps one run', async () => {
    const { key } = await makeKey(['kita'], ['validate', 'read'])
    const first = await validate({ snapshot: sheet(1) }, 'a', key)
    const retry = await validate({ snapshot: sheet(1) }, 'a', key)
    expect(retry.headers.get('Idempotency-Replayed')).toBe('true')
    expect(await jsonOf<Validation>(retry, 201)).toEqual(await jsonOf<Validation>(first, 201))
    expect(await runsOf(key)).toHaveLength(1)
  })

  it('422 for the same key with another body', async () => {
    const { key } = await makeKey(['kita'], ['validate', 'read'])
    await jsonOf(await validate({ snapshot: sheet(1) }, 'b', key), 201)
    await jsonOf<Problem>(await validate({ snapshot: sheet(2) }, 'b', key), 422)
  })

  it('is a matter of each API key: the same text of another caller is another key', async () => {
    const one = await makeKey(['kita'], ['validate', 'read'])
    const other = await makeKey(['kita'], ['validate', 'read'])
    const first = await jsonOf<Validation>(
      await validate({ snapshot: sheet(1) }, 'c', one.key),
      201,
    )
    const second = await jsonOf<Validation>(
      await validate({ snapshot: sheet(2) }, 'c', other.key),
      201,
    )
    expect(second.id).not.toBe(first.id)
  })

  it('409 or the same run while the first is under way, never two runs', async () => {
    const { key } = await makeKey(['higashi'], ['validate', 'read'])
    const answers = await Promise.all(
      Array.from({ length: 8 }, () => validate({ snapshot: sheet(3) }, 'd', key)),
    )
    const statuses = answers.map((answer) => answer.status)
    expect(statuses.filter((status) => status !== 409 && status !== 201)).toEqual([])
    expect(statuses).toContain(201)
    for (const answer of answers) {
      if (answer.status === 409) expect(answer.headers.get('Retry-After')).toBe('1')
    }
    expect(await runsOf(key)).toHaveLength(1)
  })

  it('lets a refused request be corrected under the same key', async () => {
    const { key } = await makeKey(['kita'], ['validate', 'read'])
    await jsonOf(await validate({ snapshot: { sheet: 'S' } }, 'e', key), 400)
    await jsonOf(await validate({ snapshot: sheet(1) }, 'e', key), 201)
  })

  it('forgets after 24 hours', async () => {
    const { key } = await makeKey(['kita'], ['validate', 'read'])
    await jsonOf(await validate({ snapshot: sheet(1) }, 'f', key), 201)
    await env.DB.prepare("UPDATE idempotency SET expires_at = '2020-01-01T00:00:00.000Z'").run()
    await jsonOf(await validate({ snapshot: sheet(2) }, 'f', key), 201)
  })

  it('repeats an answer that was not kept from the versions it was made with', async () => {
    const { key } = await makeKey(['kita'], ['validate', 'read', 'publish'])
    const body = { snapshot: sheet(1), store: false }
    const first = await jsonOf<UnkeptValidation>(await validate(body, 'g', key), 200)
    const json = { share: { decimals: 3, rounding: 'half-up' } }
    await jsonOf(await call('/v1/policies/kita', { method: 'PUT', json, key }), 201)
    const retry = await jsonOf<UnkeptValidation>(await validate(body, 'g', key), 200)
    expect(retry).toEqual(first)
    const fresh = await jsonOf<UnkeptValidation>(await validate(body, 'h', key), 200)
    expect(fresh.digest).not.toBe(first.digest)
    await jsonOf(await validate({ ...body, snapshot: sheet(5) }, 'g', key), 422)
  })

  it('lets only one of two writers of a key through, the other as a whole not', async () => {
    const now = new Date()
    const answer = {
      bodyHash: 'h',
      ward: 'kita',
      runId: null,
      planVersion: null,
      policyVersion: null,
      opinionsVersion: null,
      previousOpinionsVersion: null,
    }
    const statements = () => insertAnswer(env.DB, 'key:two-isolates', 'k', answer, now)
    const event = { ward: 'kita', actor: 'key:two-isolates', action: 'test', subject: 's' }
    await commit(env.DB, now.toISOString(), [event], statements())
    const second = commit(env.DB, now.toISOString(), [event], statements()).catch((error) => error)
    expect(keyTaken(await second)).toBe(true)
    const rows = env.DB.prepare(
      "SELECT count(*) AS n FROM audit_rows WHERE actor = 'key:two-isolates'",
    )
    expect(await rows.first()).toEqual({ n: 1 })
  })
})
