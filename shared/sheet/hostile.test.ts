import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { excesses, snapshot } from '../../test/corpus/hostile.ts'
import type { Budget, Covers, Line } from '../model/budget.ts'
import {
  columnRoles,
  defaultPolicy,
  lineItemSchema,
  type Mapping,
  rowKinds,
} from '../schema/index.ts'
import { readBudget, toLineItem } from './read.ts'

/** One expectation for all lines: one for each takes longer than reading them. */
function expectSound(budget: Budget): void {
  const all = budget.lines.all()
  const isSound = (line: Line, i: number): boolean =>
    rowKinds.includes(line.rowKind) &&
    line.parent < (i === 0 ? 1 : i) &&
    (line.parent < 0 || all[line.parent]?.rowKind === 'parent') &&
    (line.covers === null || isWithin(line.covers, all.length)) &&
    (line.amount.yen === null || Number.isSafeInteger(line.amount.yen)) &&
    (i === 0 || line.row > (all[i - 1]?.row ?? 0))
  expect(all.findIndex((line, i) => !isSound(line, i))).toBe(-1)
  for (const line of all.slice(0, 50)) lineItemSchema.parse(toLineItem(budget, line))
  expect(budget.table?.confidence ?? 0).toBeLessThanOrEqual(1)
}

const isWithin = ({ from, to }: Covers, length: number): boolean =>
  from >= 0 && from <= to && to < length

/** The budget with its lines member by member. */
const written = (budget: Budget) => ({
  ...budget,
  lines: budget.lines
    .all()
    .map((line) => [
      toLineItem(budget, line),
      line.level,
      line.parent,
      line.covers,
      line.detail,
      line.hidden,
      line.issueSource,
      line.strategySource,
      line.initiativeSource,
      line.amount,
      line.exclusion,
    ]),
})

test('any grid of cells is read without an error, the same twice', () => {
  fc.assert(
    fc.property(snapshot, (sheet) => {
      const budget = readBudget(sheet, null, defaultPolicy)
      expectSound(budget)
      expect(written(readBudget(sheet, null, defaultPolicy))).toEqual(written(budget))
    }),
    { numRuns: 600 },
  )
}, 30_000)

test('any mapping of the caller is taken without an error', () => {
  const mapping = fc.record(
    {
      range: fc.constantFrom('A1:C9', 'B3', 'ZZ9:ZZ99', 'A1:ALL1000000'),
      headerRows: fc.array(fc.integer({ min: 1, max: 40 }), { maxLength: 3 }),
      columns: fc.dictionary(fc.constantFrom('A', 'B', 'C', 'ZZ'), fc.constantFrom(...columnRoles)),
      unit: fc.constantFrom('円', '億円'),
    },
    { requiredKeys: [] },
  )
  fc.assert(
    fc.property(snapshot, mapping, (sheet, chosen) => {
      expectSound(readBudget(sheet, null, defaultPolicy, chosen as Mapping))
    }),
    { numRuns: 300 },
  )
}, 30_000)

describe('a sheet of excess is read to its end', () => {
  test.each(Object.entries(excesses))(
    '%s',
    (_, make) => {
      expectSound(readBudget(make(), null, defaultPolicy))
    },
    20_000,
  )
})
