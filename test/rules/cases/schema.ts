// Cases of the rules that hold the sheet against the plan.
import { all, deleteRow, insertCopy, plain, replace, write } from '../../mutation/sheet.ts'
import { clean, on, plan, type RuleCase, table } from '../case.ts'
import { itemOnTwoSheets } from './sheets.ts'

export const schemaCases: RuleCase[] = [
  {
    code: 'schema/no-plan',
    fires: { sheet: plain(), plan: null },
    cells: [],
    severity: 'info',
    not: clean,
  },
  {
    code: 'schema/different-plan',
    fires: {
      sheet: plain(),
      plan: plan((other) => {
        other.issues = [
          {
            no: 1,
            title: 'みどりのまち',
            strategies: [
              { title: '公園をつくる', initiatives: [{ id: 'x', title: '苗木の配布' }] },
            ],
          },
        ]
      }),
    },
    cells: ['A4:G20'],
    not: clean,
  },
  {
    code: 'schema/issue-near-miss',
    fires: on(replace('A9', '安心', '安全')),
    cells: ['A9'],
    params: { title: '安全・安心なまちづくり' },
    not: on(replace('A9', '3 ', '経営課題３　')),
  },
  {
    code: 'schema/strategy-near-miss',
    fires: on(replace('B9', '防災', '防犯')),
    cells: ['B9'],
    params: { title: '区や地域の特性に応じた防災計画の推進' },
    not: on(replace('B9', '区や', '☆ 区や')),
  },
  {
    code: 'schema/initiative-near-miss',
    fires: on(replace('C10', 'づくり', 'ずくり')),
    cells: ['C10'],
    params: { title: '街頭での安全・安心なまちづくり' },
    not: on(replace('C10', '街頭', '○ 街 頭')),
  },
  {
    code: 'schema/unknown-issue',
    fires: on(write({ A15: '6 庁舎の長寿命化' })),
    cells: ['A15'],
    params: { text: '6 庁舎の長寿命化', yen: 535_000, variant: 'unknown' },
    not: on(write({ A15: '6 庁舎の長寿命化', F15: 'なし', F16: 'なし', F17: 'なし' })),
  },
  {
    code: 'schema/unknown-strategy',
    fires: on(write({ B15: '庁舎の長寿命化' })),
    cells: ['B15'],
    params: { yen: 535_000 },
    not: on(write({ B15: '庁舎の長寿命化', F15: 'なし' })),
  },
  {
    code: 'schema/unknown-initiative',
    fires: on(write({ C15: '庁用車の更新' })),
    cells: ['C15'],
    params: { yen: 535_000 },
    not: on(write({ C15: '区政会議の運営（総務課分）' })),
  },
  {
    code: 'schema/wrong-parent',
    fires: on(write({ B9: '区民の安全・安心を担う総合拠点としての区役所づくり' })),
    cells: ['C9', 'B9'],
    params: { title: '地域の防災力向上', strategy: '区や地域の特性に応じた防災計画の推進' },
    not: clean,
  },
  {
    code: 'schema/duplicate-item',
    fires: on(insertCopy(10, 10)),
    cells: ['C11', 'C10'],
    params: { variant: 'same', yen: 4_799_000, first: 'D10' },
    not: on(
      all(
        insertCopy(10, 10, { C: '街頭での安全・安心なまちづくり（総務課分）', D: 99 }),
        write({ C10: '街頭での安全・安心なまちづくり（地域課分）', D10: 4_700 }),
      ),
    ),
    silenced: { by: 'schema/item-on-several-sheets', ...itemOnTwoSheets },
  },
  {
    code: 'schema/possible-relisting',
    fires: on(
      insertCopy(9, 11, {
        A: '4 幅広い世代が暮らしやすいまちづくり',
        B: 'すべての人が豊かに暮らせるまちづくり',
      }),
    ),
    cells: ['D12', 'D9'],
    params: { yen: 3_913_000, first: 'D9' },
    not: clean,
    silenced: { by: 'schema/duplicate-item', ...on(insertCopy(10, 10)) },
  },
  {
    code: 'schema/repeated-row',
    fires: table([
      ['事業名', '担当課', '予算額(千円)'],
      ['防災訓練', '総務課', 120],
      ['防災訓練', '総務課', 120],
      ['防犯灯', '総務課', 340],
      ['見守り', '福祉課', 560],
    ]),
    cells: ['A3'],
    params: { count: 1, yen: 120_000 },
    not: table([
      ['事業名', '担当課', '予算額(千円)'],
      ['防災訓練', '総務課', 120],
      ['防災訓練', '福祉課', 120],
      ['防犯灯', '総務課', 340],
    ]),
    silenced: { by: 'schema/duplicate-item', ...on(insertCopy(10, 10)) },
  },
  {
    code: 'schema/missing-item',
    fires: on(deleteRow(10)),
    cells: ['C9'],
    params: { variant: 'initiative', title: '街頭での安全・安心なまちづくり', yen: 4_799_000 },
    severity: 'warning',
    not: on(replace('C10', 'づくり', 'ずくり')),
  },
]
