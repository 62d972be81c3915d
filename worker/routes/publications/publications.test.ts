// What was published of a run, and a run that says otherwise later.
import { describe, expect, it } from 'vitest'
import type {
  Problem,
  Publication,
  PublicationsAnswer,
  Validation,
  YearStagesAnswer,
} from '../../../shared/schema/index.ts'
import { referencePlan, referenceSnapshot } from '../../../test/fixtures/reference.ts'
import { write } from '../../../test/mutation/sheet.ts'
import { call, jsonOf, makeKey } from '../../testing/client.ts'

const runOf = async (snapshot = referenceSnapshot()): Promise<Validation> => {
  await call('/v1/plans/suminoe/2026', { method: 'PUT', json: referencePlan() })
  const json = { snapshot, plan: 'suminoe/2026' }
  return jsonOf(await call('/v1/validations', { json }), 201)
}
const record = (id: string, json: object) => call(`/v1/validations/${id}/publications`, { json })
const page = { kind: 'plan', publishedOn: '2026-12-10', address: 'https://ward.example/plan' }

describe('a publication', () => {
  it('is recorded with the figures of its page, and is in force until the next', async () => {
    const { id, digest } = await runOf()
    const made = await jsonOf<Publication>(await record(id, page), 201)
    expect(made).toMatchObject({ ...page, run: id, digest, stage: '算定見込', fiscalYear: 2026 })
    const share = made.figures.find(({ figure }) => figure === 'share')
    expect(share).toEqual({ figure: 'share', label: '反映割合', yen: null, percent: '50.7' })
    const { items, differences } = await jsonOf<PublicationsAnswer>(
      await call(`/v1/publications/suminoe/2026?run=${id}`),
      200,
    )
    expect(items).toEqual([made])
    expect(differences).toEqual([])
  })

  it('with another figure is an error that names it, until a reason corrects it', async () => {
    const changed = await runOf(write({ D6: 30_852 })(referenceSnapshot()))
    const refused = await jsonOf<Problem>(await record(changed.id, page), 422)
    expect(refused.errors?.map(({ code }) => code)).toContain('differs-from-published')
    expect(JSON.stringify(refused)).not.toContain('30,852')
    const { differences } = await jsonOf<PublicationsAnswer>(
      await call(`/v1/publications/suminoe/2026?run=${changed.id}`),
      200,
    )
    const item = differences?.find(({ figure }) => figure.startsWith('items.'))
    expect(item).toMatchObject({ published: { yen: 20_852_000 }, now: { yen: 30_852_000 } })
    expect(item?.message.ja).toContain('20,852,000円(2026-12-10公表)')
    await jsonOf(await record(changed.id, { ...page, correction: '積算の誤りを直した' }), 201)
    const after = await jsonOf<PublicationsAnswer>(
      await call(`/v1/publications/suminoe/2026?run=${changed.id}`),
      200,
    )
    expect(after.differences).toEqual([])
    expect(after.items).toHaveLength(2)
  })

  it('needs a year and the role', async () => {
    const json = { snapshot: referenceSnapshot(), ward: 'suminoe' }
    const { id } = await jsonOf<Validation>(await call('/v1/validations', { json }), 201)
    await jsonOf<Problem>(await record(id, page), 422)
    const { key } = await makeKey(['suminoe'], ['read', 'validate'])
    const path = `/v1/validations/${id}/publications`
    await jsonOf<Problem>(await call(path, { key, json: page }), 403)
  })
})

it('the stages of a year are a chain: each with its step from the one before', async () => {
  const put = (stage: string) =>
    call('/v1/plans/higashi/2026', {
      method: 'PUT',
      json: { ...referencePlan(), ward: 'higashi', stage },
    })
  const run = async (snapshot = referenceSnapshot()) => {
    const json = { snapshot, plan: 'higashi/2026' }
    return jsonOf<Validation>(await call('/v1/validations', { json }), 201)
  }
  await put('算定見込')
  const first = await run()
  await jsonOf(await record(first.id, { ...page, kind: 'share' }), 201)
  const later = await run(write({ D6: 21_852 })(referenceSnapshot()))
  await put('要求')
  const asked = await run(write({ D6: 30_852 })(referenceSnapshot()))
  const { stages } = await jsonOf<YearStagesAnswer>(
    await call('/v1/publications/higashi/2026/stages'),
    200,
  )
  expect(stages.map(({ stage, run: { id } }) => [stage, id])).toEqual([
    ['算定見込', later.id],
    ['要求', asked.id],
  ])
  expect(stages[0]?.step).toBeNull()
  expect(stages[0]?.publications).toMatchObject([{ kind: 'share', run: first.id }])
  expect(stages[0]?.differences.map(({ figure }) => figure)).toContain('numerator')
  expect(stages[1]).toMatchObject({
    ...{ publications: [], differences: [] },
    step: { from: '算定見込', changes: { amount: 1 }, totals: { numerator: 9_000_000 } },
  })
})
