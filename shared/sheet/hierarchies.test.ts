import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { budgets } from '../../test/corpus/any-budget.ts'
import {
  type CorpusBudget,
  expectedLines,
  hierarchies,
  layOut,
  notations,
} from '../../test/corpus/forms.ts'
import listed from '../../test/fixtures/budget.json' with { type: 'json' }
import type { Budget, Line } from '../model/budget.ts'
import { defaultPolicy, type Unit } from '../schema/index.ts'
import { fold } from '../text/index.ts'
import { readBudget } from './read.ts'

const published: CorpusBudget = {
  issues: listed.issues.map(({ title, strategies }) => ({
    title,
    strategies: strategies.map((strategy) => ({
      title: strategy.title,
      ...('amount' in strategy ? { thousands: strategy.amount as number } : {}),
      initiatives: strategy.initiatives.map((item) => ({
        title: item.title,
        thousands: item.amount,
      })),
    })),
  })),
}
const units: Unit[] = ['円', '千円', '万円', '百万円', '億円']

const nameOf = ({ initiative, strategy, issue, detail }: Line): string =>
  fold(initiative || strategy || issue || detail)

function leavesOf(budget: Budget): { name: string; yen: number | null }[] {
  return budget.lines
    .all()
    .filter(({ rowKind }) => rowKind === 'leaf')
    .map((line) => ({ name: nameOf(line), yen: line.amount.yen }))
}

describe.each(hierarchies)('the published budget kept as %s', (hierarchy) => {
  test.each(notations)('reads the same with amounts as %s, in every unit', (notation) => {
    for (const unit of units) {
      for (const subtotals of [false, true]) {
        const layout = { hierarchy, notation, unit, subtotals, total: true }
        const budget = readBudget(layOut(published, layout), null, defaultPolicy)
        const where = `${hierarchy} ${notation} ${unit} ${subtotals}`
        expect(leavesOf(budget), where).toEqual(
          expectedLines(published).map(({ name, yen }) => ({ name: fold(name), yen })),
        )
        const total = budget.lines.all().at(-1)
        expect(total?.rowKind, where).toBe('total')
        expect(total?.amount.yen, where).toBe(63_952_000)
      }
    }
  })
})

test('the parents of a leaf are named the same in every hierarchy', () => {
  for (const hierarchy of hierarchies) {
    const layout = {
      hierarchy,
      notation: 'commas',
      unit: '千円',
      subtotals: false,
      total: true,
    } as const
    const { lines } = readBudget(layOut(published, layout), null, defaultPolicy)
    const leaf = lines.all().find((line) => fold(line.initiative) === '区政会議の運営')
    expect(
      [fold(leaf?.issue ?? '').replace(/^経営課題\d/, ''), fold(leaf?.strategy ?? '')],
      hierarchy,
    ).toEqual(['自律した自治体型の区政運営', '区の施策の方向性を決定する仕組みづくり'])
  }
})

test('an item that its 小計 and the total repeat is an item still', () => {
  const one = (title: string, amounts: (number | null)[]) => ({
    ...{ title },
    strategies: [
      {
        title: `${title}戦略`,
        initiatives: amounts.map((thousands, i) => ({ title: `${title}取組${i}`, thousands })),
      },
    ],
  })
  for (const amounts of [[1_121], [1_121, null], [null, 1_121]]) {
    const budget: CorpusBudget = { issues: [one('防災', amounts), one('福祉', [null])] }
    for (const hierarchy of hierarchies) {
      const layout = {
        hierarchy,
        notation: 'number',
        unit: '円',
        subtotals: true,
        total: true,
      } as const
      const read = readBudget(layOut(budget, layout), null, defaultPolicy)
      expect(leavesOf(read), hierarchy).toEqual(
        expectedLines(budget).map(({ name, yen }) => ({ name: fold(name), yen })),
      )
    }
  }
})

test('any budget reads the same in every hierarchy, unit and notation', () => {
  fc.assert(
    fc.property(
      budgets,
      fc.constantFrom(...hierarchies),
      fc.constantFrom(...notations),
      fc.constantFrom(...units),
      fc.boolean(),
      (budget, hierarchy, notation, unit, subtotals) => {
        const layout = { hierarchy, notation, unit, subtotals, total: true }
        const read = readBudget(layOut(budget, layout), null, defaultPolicy)
        expect(leavesOf(read)).toEqual(
          expectedLines(budget).map(({ name, yen }) => ({ name: fold(name), yen })),
        )
      },
    ),
    { numRuns: 300 },
  )
}, 30_000)
