// Work grows with the sheet, never with its square. Counted blocks, not time: see counted.ts.
import { expect, test } from 'vitest'
import { countWork } from './counted.ts'

const { assess } = await import('../../shared/assess.ts')
const { policySchema } = await import('../../shared/schema/index.ts')
const { hostile } = await import('./hostile.ts')

const rows = 400

test.each(Object.entries(hostile))('%s', (_, make) => {
  const worked = (n: number): number => {
    const { snapshot, plan, policy } = make(n)
    return countWork(() => assess(snapshot, plan ?? null, policySchema.parse(policy ?? {})))
  }
  worked(20)
  const once = worked(rows)
  // Four times the rows: the square of that would be sixteen times the work.
  expect(worked(4 * rows) / once).toBeLessThan(6)
})
