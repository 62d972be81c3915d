// Cases of the rules on sums, declared figures and the share.
import { all, replace, withPriorYear, write } from '../../mutation/sheet.ts'
import { clean, on, policy, type RuleCase, table } from '../case.ts'

const noted = write({ A21: '※端数処理のため、内訳と合計が一致しないことがあります。' })
const parents = (parent: number | string) =>
  table([
    ['(単位:千円)', ''],
    ['項目', '予算額'],
    ['経営課題1 安全', ''],
    ['☆ 防災', parent],
    ['○ 訓練', 120],
    ['○ 備蓄', 340],
    ['☆ 防犯', 560],
    ['○ 防犯灯', 300],
    ['○ 見守り', 260],
  ])
const card = (general: number) =>
  table([
    ['(単位:千円)', '', '', ''],
    ['', '見積額', '調整額', '予算額'],
    ['計', 5_063, -10, 5_053],
    ['特定財源', 0, 0, 0],
    ['一般財源', 5_063, -10, general],
  ])
const supplementary = (total: number) =>
  table([
    ['(単位:千円)', '', '', ''],
    ['事業名', '補正前', '補正額', '計'],
    ['防災訓練', 1_200, 300, total],
    ['防犯灯', 3_400, -100, 3_300],
    ['見守り', 5_600, 0, 5_600],
  ])
const pots = (manager: string) =>
  table([
    [
      `住吉区関連予算(11億5844万円)は、区長自由経費(3億9419万円)と区CM自由経費(${manager})の合計です。`,
    ],
    ['(単位:千円)', ''],
    ['事業名', '予算額'],
    ['防災訓練', 120],
    ['防犯灯', 340],
  ])

