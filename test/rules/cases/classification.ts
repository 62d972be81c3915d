// Cases of the rules on exclusions and reflection marks.
import { insertCopy, plain, write } from '../../mutation/sheet.ts'
import { clean, on, plan, type RuleCase, table } from '../case.ts'

export const classificationCases: RuleCase[] = [
  {
    code: 'classification/no-reflection-column',
    fires: table([
      ['事業名', '予算額(千円)'],
      ['防災訓練', 120],
      ['防犯灯', 340],
    ]),
    cells: ['A1:B1'],
    severity: 'info',
    not: clean,
  },
  {
    code: 'classification/unset-mark',
    fires: on(write({ F6: '', F8: null })),
    cells: ['F6', 'F8'],
    params: { variant: 'some', count: 2, yen: 22_642_000 },
    severity: 'error',
    not: on(write({ F7: '', F14: '', F18: '' })),
  },
  {
    code: 'classification/unknown-mark',
    fires: on(write({ F6: '③' })),
    cells: ['F6'],
    params: { text: '③', yen: 20_852_000 },
    severity: 'error',
    not: on(write({ F6: '反映なし' })),
  },
  {
    code: 'classification/mark-on-excluded',
    fires: on(write({ F14: '①' })),
    cells: ['F14'],
    params: { mark: '①', label: '区政充実重点経費', yen: 8_365_000 },
    not: on(write({ F14: '' })),
  },
  {
    code: 'classification/mark-differs-from-plan',
    fires: on(write({ F6: '②' })),
    cells: ['F6'],
    params: { written: '②', planned: '①' },
    not: clean,
    silenced: { by: 'classification/mark-on-excluded', ...on(write({ F14: '①' })) },
  },
  {
    code: 'classification/mark-without-money',
    fires: on(write({ F7: '①', F17: '②' })),
    cells: ['F7', 'F17'],
    params: { count: 2 },
    severity: 'info',
    not: clean,
  },
  {
    code: 'classification/unknown-exclusion',
    fires: on(write({ E18: '固定経緯' })),
    cells: ['E18'],
    params: { variant: 'near', near: '固定経費', yen: 122_368_000 },
    severity: 'error',
    not: on(write({ E18: '固定' })),
  },
  {
    code: 'classification/excluded-without-cell',
    fires: on(write({ E14: '' })),
    cells: ['E14'],
    params: { label: '区政充実重点経費', yen: 8_365_000 },
    severity: 'warning',
    not: clean,
  },
  {
    code: 'classification/exclusion-differs-from-plan',
    fires: on(write({ E6: '固定経費' })),
    cells: ['E6'],
    params: { variant: 'sheetExcludes', yen: 20_852_000 },
    not: {
      sheet: write({ E6: '固定経費' })(plain()),
      plan: plan(({ issues }) => {
        for (const strategy of issues.flatMap((issue) => issue.strategies)) {
          delete strategy.exclusion
          for (const initiative of strategy.initiatives) delete initiative.exclusion
        }
      }),
    },
    silenced: { by: 'classification/unknown-exclusion', ...on(write({ E14: '市債償還' })) },
  },
  {
    code: 'classification/exclusion-not-on-sheet',
    fires: on(write({ E18: '区政充実重点経費' })),
    cells: ['E18', 'A22'],
    params: { variant: 'declared', yen: 122_368_000 },
    severity: 'error',
    not: on(write({ E18: '固定経緯' })),
  },
  {
    code: 'classification/excluded-twice',
    fires: on(insertCopy(18, 18, { E: '区政充実重点経費' })),
    cells: ['D19', 'D18'],
    params: { first: 'D18', yen: 122_368_000 },
    severity: 'error',
    not: clean,
  },
]
