// Cases of the formula rules.
import { all, mark, show, withPriorYear, withSubtotals, write } from '../../mutation/sheet.ts'
import { clean, on, type RuleCase, table } from '../case.ts'

const hidden = mark({ hiddenRows: [12] })
/** Amounts as products along their rows: quantity in H, price in I. */
const products = write({
  H4: '件数',
  I4: '単価',
  ...Object.fromEntries(
    Array.from({ length: 15 }, (_, n) => n + 5)
      .filter((row) => row !== 7 && row !== 17)
      .flatMap((row) => [
        [`H${row}`, 1],
        [`I${row}`, 100],
        [`D${row}`, `=H${row}*I${row}`],
      ]),
  ),
})

export const formulasCases: RuleCase[] = [
  {
    code: 'formulas/error-value',
    fires: on(write({ D6: '#REF!', D12: '#REF!' })),
    cells: ['D6', 'D12'],
    params: { text: '#REF!', count: 2 },
    not: clean,
  },
  {
    code: 'formulas/not-calculated',
    fires: table(
      [
        ['事業名', '予算額(千円)'],
        ['防災訓練', null],
        ['防犯灯', 340],
        ['合計', null],
      ],
      { formulas: { B2: '=100*5', B4: '=SUM(B2:B3)' } },
    ),
    cells: ['B2', 'B4'],
    params: { formula: '=100*5', count: 2 },
    not: on(write({ D6: null })),
  },
  {
    code: 'formulas/range-misses-rows',
    fires: on(write({ D20: '=SUM(D5:D9,D11:D18)' })),
    cells: ['D20', 'D10', 'D19'],
    params: { yen: 80_518_000 },
    severity: 'error',
    not: { sheet: withSubtotals() },
  },
  {
    code: 'formulas/counts-twice',
    fires: on(write({ D20: '=SUM(D5:D12,D11:D19)' })),
    cells: ['D20', 'D11:D12'],
    params: { variant: 'twice', yen: 7_202_000 },
    not: { sheet: withSubtotals() },
    silenced: { by: 'formulas/range-misses-rows', ...on(write({ D20: '=SUM(D6:D18)' })) },
  },
  {
    code: 'formulas/includes-itself',
    fires: on(write({ D20: '=SUM(D5:D20)' })),
    cells: ['D20'],
    not: clean,
    silenced: { by: 'formulas/range-misses-rows', ...on(write({ D20: '=SUM(D6:D20)' })) },
  },
  {
    code: 'formulas/typed-constant',
    fires: on(write({ D20: '=SUM(D5:D19)-250' })),
    cells: ['D20'],
    params: { constant: -250 },
    not: clean,
    silenced: { by: 'formulas/counts-twice', ...on(write({ D20: '=SUM(D5:D19)+D9+100' })) },
  },
  {
    code: 'formulas/skips-hidden',
    fires: on(all(hidden, write({ D20: '=SUBTOTAL(109,D5:D19)' }))),
    cells: ['D20', 'D12'],
    params: { yen: 6_638_000 },
    not: on(all(hidden, write({ D20: '=SUBTOTAL(9,D5:D19)' }))),
    silenced: {
      by: 'formulas/range-misses-rows',
      ...on(all(hidden, write({ D20: '=SUBTOTAL(109,D6:D19)' }))),
    },
  },
  {
    code: 'formulas/text-in-sum',
    fires: on(write({ D6: '20,852', D8: '1,790' })),
    cells: ['D20', 'D6', 'D8'],
    params: { yen: 22_642_000 },
    not: clean,
    silenced: {
      by: 'formulas/range-misses-rows',
      ...on(write({ D6: '20,852', D20: '=SUM(D6:D19)' })),
    },
  },
  {
    code: 'formulas/typed-total',
    fires: { sheet: write({ D13: 8_712 })(withSubtotals()) },
    cells: ['D13'],
    params: { yen: 8_712_000 },
    not: on(write({ D20: 284_322 })),
  },
  {
    code: 'formulas/refers-to-text',
    fires: on(write({ D6: '=G5+D8' })),
    cells: ['D6'],
    params: { texts: ['G5'] },
    not: clean,
    silenced: {
      by: 'formulas/error-value',
      ...on(
        all(write({ D6: '=G5+D8' }), (sheet) => ({
          ...show('D6', 0)(sheet),
          rows: errorAt(sheet),
        })),
      ),
    },
  },
  {
    code: 'formulas/refers-to-blank',
    fires: on(write({ D6: '=H6+D8' })),
    cells: ['D6'],
    params: { blank: ['H6'] },
    not: on(write({ D6: '=IF(H6="",20852,H6)' })),
    silenced: {
      by: 'formulas/error-value',
      ...on(all(write({ D6: '=H6+D8' }), (sheet) => ({ ...sheet, rows: errorAt(sheet) }))),
    },
  },
  {
    code: 'formulas/unlike-neighbours',
    fires: on(all(products, write({ D10: '=H10+I10' }))),
    cells: ['D10'],
    params: { variant: 'formula', written: '=H10+I10', model: '=H5*I5' },
    not: on(products),
    silenced: {
      by: 'formulas/error-value',
      ...on(
        all(products, write({ D6: '=H6+I6' }), (sheet) => ({ ...sheet, rows: errorAt(sheet) })),
      ),
    },
  },
  {
    code: 'formulas/stale-value',
    fires: on(show('D20', 284_000)),
    cells: ['D20'],
    params: { shown: '284000', sum: '284322' },
    not: clean,
    silenced: {
      by: 'formulas/range-misses-rows',
      ...on(all(write({ D20: '=SUM(D6:D19)' }), show('D20', 284_000))),
    },
  },
  {
    code: 'formulas/hidden-in-sum',
    fires: on(hidden),
    cells: ['D20', 'D12'],
    params: { yen: 6_638_000 },
    severity: 'info',
    not: { sheet: withPriorYear() },
  },
]

/** The rows with an error shown in D6. */
function errorAt({ rows }: { rows: (string | number | boolean | null)[][] }) {
  return rows.map((row, index) =>
    index === 5 ? row.map((cell, column) => (column === 3 ? '#VALUE!' : cell)) : row,
  )
}