export const totalsCases: RuleCase[] = [
  {
    code: 'totals/explained-mismatch',
    fires: on(all(write({ D20: 284_323 }), noted)),
    cells: ['D20'],
    params: { difference: 1_000, note: 'A21' },
    severity: 'info',
    not: on(noted),
  },
  {
    code: 'totals/tolerated-difference',
    fires: on(write({ D20: 284_323 }), {
      policy: policy({ tolerance: 1, toleranceReason: '千円未満の端数' }),
    }),
    cells: ['D20'],
    params: { variant: 'reason', difference: 1_000, allowed: 1_000 },
    severity: 'info',
    not: on(write({ D20: 284_324 }), { policy: policy({ tolerance: 1 }) }),
  },
  {
    code: 'totals/subtotal-differs',
    fires: on(write({ D20: 280_409 })),
    cells: ['D20', 'D9'],
    params: { variant: 'missingRow', written: 280_409_000, expected: 284_322_000, rows: ['D9'] },
    severity: 'error',
    not: on(write({ D20: 284_323 }), { policy: policy({ tolerance: 1 }) }),
    silenced: { by: 'formulas/range-misses-rows', ...on(write({ D20: '=SUM(D6:D19)' })) },
  },
  {
    code: 'totals/parent-differs',
    fires: parents(461),
    cells: ['B4'],
    params: { written: 461_000, expected: 460_000, difference: 1_000 },
    severity: 'error',
    not: parents(460),
    silenced: { by: 'amounts/unreadable', ...parents('未定') },
  },
  {
    code: 'totals/too-large',
    fires: table([
      ['事業名', '予算額(円)'],
      ['甲', 9_000_000_000_000_000],
      ['乙', 9_000_000_000_000_000],
      ['丙', 1],
    ]),
    cells: ['B3'],
    severity: 'error',
    not: clean,
  },
  {
    code: 'totals/base-not-positive',
    fires: on(
      write(
        Object.fromEntries(
          [5, 6, 8, 9, 10, 11, 12, 13, 15, 16, 19].map((row) => [`E${row}`, '固定経費']),
        ),
      ),
    ),
    cells: ['D20'],
    params: { total: 284_322_000, excluded: 284_322_000, base: 0 },
    severity: 'error',
    not: clean,
  },
  {
    code: 'totals/declared-differs',
    fires: on(replace('A22', '122,368', '122,386')),
    cells: ['A22'],
    params: { variant: 'transposed', what: 'fixed', written: 122_386_000, exact: 122_368_000 },
    severity: 'error',
    not: clean,
    silenced: {
      by: 'classification/exclusion-not-on-sheet',
      ...on(write({ E18: '区政充実重点経費' })),
    },
  },
  {
    code: 'totals/plan-declared-differs',
    fires: on(write({ A22: '', D19: 75_720 })),
    cells: ['D20'],
    params: { what: 'total', exact: 284_323_000, planned: 284_322_000, difference: 1_000 },
    not: on(write({ A22: '' })),
    silenced: {
      by: 'totals/subtotal-differs',
      ...on(write({ A22: '', D19: 75_720, D20: 284_322 })),
    },
  },
  {
    code: 'totals/coarser-unit',
    fires: on(all(replace('A22', '284,322千円', '2億8,432万円'))),
    cells: ['A22'],
    params: { variant: 'half-up', written: 284_320_000, exact: 284_322_000 },
    severity: 'info',
    not: clean,
  },
  {
    code: 'totals/pots',
    fires: pots('7億6,500万円'),
    cells: ['A1'],
    params: { written: 1_158_440_000, expected: 1_159_190_000, difference: -750_000 },
    severity: 'error',
    not: pots('7億6425万円'),
  },
  {
    code: 'totals/column-identity',
    fires: supplementary(1_600),
    cells: ['D3', 'B3', 'C3'],
    params: { written: 1_600_000, expected: 1_500_000, difference: 100_000 },
    not: supplementary(1_500),
    silenced: { by: 'amounts/unreadable', ...supplementaryText() },
  },
  {
    code: 'totals/funds-identity',
    fires: {
      ...card(5_053),
      sheet: write({ B5: 5_000, B3: 5_063 })(card(5_053).sheet),
    },
    cells: ['B3', 'B4', 'B5'],
    params: { written: 5_063_000, expected: 5_000_000, difference: 63_000 },
    not: card(5_053),
    silenced: { by: 'totals/subtotal-differs', ...card(5_043) },
  },
  {
    code: 'totals/change-differs',
    fires: { sheet: write({ I16: 424 })(withPriorYear()) },
    cells: ['I16', 'D16', 'H16'],
    params: { variant: 'sign', written: 424_000, expected: -424_000 },
    not: { sheet: write({ I16: '皆減' })(withPriorYear()) },
    silenced: { by: 'amounts/unreadable', ...{ sheet: write({ D16: '未定' })(withPriorYear()) } },
  },
  {
    code: 'totals/rate-differs',
    fires: { sheet: write({ J9: '△2.3%' })(withPriorYear()) },
    cells: ['J9'],
    params: { written: '△2.3', expected: '△2.2' },
    not: { sheet: withPriorYear() },
    silenced: { by: 'amounts/unreadable', ...{ sheet: write({ D9: '未定' })(withPriorYear()) } },
  },
  {
    code: 'totals/share-differs',
    fires: on(replace('A22', '50.7', '48.1')),
    cells: ['A22'],
    params: {
      variant: 'sheet',
      written: '48.1',
      computed: '50.7',
      numerator: 77_870_000,
      denominator: 153_589_000,
    },
    severity: 'warning',
    not: on(write({ D5: 22_210, D19: 75_792 })),
    silenced: {
      by: 'totals/declared-differs',
      ...on(all(replace('A22', '284,322', '284,332'), replace('A22', '50.7', '51.7'))),
    },
  },
  {
    code: 'totals/share-rounding',
    fires: on(write({ D5: 22_413, D19: 75_589 })),
    cells: ['A22'],
    params: { variant: 'truncate', written: '50.7', computed: '50.8' },
    severity: 'info',
    not: clean,
    silenced: { by: 'totals/share-differs', ...on(replace('A22', '50.7', '48.1')) },
  },
]

function supplementaryText() {
  return { ...supplementary(1_500), sheet: write({ D3: '未定' })(supplementary(1_500).sheet) }
}
