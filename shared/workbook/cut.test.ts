// A budget cut into any number of sheets, in any form that wards keep it, comes to what it is in one.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { budgets } from '../../test/corpus/any-budget.ts'
import {
  type CorpusBudget,
  expectedLines,
  hierarchies,
  layOut,
  notations,
} from '../../test/corpus/forms.ts'
import { assess } from '../assess.ts'
import { defaultPolicy, type SheetSnapshot, type Unit } from '../schema/index.ts'
import { assessSheets } from './index.ts'

const units: Unit[] = ['円', '千円', '万円', '百万円']
const layouts = fc.record({
  hierarchy: fc.constantFrom(...hierarchies),
  notation: fc.constantFrom(...notations),
  unit: fc.constantFrom(...units),
  subtotals: fc.boolean(),
  total: fc.boolean(),
})

/** The issues of each place as a budget of its own. */
const cut = ({ issues }: CorpusBudget, places: readonly number[]): CorpusBudget[] =>
  [...new Set(places.slice(0, issues.length))].map((place) => ({
    issues: issues.filter((_, i) => places[i] === place),
  }))
const moneyOf = (budget: CorpusBudget): number =>
  expectedLines(budget).reduce((sum, { yen }) => sum + (yen ?? 0), 0)
const yenOf = (sheet: SheetSnapshot): number => assess(sheet, null, defaultPolicy).totals.total
const named = (sheet: SheetSnapshot, i: number): SheetSnapshot => ({
  ...sheet,
  sheet: `第${i + 1}課`,
})

test('its total and its lines are the same, or the sheets that are not added are named', () => {
  let added = 0
  let runs = 0
  fc.assert(
    fc.property(
      budgets,
      layouts,
      fc.array(fc.integer({ min: 0, max: 4 }), { minLength: 5, maxLength: 5 }),
      (budget, layout, places) => {
        const parts = cut(budget, places)
        // Numbers and 款 begin anew on each sheet, as they do where each section keeps its own.
        const sheets = parts.map((part, i) => named(layOut(part, layout), i))
        const whole = assess(layOut(budget, layout), null, defaultPolicy)
        // What a sheet says by itself is held in shared/sheet/hierarchies.test.ts: here, cutting it.
        fc.pre(sheets.every((sheet, i) => yenOf(sheet) === moneyOf(parts[i] ?? budget)))
        fc.pre(whole.totals.total === moneyOf(budget))
        runs++
        const { totals, sheets: read, findings } = assessSheets(sheets, null, defaultPolicy).report
        const left = (read ?? []).filter(
          ({ counted }, i) => !counted && moneyOf(parts[i] ?? budget) > 0,
        )
        if (left.length === 0) {
          added++
          expect(totals.total).toBe(whole.totals.total)
          return
        }
        // Nothing is left out without a word.
        const open = findings.find(({ code }) => code === 'structure/other-sheets')
        expect(open?.unsettles).toBe('total')
        expect(open?.params.sheets).toEqual(left.map(({ sheet }) => sheet))
      },
    ),
    { numRuns: 200 },
  )
  // Chance alone makes a section look like a summary or a copy of others.
  expect(added / runs).toBeGreaterThan(0.95)
}, 60_000)
