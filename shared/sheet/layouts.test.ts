import { describe, expect, test } from 'vitest'
import type { Budget } from '../model/budget.ts'
import {
  type Cell,
  defaultPolicy,
  type Mapping,
  type Plan,
  type SheetSnapshot,
} from '../schema/index.ts'
import { columnLetters } from './address.ts'
import { readBudget } from './read.ts'

const sheet = (rows: Cell[][], more: Partial<SheetSnapshot> = {}): SheetSnapshot => ({
  sheet: '予算',
  origin: 'A1',
  rows,
  ...more,
})
const read = (
  rows: Cell[][],
  more: Partial<SheetSnapshot> = {},
  plan: Plan | null = null,
  mapping?: Mapping,
) => readBudget(sheet(rows, more), plan, defaultPolicy, mapping)
const plan = (more: Partial<Plan>): Plan => ({
  ward: null,
  fiscalYear: null,
  stage: null,
  unit: '千円',
  issues: [],
  ...more,
})

/** Leaves as [name, thousands of yen or state]. */
const leaves = ({ lines }: Budget) =>
  lines
    .filter(({ rowKind }) => rowKind === 'leaf')
    .map(({ initiative, strategy, issue, detail, amount }) => [
      [initiative || strategy || issue, detail].filter((text) => text !== '').join('>'),
      amount.state === 'value' ? (amount.yen ?? 0) / 1_000 : amount.state,
    ])
const amountColumn = ({ table }: Budget) => columnLetters(table?.columnOf.amount ?? 25)
const kinds = ({ lines }: Budget) => lines.map(({ rowKind }) => rowKind)
const noteCodes = ({ readingNotes }: Budget) => readingNotes.map(({ code }) => code)

