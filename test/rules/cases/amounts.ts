// Cases of the rules on each amount by itself.
import { all, insertCopy, mark, write } from '../../mutation/sheet.ts'
import { clean, on, policy, type RuleCase, table } from '../case.ts'

const unitless = table([
  ['事業名', '予算額'],
  ['防災訓練', 120],
  ['防犯灯', 340],
  ['見守り', 560],
])

export const amountsCases: RuleCase[] = [
  {
    code: 'amounts/no-unit',
    fires: { ...unitless, policy: policy({ defaultUnit: null }) },
    cells: ['B1'],
    params: { variant: 'none', yen: 1_020, other: '千円', otherYen: 1_020_000 },
    severity: 'error',
    not: clean,
  },
  {
    code: 'amounts/ambiguous-unit',
    fires: on(write({ A2: '(単位:百万円)' })),
    cells: ['A2', 'G2'],
    not: clean,
  },
  {
    code: 'amounts/unreadable',
    fires: on(write({ D6: '未定', D8: '未定' })),
    cells: ['D6', 'D8'],
    params: { variant: 'notAmount', text: '未定', count: 2 },
    severity: 'error',
    not: on(write({ D6: '【算定見込額 20,852千円】' })),
    silenced: { by: 'formulas/error-value', ...on(write({ D6: '#DIV/0!' })) },
  },
  {
    code: 'amounts/fraction-of-yen',
    fires: on(write({ D6: 20852.0005 })),
    cells: ['D6'],
    params: { count: 1 },
    severity: 'error',
    not: on(write({ D6: 20852.5 })),
  },
  {
    code: 'amounts/too-large',
    fires: on(write({ D6: 9e15 })),
    cells: ['D6'],
    severity: 'error',
    not: clean,
  },
  {
    code: 'amounts/missing',
    fires: on(write({ D6: '', D8: null })),
    cells: ['D6', 'D8'],
    params: { count: 2 },
    not: on(write({ D6: '-', D8: 0 })),
    silenced: { by: 'formulas/error-value', ...on(write({ D6: '#N/A' })) },
  },
  {
    code: 'amounts/unit-conflict',
    fires: on(write({ D10: '4,799円' })),
    cells: ['D10'],
    params: { taken: '円', other: '千円', count: 1 },
    not: on(write({ D10: '4,799千円' })),
    silenced: {
      by: 'amounts/ambiguous-unit',
      ...table([
        ['(単位:千円)', '(単位:円)'],
        ['事業名', '予算額'],
        ['防災訓練', 120],
        ['防犯灯', 340],
        ['見守り', 560],
      ]),
    },
  },
  {
    code: 'amounts/shown-otherwise',
    fires: on(mark({ numberFormats: { D8: '"△"#,##0' } })),
    cells: ['D8'],
    params: { variant: 'shown', shown: '△1,790', yen: 1_790_000 },
    not: on(mark({ numberFormats: { D8: '#,##0;"△"#,##0' } })),
    silenced: {
      by: 'amounts/unit-conflict',
      ...on(mark({ numberFormats: { D8: '"△"#,##0"円"' } })),
    },
  },
  {
    code: 'amounts/suspected-unit',
    fires: on(write({ D9: 3_913_000 })),
    cells: ['D9'],
    params: { yen: 3_913_000_000, smaller: 3_913_000 },
    not: clean,
    silenced: { by: 'amounts/unit-conflict', ...on(write({ D9: '3,913,000百万円' })) },
  },
  {
    code: 'amounts/approximate',
    fires: on(write({ D10: '約4,799' })),
    cells: ['D10'],
    params: { yen: 4_799_000 },
    not: clean,
  },
  {
    code: 'amounts/ignored-part',
    fires: on(write({ D12: '6,638千円(うち委託料 1,000千円)' })),
    cells: ['D12'],
    params: { yen: 6_638_000 },
    not: on(write({ D12: '【算定見込額 6,638千円】' })),
  },
  {
    code: 'amounts/negative',
    fires: on(write({ D8: -1_790 })),
    cells: ['D8'],
    params: { count: 1, yen: -1_790_000 },
    severity: 'info',
    not: on(write({ D8: '(1,790千円)' })),
  },
  {
    code: 'amounts/differs-from-plan',
    fires: on(write({ D9: 3_931 })),
    cells: ['D9'],
    params: { variant: 'transposed', yen: 3_931_000, planned: 3_913_000, difference: 18_000 },
    not: on(
      all(
        insertCopy(9, 9, { C: '地域の防災力向上（総務課分）', D: 913 }),
        write({ C9: '地域の防災力向上（地域課分）', D9: 3_000 }),
      ),
    ),
    silenced: { by: 'amounts/unreadable', ...on(write({ D9: '未定' })) },
  },
]
