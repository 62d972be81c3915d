// The faults of the mutation check: each is planted alone, and must be reported at its cell by its code.
import type { SheetSnapshot } from '../../shared/schema/index.ts'
import {
  all,
  type Change,
  deleteRow,
  insertCopy,
  mark,
  plain,
  replace,
  show,
  withPriorYear,
  withSubtotals,
  write,
} from './sheet.ts'

export interface Fault {
  name: string
  cell: string
  code: string
  plant: Change
  sheet: () => SheetSnapshot
}

const fault = (
  name: string,
  cell: string,
  code: string,
  plant: Change,
  sheet: () => SheetSnapshot = plain,
): Fault => ({ name, cell, code, plant, sheet })

const amounts: Fault[] = [
  fault('a number as text', 'D6', 'structure/number-as-text', write({ D6: '20,852' })),
  fault(
    'a number in full-width text',
    'D9',
    'structure/number-as-text',
    write({ D9: '３，９１３' }),
  ),
  fault('a number with its unit', 'D10', 'structure/number-as-text', write({ D10: '4,799千円' })),
  fault('words for an amount', 'D6', 'amounts/unreadable', write({ D6: '未定' })),
  fault(
    'an amount with words after it',
    'D10',
    'amounts/unreadable',
    write({ D10: '4,799千円 精査中' }),
  ),
  fault('a fraction of a yen', 'D6', 'amounts/fraction-of-yen', write({ D6: 20852.0005 })),
  fault('an amount beyond all budgets', 'D6', 'amounts/too-large', write({ D6: 9e15 })),
  fault('a blank amount', 'D6', 'amounts/missing', write({ D6: '' })),
  fault('a failed formula', 'D6', 'formulas/error-value', write({ D6: '#REF!' })),
  fault('a failed look-up', 'D12', 'formulas/error-value', write({ D12: '#N/A' })),
  fault('yen among thousands', 'D9', 'amounts/suspected-unit', write({ D9: 3_913_000 })),
  fault('a small amount in yen', 'D11', 'amounts/differs-from-plan', write({ D11: 564_000 })),
  fault('a reversed sign', 'D8', 'amounts/differs-from-plan', write({ D8: -1_790 })),
  fault('a negative amount', 'D8', 'amounts/negative', write({ D8: -1_790 })),
  fault('two digits swapped', 'D9', 'amounts/differs-from-plan', write({ D9: 3_931 })),
  fault('another amount than planned', 'D16', 'amounts/differs-from-plan', write({ D16: 14_000 })),
  fault('money the plan does not have', 'D7', 'amounts/differs-from-plan', write({ D7: 120 })),
  fault('no money where the plan has some', 'D6', 'amounts/differs-from-plan', write({ D6: '-' })),
  fault('an approximate amount', 'D10', 'amounts/approximate', write({ D10: '約4,799' })),
  fault(
    'an amount with a part in it',
    'D12',
    'amounts/ignored-part',
    write({ D12: '6,638千円(うち委託料 1,000千円)' }),
  ),
  fault('another unit in a cell', 'D10', 'amounts/unit-conflict', write({ D10: '4,799円' })),
  fault('another unit for the table', 'A22', 'totals/declared-differs', write({ G2: '(単位:円)' })),
]