describe('headings', () => {
  test('years over pairs of columns, merged: the later year’s 予算額 counts', () => {
    const budget = read(
      [
        ['住之江区 予算一覧（単位：千円）'],
        ['事業名', '令和7年度', null, '令和8年度', null, '備考'],
        [null, '予算額', '決算見込額', '要求額', '予算額', null],
        ['広報事業', 100, 90, 130, 120, null],
        ['防災事業', 200, 190, 230, 220, null],
        ['合計', 300, 280, 360, 340, null],
      ],
      { merges: ['A2:A3', 'B2:C2', 'D2:E2', 'F2:F3'] },
    )
    expect(amountColumn(budget)).toBe('E')
    expect(budget.table?.headerRows).toEqual([2, 3])
    expect(leaves(budget)).toEqual([
      ['広報事業', 120],
      ['防災事業', 220],
    ])
    expect(budget.table?.columns.map(({ fiscalYear }) => fiscalYear)).toEqual([
      null,
      2025,
      2025,
      2026,
      2026,
      null,
    ])
    expect(noteCodes(budget)).toContain('ambiguousAmount')
  })

  test('the plan’s stage and year choose between 要求額 and 予算額, and nothing is left to ask', () => {
    const rows = [
      ['事業名', '令和7年度要求額', '令和7年度予算額', '令和8年度要求額', '令和8年度予算額'],
      ['広報事業', 1, 2, 3, 4],
      ['防災事業', 5, 6, 7, 8],
    ]
    const asked = (fiscalYear: number, stage: Plan['stage']) =>
      read(rows, {}, plan({ fiscalYear, stage }))
    expect(amountColumn(asked(2026, '要求'))).toBe('D')
    expect(amountColumn(asked(2026, '予算案'))).toBe('E')
    expect(amountColumn(asked(2025, '要求'))).toBe('B')
    expect(noteCodes(asked(2026, '要求'))).not.toContain('ambiguousAmount')
  })

  test('a mapping always wins', () => {
    const rows = [
      ['事業名', '要求額', '予算額'],
      ['広報事業', 1, 2],
    ]
    const budget = read(rows, {}, plan({ stage: '予算案' }), {
      columns: { B: 'amount' },
      unit: '百万円',
    })
    expect(leaves(budget)).toEqual([['広報事業', 1_000]])
    expect(noteCodes(budget)).not.toContain('ambiguousAmount')
    expect(noteCodes(budget)).not.toContain('noUnit')
  })

  test('line breaks, inner spaces, footnote marks and units in brackets', () => {
    const budget = read([
      [
        'No.',
        '経　営\n課　題',
        '戦 略 ※1',
        '具体的\n取　組',
        '金　　額\n（千円）※2',
        '前年度\n当初予算額',
        '比較増△減額',
        '備　　考',
      ],
      [1, '経営課題1 あ', '☆い', '○う', 10, 9, 1, null],
      [2, '経営課題1 あ', '☆い', '○え', 20, 21, '△1', null],
    ])
    expect(budget.table?.columns.map(({ role }) => role)).toEqual([
      'code',
      'issue',
      'strategy',
      'initiative',
      'amount',
      'priorAmount',
      'change',
      'remark',
    ])
    expect(leaves(budget)).toEqual([
      ['○う', 10],
      ['○え', 20],
    ])
    expect(budget.table?.columns[4]?.unit).toBe('千円')
  })

  test('事業費 counts, 財源内訳 under a merged heading does not', () => {
    const budget = read(
      [
        ['（単位：千円）'],
        ['事業名', '事業費', '財源内訳', null, null],
        [null, null, '国・府支出金', 'その他', '一般財源'],
        ['広報事業', 100, 20, 10, 70],
        ['防災事業', 200, null, null, 200],
        ['計', 300, 20, 10, 270],
      ],
      { merges: ['A2:A3', 'B2:B3', 'C2:E2'] },
    )
    expect(amountColumn(budget)).toBe('B')
    expect(leaves(budget)).toEqual([
      ['広報事業', 100],
      ['防災事業', 200],
    ])
    expect(noteCodes(budget)).toEqual([])
    expect(budget.table?.columns.slice(2).map(({ role }) => role)).toEqual([
      'otherAmount',
      'otherAmount',
      'otherAmount',
    ])
  })

  test('当初＋補正＝計: the sum counts', () => {
    const budget = read([
      ['（単位：千円）'],
      ['事業名', '当初予算額', '補正額', '計'],
      ['広報事業', 100, 20, 120],
      ['防災事業', 200, -10, 190],
      ['合計', 300, 10, 310],
    ])
    expect(amountColumn(budget)).toBe('D')
    expect(leaves(budget)).toEqual([
      ['広報事業', 120],
      ['防災事業', 190],
    ])
  })

  test('columns split by 節 with a 計: only the 計 counts', () => {
    const budget = read([
      ['（単位：円）'],
      ['事業名', '報酬', '旅費', '需用費', '委託料', '計'],
      ['広報事業', 1_000, 2_000, null, 4_000, 7_000],
      ['防災事業', null, 1_000, 1_000, null, 2_000],
    ])
    expect(amountColumn(budget)).toBe('F')
    expect(leaves(budget)).toEqual([
      ['広報事業', 7],
      ['防災事業', 2],
    ])
  })

  test('the same money in 千円 and in 円 is no ambiguity', () => {
    const budget = read([
      ['事業名', '予算額（千円）', '予算額（円）'],
      ['広報事業', 120, 120_000],
      ['防災事業', 220, 220_000],
    ])
    expect(leaves(budget)).toEqual([
      ['広報事業', 120],
      ['防災事業', 220],
    ])
    expect(noteCodes(budget)).toEqual([])
  })

  test('a total of outlays over its part paid from taxes', () => {
    const budget = read([
      ['（単位：千円）'],
      ['通し番号', '事 業 名', '担当課', '７年度 当初', null, '８年度 予算案', null, '増 減'],
      [null, null, null, '出額', '税等', '出額', '税等', null],
      [1, '広報事業', '総務課', '10,000', '10,000', '12,000', '12,000', '2,000'],
      [2, '区民協働事業', '市民協働課', '1,200', '1,000', '1,300', '1,100', '100'],
      ['', '合　計', '', '11,200', '11,000', '13,300', '13,100', '2,100'],
    ])
    expect(amountColumn(budget)).toBe('F')
    expect(leaves(budget)).toEqual([
      ['広報事業', 12_000],
      ['区民協働事業', 1_300],
    ])
    expect(noteCodes(budget)).toEqual([])
  })

  test('a column of units gives each row its own', () => {
    const budget = read([
      ['事業名', '予算額', '単位'],
      ['広報事業', 120, '千円'],
      ['防災事業', 3, '百万円'],
    ])
    expect(leaves(budget)).toEqual([
      ['広報事業', 120],
      ['防災事業', 3_000],
    ])
  })

  test('headings in English and in odd words are read, with low confidence', () => {
    const english = read([
      ['Project', 'Budget (千円)', 'Section'],
      ['PR', 120, 'General'],
      ['Disaster', 220, 'Safety'],
    ])
    expect(leaves(english)).toEqual([
      ['PR', 120],
      ['Disaster', 220],
    ])
    const odd = read([
      ['やること', 'いくら', 'だれ'],
      ['広報', 120, '総務'],
      ['防災', 220, '市民'],
      ['相談', 50, '福祉'],
    ])
    expect(leaves(odd)).toEqual([
      ['広報', 120],
      ['防災', 220],
      ['相談', 50],
    ])
    expect(odd.table?.confidence).toBeLessThan(0.5)
    expect(noteCodes(odd)).toContain('lowConfidence')
    expect(noteCodes(odd)).toContain('noUnit')
  })

  test('no heading at all', () => {
    const budget = read([['令和8年度予算'], ['広報事業', 120], ['防災事業', 220], ['合計', 340]])
    expect(leaves(budget)).toEqual([
      ['広報事業', 120],
      ['防災事業', 220],
    ])
    expect(budget.table?.confidence).toBeLessThan(0.5)
    expect(noteCodes(budget)).toContain('lowConfidence')
  })

  test('two figure columns without headings: one is taken and the other named', () => {
    const budget = read([
      ['広報事業', 120, 110],
      ['防災事業', 220, 300],
      ['相談事業', 20, 30],
    ])
    expect(noteCodes(budget)).toEqual(expect.arrayContaining(['ambiguousAmount', 'lowConfidence']))
  })

  test('an empty margin column, an empty row under the heading, an origin off A1', () => {
    const budget = read(
      [
        [null, '（単位：千円）'],
        [null, '事業名', '予算額'],
        [],
        [null, '広報事業', 120],
        [null, '防災事業', 220],
        [null, '合　計', 340],
      ],
      { origin: 'C3' },
    )
    expect(leaves(budget)).toEqual([
      ['広報事業', 120],
      ['防災事業', 220],
    ])
    expect(amountColumn(budget)).toBe('E')
    expect(budget.lines.at(-1)).toMatchObject({ row: 8, rowKind: 'total' })
  })
})

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
    expect(budget.lines[0]?.covers).toEqual({ from: 1, to: 2 })
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
    expect(budget.lines.at(-1)).toMatchObject({ rowKind: 'total', covers: { from: 0 } })
    expect(noteCodes(budget)).toContain('repeatedHeader')
    expect(noteCodes(budget)).not.toContain('severalTables')
    expect(budget.lines.find(({ initiative }) => initiative === '防災事業')?.issue).toBe(
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
    expect(budget.lines[1]).toMatchObject({ initiative: '広報事業', detail: 'うち新規分' })
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
      budget.lines.map(({ issue, strategy, initiative }) => [issue, strategy, initiative]),
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
    expect(budget.lines.map(({ parent }) => parent)).toEqual([-1, 0, 0, -1])
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
    expect(budget.lines.find(({ initiative }) => initiative === '○ お')).toMatchObject({
      issue: '安全・安心なまちづくり',
      strategy: '☆ え',
    })
    expect(budget.lines.find(({ row }) => row === 8)).toMatchObject({
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
})

describe('depth without markers', () => {
  test('a column of numbers 1, 1-1, 1-1-1 makes parents', () => {
    const budget = read([
      ['番号', '事業名', '予算額(千円)'],
      ['1', 'まちづくり', 30],
      ['1-1', '地域活動', 30],
      ['1-1-1', '公園管理', 10],
      ['1-1-2', '活動支援', 20],
      ['2', '区政運営', 5],
      ['2-1', '広報', 5],
      ['', '合計', 35],
    ])
    expect(kinds(budget)).toEqual(['parent', 'parent', 'leaf', 'leaf', 'parent', 'leaf', 'total'])
  })

  test('indentation makes parents only where the sums agree', () => {
    const rows = (first: number): Cell[][] => [
      ['項目', '予算額(千円)'],
      ['総務費', first],
      ['　庁舎管理', 10],
      ['　広報', 20],
      ['民生費', 5],
      ['　相談', 5],
    ]
    expect(kinds(read(rows(30)))).toEqual(['parent', 'leaf', 'leaf', 'parent', 'leaf'])
    expect(kinds(read(rows(777)))).toEqual(['leaf', 'leaf', 'leaf', 'leaf', 'leaf'])
  })

  test('branch numbers of items that sum nothing stay items', () => {
    const budget = read([
      ['番号', '事業名', '予算額(千円)'],
      ['1', '広報', 10],
      ['1-2', '動画', 20],
      ['2', '防災', 30],
    ])
    expect(leaves(budget)).toHaveLength(3)
  })

  test('a name merged across to the amount heads a section', () => {
    const budget = read(
      [
        ['事業名', '担当課', '予算額(千円)'],
        ['総務関係', null, null],
        ['広報', '総務課', 10],
        ['福祉関係', null, null],
        ['相談', '福祉課', 5],
      ],
      { merges: ['A2:C2', 'A4:C4'] },
    )
    expect(kinds(budget)).toEqual(['section', 'leaf', 'section', 'leaf'])
  })

  test('an amount merged over several items belongs to the first and is missing from none', () => {
    const budget = read(
      [
        ['事業名', '予算額(千円)'],
        ['広報紙', 10],
        ['動画', null],
        ['防災', 5],
      ],
      { merges: ['B2:B3'] },
    )
    expect(kinds(budget)).toEqual(['leaf', 'included', 'leaf'])
  })
})

describe('what cannot be read surely says so', () => {
  test('stages in rows and items in columns', () => {
    const budget = read([
      ['区分', '広報事業', '防災事業', '合計'],
      ['要求額', 10, 20, 30],
      ['予算額', 9, 18, 27],
    ])
    expect(noteCodes(budget)).toContain('lowConfidence')
    expect(budget.table?.confidence).toBeLessThanOrEqual(0.2)
  })

  test('an empty sheet and a sheet of prose have no table', () => {
    expect(noteCodes(read([]))).toEqual(['noTable'])
    expect(
      noteCodes(read([['令和8年度の区政について'], ['区政会議の意見を踏まえ、取り組みます。']])),
    ).toEqual(['noTable'])
  })

  test('a table without any amount column', () => {
    const budget = read([
      ['事業名', '担当課'],
      ['広報', '総務課'],
      ['防災', '市民協働課'],
    ])
    expect(noteCodes(budget).some((code) => code === 'noAmountColumn' || code === 'noTable')).toBe(
      true,
    )
  })

  test('two units around one table', () => {
    const budget = read([
      ['（単位：千円）', null, '（単位：円）'],
      ['事業名', '予算額', '備考'],
      ['広報', 10, null],
    ])
    expect(noteCodes(budget)).toContain('ambiguousUnit')
  })
})

describe('several tables', () => {
  test('a 歳入 table before the 歳出 table', () => {
    const budget = read([
      ['1 歳入', null, '（単位：千円）'],
      ['区分', '予算額', '前年度'],
      ['使用料', 100, 90],
      ['一般財源', 300, 300],
      ['歳入合計', 400, 390],
      [],
      ['2 歳出'],
      ['区分', '予算額', '前年度'],
      ['広報事業', 150, 140],
      ['防災事業', 250, 250],
      ['歳出合計', 400, 390],
    ])
    expect(leaves(budget)).toEqual([
      ['広報事業', 150],
      ['防災事業', 250],
    ])
    expect(budget.tables).toHaveLength(2)
    expect(noteCodes(budget)).toContain('severalTables')
  })

  test('tables side by side are read each for itself', () => {
    const budget = read([
      ['（単位：千円）'],
      ['歳入', null, null, '歳出', null],
      ['科目', '予算額', null, '事業名', '予算額'],
      ['使用料', 100, null, '広報事業', 150],
      ['一般財源', 300, null, '防災事業', 250],
      ['計', 400, null, '計', 400],
    ])
    expect(budget.tables).toHaveLength(2)
    expect(leaves(budget)).toEqual([
      ['広報事業', 150],
      ['防災事業', 250],
    ])
    expect(noteCodes(budget)).toContain('severalTables')
  })

  test('a re-allocated table under the first total is not added to it', () => {
    const budget = read([
      ['（単位：千円）'],
      ['事業名', '予算額'],
      ['広報事業', 150],
      ['防災事業', 250],
      ['合計', 400],
      [],
      ['（再配分後）'],
      ['広報事業', 200],
      ['防災事業', 200],
      ['合計', 400],
    ])
    expect(leaves(budget)).toEqual([
      ['広報事業', 150],
      ['防災事業', 250],
    ])
    expect(noteCodes(budget)).toContain('severalTables')
  })

  test('a mapping’s range chooses the table', () => {
    const rows: Cell[][] = [
      ['事業名', '予算額(千円)'],
      ['広報事業', 150],
      ['合計', 150],
      [],
      ['事業名', '配当額', '予算額(千円)'],
      ['防災事業', 1, 250],
      ['合計', 1, 250],
    ]
    expect(leaves(read(rows, {}, null, { range: 'A5:C7' }))).toEqual([['防災事業', 250]])
    expect(leaves(read(rows, {}, null, { range: 'A1:B3' }))).toEqual([['広報事業', 150]])
  })
})

describe('figures declared around the table', () => {
  const table: Cell[][] = [
    ['（単位：千円）'],
    ['事業名', '予算額'],
    ['広報事業', 161_954],
    ['庁舎維持管理経費等', 122_368],
    ['合計', 284_322],
  ]
  const pairs: Cell[][] = [
    ['区全体', 284_322],
    ['固定経費', 122_368],
    ['区政充実重点経費', 8_365],
    ['除いた経費', 153_589],
    ['反映割合', 0.507],
  ]
  const declared = ({ declared: figures }: Budget) =>
    figures.map(({ what, yen, percent }) => [what, yen === null ? percent : yen / 1_000])
  const expected = [
    ['total', 284_322],
    ['fixed', 122_368],
    ['priority', 8_365],
    ['base', 153_589],
    ['share', '50.7'],
  ]

  test('label and value below the total, after a gap', () => {
    const budget = read([...table, [], ...pairs])
    expect(declared(budget)).toEqual(expected)
    expect(leaves(budget)).toEqual([
      ['広報事業', 161_954],
      ['庁舎維持管理経費等', 122_368],
    ])
    expect(budget.declared.at(-1)?.cell).toBe('B11')
  })

  test('right below the total, without a gap', () => {
    const budget = read([...table, ...pairs])
    expect(declared(budget)).toEqual(expected)
    expect(leaves(budget)).toHaveLength(2)
  })

  test('above the table and to its right', () => {
    expect(declared(read([...pairs, [], ...table]))).toEqual(expected)
  })

  test('two pots and their sum in a sentence', () => {
    const budget = read([
      [
        '区関連予算（1,158,440千円）は、区長自由経費（394,190千円）と区CM自由経費（764,250千円）です。',
      ],
      ...table,
    ])
    expect(declared(budget)).toEqual([
      ['pot', 1_158_440],
      ['pot', 394_190],
      ['pot', 764_250],
    ])
  })
})

describe('marks', () => {
  test('①反映, 反映①, 反映なし in its forms, blank and unknown', () => {
    const texts = [
      '①',
      '①反映',
      '反映②',
      '（①）',
      'なし',
      '－',
      '—',
      '×',
      '反映なし',
      null,
      '③',
      '検討中',
    ]
    const budget = read([
      ['事業名', '予算額(千円)', '反映区分'],
      ...texts.map((text, i): Cell[] => [`事業${i}`, 1, text]),
    ])
    const shown = budget.lines.map(({ reflection: r }) =>
      r.kind === 'mark' ? r.symbol : r.kind === 'unknown' ? r.text : r.kind,
    )
    expect(shown).toEqual([
      '①',
      '①',
      '②',
      '①',
      'none',
      'none',
      'none',
      'none',
      'none',
      'unset',
      '③',
      '検討中',
    ])
  })

  test('① and ② that head year columns are no marks', () => {
    const budget = read(
      [
        ['区分', '①7年度', '②8年度', '増減(②-①)'],
        ['広報事業', 100, 120, 20],
        ['防災事業', 200, 220, 20],
      ],
      {},
      plan({ fiscalYear: 2026 }),
    )
    expect(amountColumn(budget)).toBe('C')
    expect(budget.table?.columnOf.reflection).toBeUndefined()
    expect(budget.table?.columns.map(({ fiscalYear }) => fiscalYear)).toEqual([
      null,
      2025,
      2026,
      null,
    ])
  })

  test('exclusion by its cell, by its name, and one the policy does not know', () => {
    const budget = read([
      ['事業名', '予算額(千円)', '除外区分'],
      ['庁舎維持', 1, '固定経費'],
      ['区政充実重点経費', 2, null],
      ['その他', 3, '特別枠'],
      ['広報', 4, '-'],
    ])
    expect(
      budget.lines.map(({ exclusion: e }) => (e.kind === 'policy' ? `${e.id} ${e.by}` : e.kind)),
    ).toEqual(['fixed cell', 'priority name', 'unknown', 'none'])
  })
})
