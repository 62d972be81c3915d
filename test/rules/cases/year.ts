// Cases of the year rules.
import { replace, withPriorYear, write } from '../../mutation/sheet.ts'
import { clean, on, type RuleCase, table } from '../case.ts'

const years = (other: string) =>
  table([
    ['年度', '事業名', '予算額(千円)'],
    ['R8', '防災訓練', 120],
    ['R8', '防犯灯', 340],
    [other, '見守り', 560],
    ['R8', '訪問', 100],
    ...Array.from({ length: 8 }, (_, n) => ['R8', `事業その${n}`, 100 + n]),
  ])
const priors = (total: number) =>
  table([
    ['(単位:千円)', '', ''],
    ['事業名', '令和8年度予算額', '前年度予算額'],
    ['防災訓練', 120, 100],
    ['防犯灯', 340, 300],
    ['見守り', 560, 500],
    ['合計', 1_020, total],
  ])
const swapped = { D4: '令和7年度 算定見込額', H4: '令和8年度 当初予算額' }

export const yearCases: RuleCase[] = [
  {
    code: 'year/columns-swapped',
    fires: { sheet: write(swapped)(withPriorYear()) },
    cells: ['H4', 'D4'],
    not: { sheet: withPriorYear() },
  },
  {
    code: 'year/wrong-year',
    fires: on(replace('A1', '令和8', '令和7')),
    cells: ['A1'],
    params: { variant: 'title', year: 2025, planned: 2026 },
    not: clean,
  },
  {
    code: 'year/several-years',
    fires: on(write({ A2: '令和7年度 作成' })),
    cells: ['A2', 'A1'],
    params: { first: 2026, other: 2025 },
    not: clean,
    silenced: { by: 'year/wrong-year', ...on(write({ A1: '令和7年度 予算', A2: '' })) },
  },
  {
    code: 'year/row-of-other-year',
    fires: years('R7'),
    cells: ['A4'],
    params: { year: 2025, expected: 2026, count: 1 },
    not: years('令和8年度'),
  },
  {
    code: 'year/prior-exceeds-parent',
    fires: priors(800),
    cells: ['C6'],
    params: { written: 800_000, sum: 900_000 },
    not: priors(950),
    silenced: {
      by: 'year/columns-swapped',
      ...table([
        ['(単位:千円)', '', '', ''],
        ['事業名', '令和8年度予算額', '前年度予算額', '増減'],
        ['防災訓練', 120, 100, -20],
        ['防犯灯', 340, 300, -40],
        ['見守り', 560, 500, -60],
        ['合計', 1_020, 800, -220],
      ]),
    },
  },
  {
    code: 'year/era-overrun',
    fires: table([
      ['平成37年度 予算(千円)', ''],
      ['事業名', '予算額'],
      ['防災訓練', 120],
      ['防犯灯', 340],
    ]),
    cells: ['A1'],
    params: { year: 2025 },
    severity: 'info',
    not: clean,
  },
]