const names: Fault[] = [
  fault(
    'a typo in an initiative',
    'C10',
    'schema/initiative-near-miss',
    replace('C10', 'づくり', 'ずくり'),
  ),
  fault('a dropped particle', 'C15', 'schema/initiative-near-miss', replace('C15', 'の', '')),
  fault('a typo in a strategy', 'B9', 'schema/strategy-near-miss', replace('B9', '防災', '防犯')),
  fault('a typo in an issue', 'A9', 'schema/issue-near-miss', replace('A9', '安心', '安全')),
  fault(
    'an initiative of no plan',
    'C15',
    'schema/unknown-initiative',
    write({ C15: '庁用車の更新' }),
  ),
  fault(
    'a strategy of no plan',
    'B15',
    'schema/unknown-strategy',
    write({ B15: '庁舎の長寿命化' }),
  ),
  fault('an issue of no plan', 'A15', 'schema/unknown-issue', write({ A15: '6 庁舎の長寿命化' })),
  fault('a line left out', 'C9', 'schema/missing-item', deleteRow(10)),
  fault(
    'a whole strategy left out',
    'C15',
    'schema/missing-item',
    all(deleteRow(17), deleteRow(16)),
  ),
  fault('a line twice', 'C11', 'schema/duplicate-item', insertCopy(10, 10)),
  fault(
    'a line twice, with another amount',
    'C11',
    'schema/duplicate-item',
    insertCopy(10, 10, { D: 100 }),
  ),
  fault(
    'a line under another issue',
    'C12',
    'schema/wrong-parent',
    write({ A12: '3 安全・安心なまちづくり', B12: '区や地域の特性に応じた防災計画の推進' }),
  ),
  fault(
    'a line under another strategy',
    'C9',
    'schema/wrong-parent',
    write({ B9: '区民の安全・安心を担う総合拠点としての区役所づくり' }),
  ),
  fault(
    'a line shown again',
    'D12',
    'schema/possible-relisting',
    insertCopy(9, 11, {
      A: '4 幅広い世代が暮らしやすいまちづくり',
      B: 'すべての人が豊かに暮らせるまちづくり',
    }),
  ),
]

const classification: Fault[] = [
  fault('a blank mark', 'F6', 'classification/unset-mark', write({ F6: '' })),
  fault('a mark of spaces', 'F15', 'classification/unset-mark', write({ F15: '　' })),
  fault('a mark the ward does not have', 'F6', 'classification/unknown-mark', write({ F6: '③' })),
  fault('a plain number for a mark', 'F6', 'classification/unknown-mark', write({ F6: '1' })),
  fault('words for a mark', 'F12', 'classification/unknown-mark', write({ F12: '検討中' })),
  fault(
    'a mark on the priority item',
    'F14',
    'classification/mark-on-excluded',
    write({ F14: '①' }),
  ),
  fault('a mark on the fixed costs', 'F18', 'classification/mark-on-excluded', write({ F18: '②' })),
  fault('the other mark', 'F6', 'classification/mark-differs-from-plan', write({ F6: '②' })),
  fault(
    '反映なし for a mark',
    'F6',
    'classification/mark-differs-from-plan',
    write({ F6: 'なし' }),
  ),
  fault('a mark for 反映なし', 'F19', 'classification/mark-differs-from-plan', write({ F19: '①' })),
  fault('a mark without money', 'F7', 'classification/mark-without-money', write({ F7: '①' })),
  fault(
    'a lost exclusion: fixed',
    'E18',
    'classification/excluded-without-cell',
    write({ E18: '' }),
  ),
  fault(
    'a lost exclusion: priority',
    'E14',
    'classification/excluded-without-cell',
    write({ E14: '' }),
  ),
  fault(
    'a misspelt exclusion',
    'E18',
    'classification/unknown-exclusion',
    write({ E18: '固定経緯' }),
  ),
  fault(
    'an exclusion of no policy',
    'E14',
    'classification/unknown-exclusion',
    write({ E14: '市債償還' }),
  ),
  fault(
    'an exclusion too many',
    'E6',
    'classification/exclusion-differs-from-plan',
    write({ E6: '固定経費' }),
  ),
  fault(
    'the other exclusion',
    'E18',
    'classification/exclusion-differs-from-plan',
    write({ E18: '区政充実重点経費' }),
  ),
  fault(
    'the same money excluded twice',
    'D19',
    'classification/excluded-twice',
    insertCopy(18, 18, { E: '区政充実重点経費' }),
  ),
]

