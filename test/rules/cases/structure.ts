// Cases of the structure rules.
import { all, deleteRow, insertCopy, mark, replace, write } from '../../mutation/sheet.ts'
import { clean, on, policy, type RuleCase, table } from '../case.ts'

const heading = ['経営課題', '戦略', '具体的取組', '算定見込額(千円)', '反映区分']

/** One more table than are looked at. */
const manyTables = Array.from({ length: 201 }, (_, i) => [
  [`会計その${i}`, null],
  ['事業名', i % 2 === 0 ? '予算額(千円)' : '要求額(千円)'],
  ['防災訓練', 120],
  ['防犯灯', 340],
  [null, null],
]).flat()

const directory = table([
  ['課', '氏名', '内線'],
  ['総務課', '山田', 3201],
  ['福祉課', '鈴木', 3208],
])

export const structureCases: RuleCase[] = [
  {
    code: 'structure/checks-cut-short',
    fires: table(manyTables),
    cells: [],
    params: { variant: 'tables' },
    not: clean,
  },
  {
    code: 'structure/no-table',
    fires: table([['議事録'], ['本日は晴天なり']]),
    cells: [],
    severity: 'error',
    not: clean,
    silenced: { by: 'structure/not-a-budget', ...directory },
  },
  {
    code: 'structure/not-a-budget',
    fires: directory,
    cells: ['A1:C3'],
    severity: 'error',
    not: clean,
  },
  {
    code: 'structure/no-amount-column',
    fires: table([
      ['経営課題', '具体的取組', '反映区分'],
      ['1 安全', '防災訓練', '①'],
      ['1 安全', '防犯灯', '②'],
      ['2 福祉', '見守り', '①'],
    ]),
    cells: ['A1:C1'],
    severity: 'error',
    not: clean,
  },
  {
    code: 'structure/low-confidence',
    fires: table([
      ['', '', ''],
      ['防災訓練', '', 120],
      ['防犯灯', '', 340],
      ['見守り', '', 560],
    ]),
    cells: ['A2:C4'],
    not: clean,
  },
  {
    code: 'structure/ambiguous-amount-column',
    fires: table([
      ['事業名', '要求', '査定', '予算額'],
      ['防災訓練', 120, 110, 110],
      ['防犯灯', 340, 330, 330],
    ]),
    cells: ['D1', 'B1'],
    not: clean,
  },
  {
    code: 'structure/several-tables',
    fires: table([
      heading,
      ['1 安全', '防災', '訓練', 120, '①'],
      ['1 安全', '防犯', '防犯灯', 340, '②'],
      ['2 福祉', '見守り', '訪問', 560, 'なし'],
      ['合計', '', '', 1020, ''],
      [],
      [],
      ['担当課', '人数', '予算額(千円)', '', ''],
      ['総務課', 3, 100, '', ''],
      ['福祉課', 5, 200, '', ''],
    ]),
    cells: ['A8:C10'],
    not: clean,
  },
  {
    code: 'structure/items-below-total',
    fires: table([
      ['事業名', '予算額(千円)'],
      ['防災訓練', 12_345],
      ['防犯灯', 3_407],
      ['合計', 15_752],
      ['広報', 8_211],
    ]),
    cells: ['B5'],
    params: { total: 'B4', count: 1, yen: 8_211_000 },
    not: table([
      ['事業名', '予算額(千円)'],
      ['防災訓練', 12_345],
      ['防犯灯', 3_407],
      ['小計', 15_752],
      ['広報', 8_211],
      ['合計', 23_963],
    ]),
  },
  {
    code: 'structure/repeated-amounts',
    fires: table([
      ['事業名', '予算額(千円)', '節'],
      ['見守り', 800, '報酬'],
      ['見守り', 800, '需用費'],
      ['広報', 200, '需用費'],
      ['広報', 200, '役務費'],
    ]),
    cells: ['B3', 'B5'],
    params: { variant: 'once', count: 2, yen: 1_000_000 },
    not: table([
      ['事業名', '予算額(千円)', '節'],
      ['見守り', 500, '報酬'],
      ['見守り', 300, '需用費'],
      ['広報', 150, '需用費'],
      ['広報', 50, '役務費'],
    ]),
  },
  {
    code: 'structure/other-figures',
    fires: table([
      ['事業名', '区分', '予算額(千円)'],
      ['防災訓練', '前年度', 12_345],
      ['防災訓練', '本年度', 12_000],
      ['防犯灯', '前年度', 3_407],
      ['防犯灯', '本年度', 3_000],
    ]),
    cells: ['C2', 'C4'],
    params: { variant: 'known', taken: '本年度', other: '前年度', count: 2, yen: 15_752_000 },
    not: table([
      ['事業名', '区分', '予算額(千円)'],
      ['防災訓練', '新規', 12_345],
      ['防災訓練', '継続', 12_000],
      ['防犯灯', '新規', 3_407],
      ['防犯灯', '継続', 3_000],
    ]),
  },
  {
    code: 'structure/other-sheets',
    fires: {
      ...clean,
      otherSheets: [
        { sheet: '総務課', hidden: false, holds: 'budget', table: 'A1:E9', yen: 1_000 },
        { sheet: '福祉課', hidden: false, holds: 'budget', table: 'A1:E9', yen: 2_000 },
      ],
    },
    cells: [],
    params: { variant: 'budget', sheets: ['総務課', '福祉課'], yen: 3_000 },
    severity: 'warning',
    not: clean,
  },
  {
    code: 'structure/other-sheets',
    fires: {
      ...clean,
      otherSheets: [
        {
          ...{ sheet: '控', hidden: true, veryHidden: true },
          ...{ holds: 'budget', table: 'A1:E9', yen: 1_000 },
        },
      ],
    },
    cells: [],
    params: { variant: 'veryHiddenBudget', sheets: ['控'] },
    not: clean,
  },
  {
    code: 'structure/very-hidden-sheet',
    fires: {
      ...on((sheet) => ({ ...sheet, formulas: { ...sheet.formulas, D7: '=単価!B2' } })),
      otherSheets: [
        {
          ...{ sheet: '単価', hidden: true, veryHidden: true },
          ...{ holds: 'noBudget', table: null, yen: 0 },
        },
      ],
    },
    cells: ['D7'],
    params: { variant: 'used', sheets: ['単価'], count: 1 },
    severity: 'warning',
    not: {
      ...on((sheet) => ({ ...sheet, formulas: { ...sheet.formulas, D7: '=単価!B2' } })),
      otherSheets: [
        { sheet: '単価', hidden: true, holds: 'noBudget', table: null, yen: 0 },
        {
          ...{ sheet: '控', hidden: true, veryHidden: true },
          ...{ holds: 'noBudget', table: null, yen: 0 },
        },
      ],
    },
  },
  {
    code: 'structure/very-hidden-sheet',
    fires: on(mark({ hidden: true, veryHidden: true })),
    cells: [],
    params: { variant: 'money', sheets: ['予算'], yen: 284_322_000 },
    not: on(mark({ hidden: true })),
  },
  {
    code: 'structure/double-column',
    fires: on(write({ H4: '反映区分', H5: '①', H6: '②', H8: '①' })),
    cells: ['F4', 'H4'],
    not: clean,
  },
  {
    code: 'structure/unknown-column',
    fires: table([
      [...heading, 'ぬぬぬ'],
      ['1 安全', '防災', '訓練', 120, '①', 'い'],
      ['1 安全', '防犯', '防犯灯', 340, '②', 'ろ'],
    ]),
    cells: ['F1'],
    not: clean,
  },
  {
    code: 'structure/repeated-header',
    fires: on(insertCopy(4, 9)),
    cells: ['A10'],
    not: clean,
  },
  {
    code: 'structure/orphan-row',
    fires: on(write({ A15: '', B15: '', C15: '', F15: '①', E15: '', G15: '' })),
    cells: ['D15'],
    not: clean,
  },
  {
    code: 'structure/chosen-row',
    fires: table(
      [
        ['事業名', '予算額(千円)'],
        ['防災訓練', 12_345],
        ['くらしの安全', 12_345],
      ],
      {},
      { mapping: { rows: [{ cell: 'B3', name: 'くらしの安全', as: 'item' }] } },
    ),
    cells: ['B3'],
    params: { variant: 'item', name: 'くらしの安全' },
    not: clean,
  },
  {
    code: 'structure/sum-by-figures',
    fires: table([
      ['事業名', '予算額(千円)'],
      ['防災訓練', 12_345],
      ['防犯灯', 3_407],
      ['広報', 8_211],
      ['くらしの安全', 23_963],
    ]),
    cells: ['B5'],
    params: { of: 'B2:B4', count: 3 },
    not: table([
      ['事業名', '予算額(千円)'],
      ['防災訓練', 12_345],
      ['防犯灯', 3_407],
      ['広報', 8_211],
      ['くらしの安全', 23_964],
    ]),
  },
  {
    code: 'structure/far-cells',
    fires: on((sheet) => ({ ...sheet, farCells: { XFD1048576: 7, XFD9: ' x' } })),
    cells: ['XFD9', 'XFD1048576'],
    params: { count: 2, example: ' x' },
    not: clean,
  },
  {
    code: 'structure/net-total',
    fires: table([
      ['会計名', '予算額(千円)'],
      ['一般会計', 516_084],
      ['国民健康保険特別会計', 84_967],
      ['介護保険特別会計', 74_981],
      ['総計', 676_032],
      ['重複額控除', 11_781],
      ['純計', 664_251],
    ]),
    cells: ['B7', 'B6'],
    params: { variant: 'gross', total: 'B5', yen: 676_032_000, net: 664_251_000 },
    not: table([
      ['会計名', '予算額(千円)'],
      ['一般会計', 516_084],
      ['国民健康保険特別会計', 84_967],
      ['介護保険特別会計', 74_981],
      ['総計', 676_032],
    ]),
  },
  {
    code: 'structure/possible-sum',
    fires: table([
      ['事業名', '予算額(千円)'],
      ['防災訓練', 20],
      ['防犯灯', 20],
      ['広報', 10],
      ['くらしの安全', 50],
    ]),
    cells: ['B5'],
    params: { variant: 'figures', of: 'B2:B4', count: 3, yen: 50_000 },
    not: table([
      ['事業名', '予算額(千円)'],
      ['防災訓練', 20],
      ['防犯灯', 20],
      ['広報', 10],
      ['くらしの安全', 60],
    ]),
  },
  {
    code: 'structure/no-parent',
    fires: on(write({ A16: '' })),
    cells: ['A16'],
    params: { count: 1, yen: 14_576_000 },
    not: on(write({ A18: '' })),
    silenced: {
      by: 'structure/orphan-row',
      ...on(write({ A15: '', B15: '', C15: '' })),
    },
  },
  {
    code: 'structure/blank-parent',
    fires: table([
      heading,
      ['1 安全', '防災', '訓練', 120, '①'],
      ['', '', '備蓄', 340, '②'],
      ['', '', '広報', 560, 'なし'],
      ['2 福祉', '見守り', '訪問', 100, '①'],
      ['', '', '相談', 200, '②'],
      ['', '', '研修', 300, '②'],
    ]),
    cells: ['A3:A4', 'A6:A7'],
    params: { role: 'issue', count: 4 },
    not: clean,
  },
  {
    code: 'structure/hidden-money',
    fires: on(mark({ hiddenRows: [12, 13] })),
    cells: ['D12:D13'],
    params: { count: 2, yen: 8_558_000 },
    not: on(mark({ hiddenRows: [7, 21] })),
  },
  {
    code: 'structure/hidden-column',
    fires: on(mark({ hiddenColumns: [5] })),
    cells: ['E4'],
    params: { role: 'exclusion' },
    not: on(mark({ hiddenColumns: [7] })),
  },
  {
    code: 'structure/number-as-text',
    fires: on(write({ D6: '20,852', D9: '３，９１３', D10: '4,799千円' })),
    cells: ['D6', 'D9:D10'],
    params: { count: 3, example: '20,852' },
    not: on(write({ D10: '約4,799' })),
  },
  {
    code: 'structure/rule-changed-by-policy',
    fires: on(replace('A22', '50.7', '51.7'), {
      policy: policy({ rules: { 'totals/share-differs': { severity: 'off', reason: '公表前' } } }),
    }),
    cells: [],
    params: { variant: 'off', rule: 'totals/share-differs', reason: '公表前' },
    not: clean,
  },
  {
    code: 'structure/unknown-rule-in-policy',
    fires: on(all(), {
      policy: policy({ rules: { 'no/such': { severity: 'off', reason: '誤記' } } }),
    }),
    cells: [],
    params: { rule: 'no/such' },
    not: on(deleteRow(22), {
      policy: policy({ rules: { 'amounts/negative': { severity: 'off', reason: '減額が多い' } } }),
    }),
  },
]
