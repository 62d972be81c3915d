import { describe, expect, test } from 'vitest'
import { kinds, leaves, noteCodes, plan, read } from '../../../test/corpus/reading.ts'
import type { Cell } from '../../schema/index.ts'

describe('rows', () => {
  test('total at the top', () => {
    const budget = read([
      ['（単位：千円）'],
      ['事業名', '予算額'],
      ['総計', 340],
      ['広報事業', 120],
      ['防災事業', 220],
    ])
    expect(kinds(budget)).toEqual(['total', 'leaf', 'leaf'])
    expect(budget.lines.get(0)?.covers).toEqual({ from: 1, to: 2 })
  })

  test('a total labelled in the column of departments is a total, not one more item', () => {
    const budget = read([
      ['部', '課', '事業名', '予算額（千円）'],
      ['総務部', '総務課', '防災訓練', 1_200],
      [null, null, '備蓄物資', 3_400],
      ['総務部計', null, null, 4_600],
      ['福祉部', '福祉課', '相談', 700],
      ['合計', null, null, 5_300],
    ])
    expect(kinds(budget)).toEqual(['leaf', 'leaf', 'subtotal', 'leaf', 'total'])
    expect(budget.lines.all().at(-1)?.covers).toEqual({ from: 0, to: 3 })
  })

  test('a total labelled beside the number of items is a total', () => {
    const budget = read([
      ['所属', '事業名', '予算額（千円）'],
      ['総務課', '防災訓練', 1_200],
      ['総務課', '備蓄物資', 3_400],
      ['合計', '（2事業）', 4_600],
    ])
    expect(kinds(budget)).toEqual(['leaf', 'leaf', 'total'])
  })

  test('総コスト is a total where the figures say so', () => {
    const of = (sum: number) =>
      kinds(
        read([
          ['内訳', '令和8年度予算額'],
          ['事業費（千円）', 1_400],
          ['人件費（千円）', 500],
          ['総コスト（千円）', sum],
        ]),
      )
    expect(of(1_900)).toEqual(['leaf', 'leaf', 'total'])
    expect(of(1_950)).toEqual(['leaf', 'leaf', 'leaf'])
  })

  test('numbered rows under a row that carries their sum are its parts', () => {
    const budget = read([
      ['会計', '予算額（千円）'],
      ['一般会計', 5_000],
      ['特別会計', 1_074],
      ['1 国民健康保険', 860],
      ['2 介護保険', 214],
      ['企業会計', 73],
      ['総計', 6_147],
    ])
    expect(kinds(budget)).toEqual(['leaf', 'parent', 'leaf', 'leaf', 'leaf', 'total'])
  })

  test('the part paid from taxes stands below each item without a name and is never added', () => {
    const budget = read([
      ['通し番号', '款-項-目', '事業名', '担当課', null, '30当初①', '31予算案②', '増減(②-①)'],
      [1, '2-1-9', '区政会議の運営', '総務課', '出', 600, 535, -65],
      [null, null, null, null, '税', 600, 535, -65],
      [2, '2-1-9', '広報', '総務課', '出', 15_000, 14_576, -424],
      [null, null, null, null, '税', 14_000, 13_576, -424],
      ['合計', null, null, null, '出', 15_600, 15_111, -489],
      [null, null, null, null, '税', 14_600, 14_111, -489],
    ])
    expect(leaves(budget)).toEqual([
      ['区政会議の運営', 535],
      ['広報', 14_576],
    ])
    expect(kinds(budget).slice(-2)).toEqual(['total', 'included'])
  })

  test('a figure in brackets below an item is a part of it', () => {
    const budget = read([
      ['事業名', '予算額（うち一般財源）（千円）'],
      ['広報', '14,576'],
      [null, '（13,576）'],
      ['計', '14,576'],
    ])
    expect(kinds(budget)).toEqual(['leaf', 'included', 'total'])
  })

  test('経営課題 and 戦略 in rows of their own name the items below them', () => {
    const budget = read([
      ['経営課題1　安全・安心なまち', null, null],
      ['戦略1-1　防災', null, null],
      ['番号', '具体的取組', '令和8年度予算額（千円）'],
      ['1-1-1', '防災訓練', 1_300],
      ['戦略1-2　防犯', null, null],
      ['1-2-1', '防犯カメラ', 4_799],
      ['経営課題2　子育て', null, null],
      ['戦略2-1　相談', null, null],
      ['2-1-1', '子育て相談', 5_600],
    ])
    const named = budget.lines.all().filter(({ rowKind }) => rowKind === 'leaf')
    expect(named.map(({ issue, strategy }) => [issue, strategy])).toEqual([
      ['経営課題1　安全・安心なまち', '戦略1-1　防災'],
      ['経営課題1　安全・安心なまち', '戦略1-2　防犯'],
      ['経営課題2　子育て', '戦略2-1　相談'],
    ])
  })

  test('a block named in the items’ own column ends with the next one', () => {
    const budget = read([
      ['施策1 防災', null],
      ['事業名', '予算額（千円）'],
      ['訓練', 1_200],
      ['施策2 子育て', null],
      ['相談', 700],
    ])
    const named = budget.lines.all().filter(({ rowKind }) => rowKind === 'leaf')
    expect(named.map(({ strategy }) => strategy)).toEqual(['施策1 防災', '施策2 子育て'])
  })

  test('an English total is a total', () => {
    const budget = read([
      ['Project', 'Budget（千円）'],
      ['Disaster drill', 1_200],
      ['Leaflet', 300],
      ['Total', 1_500],
    ])
    expect(kinds(budget)).toEqual(['leaf', 'leaf', 'total'])
  })

  test('rows of several years without a year asked: the latest is read, and not for sure', () => {
    const budget = read([
      ['年度', '事業名', '予算額（千円）'],
      [2025, '防災訓練', 1_100],
      [2025, '広報', 3_300],
      [2026, '防災訓練', 1_200],
      [2026, '広報', 3_400],
    ])
    expect(leaves(budget)).toEqual([
      ['防災訓練', 1_200],
      ['広報', 3_400],
    ])
    expect(budget.readingNotes).toContainEqual({
      code: 'otherFigures',
      taken: '2026',
      isGuessed: true,
      others: [{ text: '2025', rows: [2, 3], yen: 4_400_000 }],
    })
  })

  test('years in which different projects begin leave no row out, and are named', () => {
    const budget = read([
      ['年度', '事業名', '予算額（千円）'],
      ['令和6', '公園整備', 1_100],
      ['令和7', '庁舎改修', 3_300],
      ['令和8', '道路照明', 1_200],
    ])
    expect(leaves(budget)).toHaveLength(3)
    expect(budget.readingNotes).toEqual([
      { code: 'otherFigures', taken: null, isGuessed: true, others: [] },
    ])
  })

  test('parts without a name that come to the item above are not added again', () => {
    const budget = read([
      ['No', '事業名', '費目', '金額（千円）'],
      [1, '防災訓練', null, 1_200],
      [null, null, '報償費', 200],
      [null, null, '需用費', 1_000],
      [2, '備蓄', null, 3_400],
      [null, null, '需用費', 3_400],
      [null, '合計', null, 4_600],
    ])
    expect(leaves(budget)).toEqual([
      ['防災訓練', 1_200],
      ['備蓄', 3_400],
    ])
    expect(noteCodes(budget)).toEqual([])
  })

  test('income below the total is no item', () => {
    const budget = read([
      ['項目', '金額（千円）'],
      ['会場費', 60],
      ['謝礼', 100],
      ['合計', 160],
      ['参加費収入', 50],
      ['差引', 110],
    ])
    expect(leaves(budget)).toEqual([
      ['会場費', 60],
      ['謝礼', 100],
    ])
    expect(noteCodes(budget)).toEqual(['severalTables'])
  })

  test('an item below a total that sums all above it is read, and both readings are named', () => {
    const budget = read([
      ['事業名', '予算額（千円）'],
      ['防災訓練', 60],
      ['備蓄', 100],
      ['合計', 160],
      ['広報', 50],
    ])
    expect(leaves(budget)).toHaveLength(3)
    expect(noteCodes(budget)).toEqual(['itemsBelowTotal'])
  })

  test('課名：福祉課 over its items is no item', () => {
    const budget = read([
      ['事業名', '予算額（千円）'],
      ['課名：総務課', null],
      ['防災訓練', 60],
      ['小計', 60],
      ['課名：福祉課', null],
      ['相談', 100],
      ['小計', 100],
      ['合計', 160],
    ])
    expect(leaves(budget)).toEqual([
      ['防災訓練', 60],
      ['相談', 100],
    ])
  })

  test('小計 of the special accounts leaves 一般会計 out', () => {
    const budget = read([
      ['会計', '補正前の額', '補正額', '計（千円）'],
      ['一般会計', 5_000, 100, 5_100],
      ['国民健康保険', 860, null, 860],
      ['介護保険', 200, 14, 214],
      ['小計', 1_060, 14, 1_074],
      ['合計', 6_060, 114, 6_174],
    ])
    expect(budget.lines.get(3)?.covers).toEqual({ from: 1, to: 2 })
    expect(budget.lines.get(4)?.covers).toEqual({ from: 0, to: 3 })
  })

  test('subtotals that stand over what they sum, the total first', () => {
    const budget = read([
      ['事業名', '予算額（千円）'],
      ['総計', 10_900],
      ['総務課 計', 4_600],
      ['防災訓練', 1_200],
      ['備蓄物資', 3_400],
      ['福祉課 計', 6_300],
      ['相談', 5_600],
      ['親子教室', 700],
    ])
    expect(budget.lines.all().map(({ covers }) => covers)).toEqual([
      { from: 1, to: 6 },
      { from: 2, to: 3 },
      null,
      null,
      { from: 5, to: 6 },
      null,
      null,
    ])
    expect(kinds(budget)[0]).toBe('total')
  })

  test('a name alone in its row heads a section where every item fills the other columns', () => {
    const rows: Cell[][] = [
      ['事業名', '担当課', '予算額（千円）'],
      ['防災に関すること', null, null],
      ['防災訓練', '総務課', 1_200],
      ['備蓄物資', '総務課', 3_400],
      ['子育てに関すること', null, null],
      ['相談', '福祉課', 5_600],
      ['親子教室', '福祉課', null],
    ]
    expect(kinds(read(rows))).toEqual(['section', 'leaf', 'leaf', 'section', 'leaf', 'leaf'])
  })

  test('a name without an amount stays an item where nothing else tells a section', () => {
    const budget = read([
      ['事業名', '予算額（千円）'],
      ['防災訓練', 1_200],
      ['備蓄物資', null],
      ['相談', 5_600],
      ['広報', 300],
    ])
    expect(kinds(budget)).toEqual(['leaf', 'leaf', 'leaf', 'leaf'])
  })

  test('a rule of dashes below a plain-text heading is no item', () => {
    const budget = read([
      ['事業名', '予算額（千円）'],
      ['---', '---:'],
      ['防災訓練', 1_200],
    ])
    expect(kinds(budget)).toEqual(['heading', 'leaf'])
  })

  test('sections in brackets, with and without their sum', () => {
    const budget = read([
      ['事業名', '予算額(千円)'],
      ['【継続】', 340],
      ['広報事業', 120],
      ['防災事業', 220],
      ['【新規】', null],
      ['相談事業', 60],
      ['合計', 400],
    ])
    expect(kinds(budget)).toEqual(['parent', 'leaf', 'leaf', 'section', 'leaf', 'total'])
    expect(leaves(budget)).toEqual([
      ['広報事業', 120],
      ['防災事業', 220],
      ['相談事業', 60],
    ])
  })

  test('the heading repeated on every page with its title and unit row', () => {
    const page = (rows: Cell[][]): Cell[][] => [
      ['令和8年度予算一覧'],
      [null, null, '（単位：千円）'],
      ['経営課題', '事業名', '予算額'],
      ...rows,
    ]
    const budget = read([
      ...page([
        ['経営課題1 あ', '広報事業', 120],
        [null, '防災事業', 220],
      ]),
      [],
      ...page([
        ['経営課題2 い', '相談事業', 60],
        ['合計', null, 400],
      ]),
    ])
    expect(leaves(budget)).toEqual([
      ['広報事業', 120],
      ['防災事業', 220],
      ['相談事業', 60],
    ])
    expect(budget.lines.all().at(-1)).toMatchObject({ rowKind: 'total', covers: { from: 0 } })
    expect(noteCodes(budget)).toContain('repeatedHeader')
    expect(noteCodes(budget)).not.toContain('severalTables')
    expect(budget.lines.all().find(({ initiative }) => initiative === '防災事業')?.issue).toBe(
      '経営課題1 あ',
    )
  })

  test('再掲, うち and 内数 are kept apart and never leaves', () => {
    const budget = read([
      ['事業名', '予算額(千円)', '備考'],
      ['広報事業', 120, null],
      ['　うち新規分', 20, null],
      ['防災事業', 220, null],
      ['（内数）消防団分', 30, null],
      ['広報事業（再掲）', 120, null],
      ['啓発事業', 50, '再掲'],
      ['合計', 340, null],
    ])
    expect(kinds(budget)).toEqual([
      'leaf',
      'included',
      'leaf',
      'included',
      'relisted',
      'relisted',
      'total',
    ])
    expect(budget.lines.get(1)).toMatchObject({ initiative: '広報事業', detail: 'うち新規分' })
  })

  test('names that only look like totals stay items', () => {
    const names = [
      '一般会計繰出金',
      '会計',
      '統計調査',
      '国勢統計',
      '都市計画',
      '施設設計',
      '総合計画の策定',
      'うちエコ診断事業',
      '内部管理事務',
      '家計',
    ]
    const budget = read([
      ['事業名', '予算額(千円)'],
      ...names.map((name, i): Cell[] => [name, i + 1]),
    ])
    expect(leaves(budget)).toEqual(names.map((name, i) => [name, i + 1]))
  })

  test('two equal totals, a numbered one and one without a label', () => {
    const budget = read([
      ['事業名', '予算額(千円)'],
      ['広報事業', 120],
      ['防災事業', 220],
      [null, 340],
      ['3 歳　出　合　計', 340],
    ])
    expect(kinds(budget)).toEqual(['leaf', 'leaf', expect.stringMatching(/total/), 'total'])
    expect(leaves(budget)).toEqual([
      ['広報事業', 120],
      ['防災事業', 220],
    ])
    expect(noteCodes(budget)).not.toContain('orphanRow')
  })

  test('an amount without a name that sums nothing is pointed out', () => {
    const budget = read([
      ['事業名', '予算額(千円)'],
      ['広報事業', 120],
      [null, 50],
      ['合計', 170],
    ])
    expect(budget.readingNotes).toContainEqual({ code: 'orphanRow', cells: ['B3'] })
  })

  test('a carried-down strategy ends where a new issue begins', () => {
    const budget = read([
      ['経営課題', '戦略', '具体的取組', '算定見込額(千円)'],
      ['経営課題1 あ', '☆い', '○う', 10],
      [null, null, '○え', 20],
      ['経営課題2 お', null, '○か', 30],
      [null, '☆き', null, 40],
      [null, '☆く', '○け', 50],
    ])
    expect(
      budget.lines.all().map(({ issue, strategy, initiative }) => [issue, strategy, initiative]),
    ).toEqual([
      ['経営課題1 あ', '☆い', '○う'],
      ['経営課題1 あ', '☆い', '○え'],
      ['経営課題2 お', '', '○か'],
      ['経営課題2 お', '☆き', ''],
      ['経営課題2 お', '☆く', '○け'],
    ])
  })

  test('a parent whose sum is wrong is a parent all the same', () => {
    const budget = read([
      ['事項', '予算額(千円)'],
      ['☆ 広報', 999],
      ['○ 広報紙', 100],
      ['○ 動画', 20],
      ['☆ 防災', 50],
    ])
    expect(kinds(budget)).toEqual(['parent', 'leaf', 'leaf', 'leaf'])
    expect(budget.lines.all().map(({ parent }) => parent)).toEqual([-1, 0, 0, -1])
  })

  test('a heading that lost its number still heads its block', () => {
    const budget = read([
      ['事項', '予算額(千円)'],
      ['経営課題2 あ', null],
      ['☆ い', null],
      ['○ う', 10],
      ['安全・安心なまちづくり', null],
      ['☆ え', null],
      ['○ お', 20],
      ['庁舎維持管理経費等', 30],
      ['合計', 60],
    ])
    expect(budget.lines.all().find(({ initiative }) => initiative === '○ お')).toMatchObject({
      issue: '安全・安心なまちづくり',
      strategy: '☆ え',
    })
    expect(budget.lines.all().find(({ row }) => row === 8)).toMatchObject({
      issue: '',
      strategy: '',
      initiative: '庁舎維持管理経費等',
      exclusion: { kind: 'policy', id: 'fixed', by: 'name' },
    })
  })

  test('節 below an initiative: the parts are leaves of it', () => {
    const budget = read([
      ['事業名', '節', '予算額(千円)'],
      ['広報事業', null, 120],
      [null, '需用費', 100],
      [null, '役務費', 20],
      ['防災事業', null, 50],
    ])
    expect(kinds(budget)).toEqual(['parent', 'leaf', 'leaf', 'leaf'])
    expect(leaves(budget)).toEqual([
      ['広報事業>需用費', 100],
      ['広報事業>役務費', 20],
      ['防災事業', 50],
    ])
  })

  test('rows of another year are no items of the asked one', () => {
    const rows: Cell[][] = [
      ['年度', '事業名', '予算額(千円)'],
      ['R7', '広報', 10],
      ['R8', '広報', 12],
      ['R8', '防災', 20],
    ]
    expect(leaves(read(rows, {}, plan({ fiscalYear: 2026 })))).toEqual([
      ['広報', 12],
      ['防災', 20],
    ])
    expect(leaves(read(rows))).toHaveLength(3)
  })

  test('items below a block named as an exclusion belong to it', () => {
    const budget = read([
      ['経営課題', '具体的取組', '予算額(千円)'],
      ['固定経費', '光熱水費', 10],
      [null, '清掃', 20],
      ['経営課題1 あ', '広報', 30],
    ])
    expect(budget.lines.all().map(({ exclusion }) => exclusion.kind)).toEqual([
      'policy',
      'policy',
      'none',
    ])
  })
})
