// Next year's plan from this year's.
import { expect, test } from 'vitest'
import { referencePlan } from '../../test/fixtures/reference.ts'
import { digestOf } from '../digest/index.ts'
import { planSchema } from '../schema/index.ts'
import { startNextYear } from './next-year.ts'

test('keeps ids, titles and order, and none of this year’s money', () => {
  const plan = referencePlan()
  const next = startNextYear(plan)
  const itemsOf = ({ issues }: typeof plan) =>
    issues.flatMap(({ strategies }) => strategies.flatMap(({ initiatives }) => initiatives))
  expect(itemsOf(next).map(({ id, title }) => [id, title])).toEqual(
    itemsOf(plan).map(({ id, title }) => [id, title]),
  )
  expect(JSON.stringify(next)).not.toMatch(/estimate|declared/)
  expect(next).toMatchObject({
    ...{ ward: 'suminoe', fiscalYear: 2027, stage: null },
    continues: { fiscalYear: 2026, digest: digestOf(plan), items: [], ended: [] },
  })
  expect(planSchema.parse(next)).toEqual(next)
})

test('a plan without the record is as it was, byte for byte', () => {
  const plan = referencePlan()
  expect(digestOf(planSchema.parse(plan))).toBe(digestOf(plan))
})
