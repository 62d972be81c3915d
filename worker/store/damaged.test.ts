// Rows that are no longer what was kept: told as that, with nothing of them half believed.
import { createExecutionContext, env, waitOnExecutionContext } from 'cloudflare:test'
import { beforeAll, describe, expect, it } from 'vitest'
import type { Problem } from '../../shared/schema/index.ts'
import { createApp } from '../app.ts'
import { call, devKey, origin, testEnv } from '../testing/client.ts'
import { makeThings, type Things } from '../testing/requests.ts'
import { packText } from './blob.ts'
import { readLines } from './lines.ts'
import { StoredDataError } from './stored.ts'

let things: Things
beforeAll(async () => {
  things = await makeThings('damage')
})

const run = (sql: string, ...values: (string | null)[]) =>
  env.DB.prepare(sql)
    .bind(...values)
    .run()

const app = createApp()

/** A fault of ours is in no call's description, so the app is asked as it is. */
async function expectDamage(path: string): Promise<Problem> {
  const headers = { Authorization: `Bearer ${devKey}` }
  const context = createExecutionContext()
  const answer = await app.fetch(new Request(new URL(path, origin), { headers }), testEnv, context)
  await waitOnExecutionContext(context)
  const problem = await answer.json<Problem>()
  expect(problem.type).toBe('urn:hanei:problem:stored-data-damaged')
  expect(answer.status).toBe(500)
  expect(problem.detail).toMatch(/damaged.*Nothing was changed/)
  return problem
}

describe('a damaged row', () => {
  it.each(['[]', 'null', '{"status":"sure"}'])('of a run’s share: %s', async (share) => {
    const { results } = await env.DB.prepare('SELECT share FROM runs WHERE id = ?')
      .bind(things.run)
      .all<{ share: string }>()
    await run('UPDATE runs SET share = ? WHERE id = ?', share, things.run)
    const problem = await expectDamage(`/v1/validations/${things.run}`)
    expect(problem.detail).toContain(things.run)
    expect((await call(`/v1/validations/${things.otherRun}`)).status).toBe(200)
    await run('UPDATE runs SET share = ? WHERE id = ?', results[0]?.share ?? '', things.run)
    expect((await call(`/v1/validations/${things.run}`)).status).toBe(200)
  })

  it('of a register of opinions', async () => {
    const { ward } = things
    const [body = ''] = await packText('{"ward":7}')
    const kept = await env.DB.prepare('SELECT body FROM opinions WHERE ward = ?')
      .bind(ward)
      .first<{ body: string }>()
    await run('UPDATE opinions SET body = ? WHERE ward = ?', body, ward)
    await expectDamage(`/v1/opinions/${ward}/2026`)
    await run('UPDATE opinions SET body = ? WHERE ward = ?', kept?.body ?? '', ward)
    expect((await call(`/v1/opinions/${ward}/2026`)).status).toBe(200)
  })

  it('of a report: no figure comes from it', async () => {
    const [whole = ''] = await packText('{"schema":1,"totals":{"total":7}}')
    for (const body of [whole, 'AAAA', 'no base64!']) {
      await run(
        "UPDATE run_parts SET body = ? WHERE run_id = ? AND kind = 'report'",
        body,
        things.otherRun,
      )
      await expectDamage(`/v1/validations/${things.otherRun}/value?field=total`)
      await expectDamage(`/v1/validations/${things.otherRun}/totals.csv`)
      await expectDamage(`/v1/compare?from=${things.run}&to=${things.otherRun}`)
      await expectDamage(`/v1/validations/${things.otherRun}/trace?figure=share`)
    }
  })

  it('of a plan and of a policy', async () => {
    const [plan = ''] = await packText('{"issues":"none"}')
    await run("UPDATE plans SET body = ? WHERE ward = 'damage'", plan)
    await expectDamage('/v1/plans/damage/2026')
    const [policy = ''] = await packText('{"exclusions":[{"id":7}]}')
    await run("UPDATE policies SET body = ? WHERE ward = 'damage'", policy)
    await expectDamage('/v1/policies/damage')
  })

  it('of keys', async () => {
    await run('UPDATE api_keys SET roles = \'["owner"]\' WHERE id = ?', things.key)
    await expectDamage('/v1/keys')
    await run('UPDATE api_keys SET roles = \'["read"]\' WHERE id = ?', things.key)
    expect((await call('/v1/keys')).status).toBe(200)
  })

  it('of the keys of receipts', async () => {
    await run("INSERT INTO receipt_keys (kid, public_jwk, created_at) VALUES ('x', '{}', '2026')")
    await expectDamage('/.well-known/jwks.json')
    await run("DELETE FROM receipt_keys WHERE kid = 'x'")
    expect((await call('/.well-known/jwks.json')).status).toBe(200)
  })
})

describe('damaged lines', () => {
  const block = { column: 'D', texts: ['課題', 'なし'], lines: [[5, 100, null, 0, 0, 0, 0, 1]] }

  it('are read where they are whole', () => {
    expect(readLines(JSON.stringify(block)).lines).toMatchObject([{ cell: 'D5', issue: '課題' }])
  })

  it.each([
    ['no JSON', '{'],
    ['another thing', '{"rows":[]}'],
    [
      'a text that is not there',
      JSON.stringify({ ...block, lines: [[5, 100, null, 9, 0, 0, 0, 1]] }),
    ],
    ['no row', JSON.stringify({ ...block, lines: [[null, 100, null, 0, 0, 0, 0, 1]] })],
    [
      'a reading that is not there',
      JSON.stringify({ ...block, lines: [[5, 1, null, 0, 0, 0, 0, 1, 3]] }),
    ],
  ])('hold %s', (_, text) => {
    expect(() => readLines(text)).toThrow(StoredDataError)
  })
})
