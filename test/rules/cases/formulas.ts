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

/** An amount looked up by its key in J, among keys in H with their amounts in I. */
const lookup = (formula: string, [a, b, c]: (string | number)[]) =>
  write({
    ...{ H5: a ?? '', H6: b ?? '', H7: c ?? '', I5: 100, I6: 20_852, I7: 5 },
    ...{ J6: b ?? '', D6: formula },
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
    code: 'formulas/manual-calculation',
    fires: on(all(write({ D6: '=20000+852' }), mark({ calculationMode: 'manual' }))),
    cells: ['D6'],
    params: { variant: 'amounts', count: 1 },
    severity: 'warning',
    not: on(write({ D6: '=20000+852' })),
  },
  {
    code: 'formulas/manual-calculation',
    fires: on(mark({ calculationMode: 'manual' })),
    cells: [],
    params: { variant: 'typed' },
    severity: 'info',
    not: clean,
  },
  {
    code: 'formulas/manual-calculation',
    fires: on(
      all(
        (sheet) => ({ ...sheet, formulas: { ...sheet.formulas, F6: '=IF(D6>0,"①","")' } }),
        mark({ calculationMode: 'manual' }),
      ),
    ),
    cells: ['F6'],
    params: { variant: 'marks', count: 1 },
    not: clean,
  },
  {
    code: 'formulas/circular-reference',
    fires: on(write({ D6: '=D9+1', D9: '=D6-1' })),
    cells: ['D6', 'D9'],
    params: { variant: 'through', count: 2 },
    severity: 'error',
    // What only asks where a cell is, and what OFFSET starts from, does not wait for its value.
    not: on(write({ D6: '=ROWS(D$5:D6)*10426', H6: '=OFFSET(H6,-1,0)+1', H7: '=H6+1' })),
    silenced: { by: 'formulas/includes-itself', ...on(write({ D20: '=SUM(D5:D20)' })) },
  },
  {
    code: 'formulas/circular-reference',
    fires: on(write({ D20: '=SUM(D5:D19)+SUM(D20:D21)*0' })),
    cells: ['D20'],
    params: { variant: 'itself' },
    not: on(write({ D20: '=SUM(D5:D19)+SUM(D21:D22)*0' })),
  },
  {
    code: 'formulas/circular-reference',
    fires: on(write({ J1: '=J2', J2: '=J1' })),
    cells: ['J1:J2'],
    // All amounts are typed, and it stands beside the table.
    severity: 'warning',
    not: on(write({ J1: '=J2', J2: '=J3' })),
  },
  {
    code: 'formulas/own-subtotal',
    fires: {
      sheet: write({
        ...{ H4: '前年度予算額', H5: 100, H6: '=SUM(H5:H5)', H7: 200, H8: 50 },
        ...{ H10: '=SUM(H7:H9)', H26: '=SUM(H5:H10)' },
      })(withSubtotals()),
    },
    cells: ['H26', 'H6', 'H10'],
    params: { subtotals: ['H6', 'H10'], inner: '=SUM(H5:H5)' },
    severity: 'warning',
    not: {
      sheet: write({
        ...{ H4: '前年度予算額', H5: 100, H6: '=SUBTOTAL(9,H5:H5)', H7: 200, H8: 50 },
        ...{ H10: '=SUBTOTAL(109,H7:H9)', H26: '=SUBTOTAL(9,H5:H10)' },
      })(withSubtotals()),
    },
    silenced: {
      by: 'formulas/counts-twice',
      sheet: write({ D26: '=SUM(D5:D25)' })(withSubtotals()),
    },
  },
  {
    code: 'formulas/own-subtotal',
    fires: {
      sheet: write({
        ...{ H4: '前年度予算額', H5: 100, H6: '=SUM(H5:H5)', H7: 200, H10: '=H7+H8' },
        ...{ H26: '=H5+H6+H7+H10' },
      })(withSubtotals()),
    },
    cells: ['H26', 'H6'],
    not: {
      // Taken off again, and only shown once more.
      sheet: write({
        ...{ H4: '前年度予算額', H5: 100, H6: '=SUM(H5:H5)', H7: '=H5', H26: '=SUM(H5:H6)-H6' },
      })(withSubtotals()),
    },
  },
  {
    code: 'formulas/mixed-units',
    fires: on(
      write({ H4: '積算額(円)', H6: 852_000, I4: '基本額(千円)', I6: 20_000, D6: '=I6+H6' }),
    ),
    cells: ['D6'],
    params: { variant: 'terms', fromUnit: '千円', otherUnit: '円' },
    severity: 'error',
    not: on(
      write({
        ...{ H4: '積算額(円)', H6: 852_000, I4: '基本額(千円)', I6: 20_000 },
        ...{
          D6: '=I6+ROUNDDOWN(H6/1000,0)',
          D8: '=H6*12/1000',
          D9: '=I6*0.1',
          D10: '=H6*1.1/1000',
        },
      }),
    ),
    silenced: {
      by: 'formulas/error-value',
      ...on(
        all(write({ H4: '積算額(円)', H6: 852_000, D6: '=H6' }), (sheet) => ({
          ...sheet,
          rows: errorAt(sheet),
        })),
      ),
    },
  },
  {
    code: 'formulas/mixed-units',
    fires: on(write({ H4: '積算額(円)', H6: 20_852_000, D6: '=H6' })),
    cells: ['D6'],
    params: { variant: 'result', from: 'H6', fromUnit: '円', otherUnit: '千円' },
    // What nothing states the unit of is left alone, and a count is no money.
    not: on(write({ H4: '件数', H6: 20_852, D6: '=H6*1' })),
  },
  {
    code: 'formulas/approximate-lookup',
    fires: on(lookup('=VLOOKUP(J6,$H$5:$I$7,2)', [3, 1, 2])),
    cells: ['D6'],
    params: { variant: 'unsorted', name: 'VLOOKUP', keys: 'H5:I7', key: '1', count: 1 },
    severity: 'error',
    not: on(lookup('=VLOOKUP(J6,$H$5:$I$7,2,FALSE)', [3, 1, 2])),
    silenced: {
      by: 'formulas/error-value',
      ...on(
        all(lookup('=VLOOKUP(J6,$H$5:$I$7,2)', [3, 1, 2]), (sheet) => ({
          ...sheet,
          rows: errorAt(sheet),
        })),
      ),
    },
  },
  {
    code: 'formulas/approximate-lookup',
    fires: on(lookup('=INDEX($I$5:$I$7,MATCH(J6,$H$5:$H$7))', [1, 2, 3])),
    cells: ['D6'],
    params: { variant: 'sorted', name: 'MATCH' },
    severity: 'advice',
    not: on(lookup('=INDEX($I$5:$I$7,MATCH(J6,$H$5:$H$7,0))', [1, 2, 3])),
  },
  {
    code: 'formulas/approximate-lookup',
    fires: on(lookup('=LOOKUP(J6,$H$5:$H$7,$I$5:$I$7)', ['防災', '福祉', '総務'])),
    cells: ['D6'],
    params: { variant: 'texts', name: 'LOOKUP' },
    severity: 'warning',
    // The last number of a column, looked for on purpose.
    not: on(lookup('=LOOKUP(10^10,$I$5:$I$7)', [1, 3, 2])),
  },
  {
    code: 'formulas/approximate-lookup',
    fires: on(lookup('=_xlfn.XLOOKUP(J6,単価表,$I$5:$I$7,0,-1,2)', [1, 2, 3])),
    cells: ['D6'],
    params: { variant: 'unseen', name: 'XLOOKUP' },
    not: on(lookup('=_xlfn.XLOOKUP(J6,$H$5:$H$7,$I$5:$I$7)', [3, 1, 2])),
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
