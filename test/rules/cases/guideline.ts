// Cases of the advice on machine-readable tables.
import { mark, write } from '../../mutation/sheet.ts'
import { clean, on, policy, type RuleCase, table } from '../case.ts'

const two = [
  ['事業名', '予算額(千円)', ''],
  ['防災訓練', 120, ''],
  ['防犯灯', 340, ''],
  ['見守り', 560, ''],
  ['合計', 1_020, ''],
  [],
  [],
  ['担当課', '人数', '予算額(千円)'],
  ['総務課', 3, 100],
  ['福祉課', 5, 200],
]
const omitted = [
  ['経営課題', '具体的取組', '予算額(千円)'],
  ['1 安全', '訓練', 120],
  ['', '備蓄', 340],
  ['', '広報', 560],
  ['2 福祉', '訪問', 100],
  ['', '相談', 200],
]

/** A policy under which the rule that would silence the advice is off. */
const without = (code: string) => policy({ rules: { [code]: { severity: 'off', reason: '検査' } } })

export const guidelineCases: RuleCase[] = [
  {
    code: 'guideline/merged-cells',
    fires: on(mark({ merges: ['A6:A8', 'A30:B30'] })),
    cells: ['A6:A8'],
    params: { count: 1 },
    severity: 'advice',
    not: on(mark({ merges: ['A1:G1'] })),
  },
  {
    code: 'guideline/omitted-names',
    fires: table(omitted, {}, { policy: without('structure/blank-parent') }),
    cells: ['A3:A4', 'A6'],
    params: { count: 3 },
    not: clean,
    silenced: { by: 'structure/blank-parent', ...table(omitted) },
  },
  {
    code: 'guideline/unit-in-cell',
    fires: on(write({ D6: '【算定見込額 20,852千円】', D9: '【算定見込額 3,913千円】' })),
    cells: ['D6', 'D9'],
    params: { count: 2 },
    not: clean,
    silenced: { by: 'structure/number-as-text', ...on(write({ D6: '20,852千円' })) },
  },
  {
    code: 'guideline/line-breaks',
    fires: on(write({ D4: '算定\n見込額', C9: '地域の\n防災力向上' })),
    cells: ['D4', 'C9'],
    params: { count: 2 },
    not: clean,
  },
  {
    code: 'guideline/layout-spaces',
    fires: on(write({ C9: '　地域の防災力向上', A20: '合　　計' })),
    cells: ['A20', 'C9'],
    params: { count: 2 },
    not: clean,
  },
  {
    code: 'guideline/machine-dependent',
    fires: on(write({ C15: '区政会議の運営㈱' })),
    cells: ['C15'],
    params: { count: 1 },
    not: clean,
  },
  {
    code: 'guideline/several-tables',
    fires: table(two, {}, { policy: without('structure/several-tables') }),
    cells: ['A1:B5', 'A8:C10'],
    params: { count: 2 },
    not: clean,
    silenced: { by: 'structure/several-tables', ...table(two) },
  },
]