const totals: Fault[] = [
  fault('a typed total, wrong', 'D20', 'totals/subtotal-differs', write({ D20: 284_222 })),
  fault('a typed total, digits swapped', 'D20', 'totals/subtotal-differs', write({ D20: 284_232 })),
  fault('a typed total in yen', 'D20', 'totals/subtotal-differs', write({ D20: 284_322_000 })),
  fault('a typed total with a minus', 'D20', 'totals/subtotal-differs', write({ D20: -284_322 })),
  fault('a typed total without a line', 'D20', 'totals/subtotal-differs', write({ D20: 280_409 })),
  fault(
    'a typed total with a line twice',
    'D20',
    'totals/subtotal-differs',
    write({ D20: 288_235 }),
  ),
  fault(
    'another ward total in the sentence',
    'A22',
    'totals/declared-differs',
    replace('A22', '284,322', '284,332'),
  ),
  fault(
    'other fixed costs in the sentence',
    'A22',
    'totals/declared-differs',
    replace('A22', '122,368', '122,386'),
  ),
  fault(
    'other priority costs in the sentence',
    'A22',
    'totals/declared-differs',
    replace('A22', '8,365', '8,356'),
  ),
  fault(
    'another base in the sentence',
    'A22',
    'totals/declared-differs',
    replace('A22', '153,589', '153,598'),
  ),
  fault('a share too high', 'A22', 'totals/share-differs', replace('A22', '50.7', '51.7')),
  fault('a share just too low', 'A22', 'totals/share-differs', replace('A22', '50.7', '50.6')),
  fault(
    'the share with the priority item left in',
    'A22',
    'totals/share-differs',
    replace('A22', '50.7', '48.1'),
  ),
  fault('a wrong subtotal', 'D13', 'totals/subtotal-differs', write({ D13: 8_721 }), withSubtotals),
  fault(
    'a subtotal of another block',
    'D13',
    'totals/subtotal-differs',
    write({ D13: 22_642 }),
    withSubtotals,
  ),
  fault('a wrong change', 'I9', 'totals/change-differs', write({ I9: 87 }), withPriorYear),
  fault(
    'a change with the other sign',
    'I16',
    'totals/change-differs',
    write({ I16: 424 }),
    withPriorYear,
  ),
  fault('a wrong rate', 'J9', 'totals/rate-differs', write({ J9: '△2.3%' }), withPriorYear),
]

const formulas: Fault[] = [
  fault(
    'a SUM without its last row',
    'D20',
    'formulas/range-misses-rows',
    write({ D20: '=SUM(D5:D18)' }),
  ),
  fault(
    'a SUM without its first row',
    'D20',
    'formulas/range-misses-rows',
    write({ D20: '=SUM(D6:D19)' }),
  ),
  fault(
    'a SUM with a gap',
    'D20',
    'formulas/range-misses-rows',
    write({ D20: '=SUM(D5:D9,D11:D19)' }),
  ),
  fault('a line added on top', 'D20', 'formulas/counts-twice', write({ D20: '=SUM(D5:D19)+D9' })),
  fault(
    'overlapping ranges',
    'D20',
    'formulas/counts-twice',
    write({ D20: '=SUM(D5:D12,D10:D19)' }),
  ),
  fault('a SUM of itself', 'D20', 'formulas/includes-itself', write({ D20: '=SUM(D5:D20)' })),
  fault(
    'a number in the formula',
    'D20',
    'formulas/typed-constant',
    write({ D20: '=SUM(D5:D19)+100' }),
  ),
  fault('a sum that was not recalculated', 'D20', 'formulas/stale-value', show('D20', 284_000)),
  fault('a formula on a blank', 'D6', 'formulas/refers-to-blank', write({ D6: '=H6+D8' })),
  fault('a formula on words', 'D6', 'formulas/refers-to-text', write({ D6: '=G5+D8' })),
  fault('text inside a SUM', 'D20', 'formulas/text-in-sum', write({ D6: '20,852' })),
  fault('a hidden row with money', 'D12', 'structure/hidden-money', mark({ hiddenRows: [12] })),
  fault('a hidden row in a SUM', 'D20', 'formulas/hidden-in-sum', mark({ hiddenRows: [12] })),
  fault(
    'a SUBTOTAL that skips a hidden row',
    'D20',
    'formulas/skips-hidden',
    all(mark({ hiddenRows: [12] }), write({ D20: '=SUBTOTAL(109,D5:D19)' })),
  ),
  fault(
    'a typed subtotal among formulas',
    'D13',
    'formulas/typed-total',
    write({ D13: 8_712 }),
    withSubtotals,
  ),
  fault(
    'a subtotal without a row',
    'D18',
    'formulas/range-misses-rows',
    write({ D18: '=SUM(D14:D16)' }),
    withSubtotals,
  ),
  fault(
    'a subtotal over two blocks',
    'D13',
    'formulas/counts-twice',
    write({ D13: '=SUM(D9:D12)' }),
    withSubtotals,
  ),
  fault(
    'a total with its subtotals',
    'D26',
    'formulas/counts-twice',
    write({ D26: '=SUM(D5:D25)' }),
    withSubtotals,
  ),
  fault(
    'two formulas that wait for each other',
    'D6',
    'formulas/circular-reference',
    write({ D6: '=D9+1', D9: '=D6-1' }),
  ),
  fault(
    'a total over its whole column',
    'D20',
    'formulas/includes-itself',
    write({ D20: '=SUM(D:D)' }),
  ),
  fault(
    'yen taken into a column of thousands',
    'D6',
    'formulas/mixed-units',
    write({ H4: '積算額(円)', H6: 20_852_000, D6: '=H6' }),
  ),
  fault(
    'yen added to thousands',
    'D6',
    'formulas/mixed-units',
    write({ H4: '積算額(円)', H6: 852_000, I4: '基本額(千円)', I6: 20_000, D6: '=I6+H6' }),
  ),
  fault(
    'a look-up over keys out of order',
    'D6',
    'formulas/approximate-lookup',
    write({
      H5: 3,
      I5: 100,
      H6: 1,
      I6: 20_852,
      H7: 2,
      I7: 5,
      J6: 1,
      D6: '=VLOOKUP(J6,$H$5:$I$7,2)',
    }),
  ),
  fault(
    'a total of another column with its subtotal',
    'H26',
    'formulas/own-subtotal',
    write({
      H4: '前年度予算額',
      H5: 100,
      H6: '=SUM(H5:H5)',
      H7: 200,
      H8: 50,
      H10: '=SUM(H7:H9)',
      H26: '=SUM(H5:H10)',
    }),
    withSubtotals,
  ),
  fault(
    'a look-up while calculation is switched off',
    'D6',
    'formulas/manual-calculation',
    all(write({ D6: '=20000+852' }), mark({ calculationMode: 'manual' })),
  ),
]

