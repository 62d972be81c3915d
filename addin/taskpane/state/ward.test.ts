// One ward at a time: what is asked, kept and published is that ward's.
import { afterEach, expect, test, vi } from 'vitest'
import { openPane, withPlan } from '../../../test/preview-fake/open-pane.ts'

afterEach(() => vi.unstubAllGlobals())

test('another ward lets go of the plan of the one before, and its policy', async () => {
  const { pane } = await openPane({ api: await withPlan() })
  expect(pane.plans.ward.value).toBe('suminoe')
  expect(pane.plans.choice.value.kind).toBe('published')
  await pane.plans.setWard('minato')
  expect(pane.plans.ward.value).toBe('minato')
  expect(pane.plans.choice.value.kind).toBe('none')
})
test('letting go of a plan of another ward brings back the policy of the one set', async () => {
  const api = await withPlan()
  const { pane } = await openPane({ api })
  pane.settings.ward.set('minato')
  expect(pane.plans.ward.value).toBe('suminoe')
  pane.plans.choose({ kind: 'none' })
  await vi.waitFor(() =>
    expect(api.requests.map(({ path }) => path)).toContain('/v1/policies/minato'),
  )
})
test('a malformed id is refused here, in words, and nothing is sent for it', async () => {
  const api = await withPlan()
  const { pane } = await openPane({ api })
  await pane.plans.setWard('住之江区')
  const asked = api.requests.length
  await pane.validation.validate()
  expect(pane.validation.result.value?.attested).toBeNull()
  expect(pane.validation.result.value?.problem?.code).toBe('wardMalformed')
  expect(api.requests).toHaveLength(asked)
})
test('testing the connection tells whether the key may act for the ward', async () => {
  const api = await withPlan()
  const { pane } = await openPane({ api })
  const connection = pane.settings.connection.value
  const rights = (ward: string) => pane.services.workerThread.call('testWard', { connection, ward })
  expect(await rights('suminoe')).toEqual({
    ok: true,
    value: { policyVersion: 0, may: ['read', 'validate'] },
  })
  expect(api.runs).toHaveLength(0)
  api.denied.push('minato')
  expect(await rights('minato')).toMatchObject({ ok: false, problem: { code: 'notFound' } })
})