const structureAndYear: Fault[] = [
  fault('last year’s title', 'A1', 'year/wrong-year', replace('A1', '令和8', '令和7')),
  fault('last year’s column', 'D4', 'year/wrong-year', write({ D4: '令和7年度 算定見込額' })),
  fault(
    'years the wrong way round',
    'D4',
    'year/columns-swapped',
    write({ D4: '令和7年度 算定見込額', H4: '令和8年度 当初予算額' }),
    withPriorYear,
  ),
  fault('a hidden column of marks', 'F4', 'structure/hidden-column', mark({ hiddenColumns: [6] })),
  fault('a blank parent', 'A16', 'structure/no-parent', write({ A16: '' })),
  fault('the heading again', 'A10', 'structure/repeated-header', insertCopy(4, 9)),
  fault(
    'no column of marks',
    'A4',
    'classification/no-reflection-column',
    write(Object.fromEntries(Array.from({ length: 16 }, (_, i) => [`F${i + 4}`, '']))),
  ),
  fault('no unit', 'D4', 'amounts/no-unit', all(write({ G2: '' }), write({ A22: '' }))),
  fault('two units', 'A2', 'amounts/ambiguous-unit', write({ A2: '(単位:百万円)' })),
  fault('merged parents', 'A6', 'guideline/merged-cells', mark({ merges: ['A6:A8'] })),
  fault('a line break', 'D4', 'guideline/line-breaks', write({ D4: '算定\n見込額' })),
  fault('a spaced-out name', 'C9', 'guideline/layout-spaces', write({ C9: '　地域の防災力向上' })),
  fault(
    'a machine-dependent character',
    'C15',
    'guideline/machine-dependent',
    write({ C15: '区政会議の運営㈱' }),
  ),
]

export const faults: readonly Fault[] = [
  ...amounts,
  ...names,
  ...classification,
  ...totals,
  ...formulas,
  ...structureAndYear,
]
