// Which sheet of a workbook is read, and what is said of the others.
import { describe, expect, test } from 'vitest'
import { referenceSnapshot } from '../../test/fixtures/reference.ts'
import { assess } from '../assess.ts'
import { defaultPolicy, type SheetSnapshot } from '../schema/index.ts'
import { otherSheets, sheetToRead, type WorkbookSheet } from './index.ts'

const heading = ['事業名', '予算額(千円)', '反映区分']
const sheet = (name: string, rows: SheetSnapshot['rows'], hidden = false): WorkbookSheet => ({
  name,
  hidden,
  snapshot: { sheet: name, origin: 'A1', rows },
})
const section = (name: string, item = name, hidden = false) =>
  sheet(name, [heading, [`${item}の運営`, 100, '①'], [`${item}の改修`, 50, 'なし']], hidden)
const cover = sheet('表紙', [['令和8年度'], ['予算資料']])
const empty = sheet('Sheet3', [])
const written = sheet('反映明細', [
  ['反映明細'],
  ['No.', '具体的取組', '金額(円)', '反映区分'],
  [1, '防災訓練', 100_000, '①'],
])

describe('the sheet that is read', () => {
  test.each([
    ['the first with a budget', [cover, section('総務課'), section('福祉課')], '総務課'],
    ['a shown one before a hidden one', [section('旧', '旧', true), section('予算')], '予算'],
    [
      'a shown one, though only a hidden one holds a budget',
      [section('旧', '旧', true), cover],
      '表紙',
    ],
    ['not what the write-back made', [written, section('予算')], '予算'],
    ['a hidden one where nothing is shown', [section('旧', '旧', true)], '旧'],
  ])('is %s', (_, sheets, name) => {
    expect(sheetToRead(sheets)?.name).toBe(name)
  })
})

describe('the others', () => {
  const holds = (own: WorkbookSheet, ...others: WorkbookSheet[]) =>
    otherSheets(own, [own, ...others]).map(({ sheet: name, holds: what }) => `${name} ${what}`)

  test('are budgets, with their table and sum, or hold none', () => {
    const own = section('総務課')
    expect(otherSheets(own, [cover, own, section('福祉課'), empty])).toEqual([
      { sheet: '表紙', hidden: false, holds: 'noBudget', table: null, yen: 0 },
      { sheet: '福祉課', hidden: false, holds: 'budget', table: 'A1:C3', yen: 150_000 },
      { sheet: 'Sheet3', hidden: false, holds: 'noBudget', table: null, yen: 0 },
    ])
  })

  test('are copies only line for line, marks and all', () => {
    const own = section('予算')
    const changed = structuredClone(section('予算 (3)', '予算'))
    changed.snapshot.rows[1] = ['予算の運営', 100, 'なし']
    expect(holds(own, section('予算 (2)', '予算'), changed)).toEqual([
      '予算 (2) copy',
      '予算 (3) budget',
    ])
  })

  test('are of another year where both say which', () => {
    const own = section('R8')
    expect(holds(own, section('R7'), section('令和8年度'), section('要求'))).toEqual([
      'R7 otherYear',
      '令和8年度 budget',
      '要求 budget',
    ])
    expect(holds(section('本年度'), section('前年度'))).toEqual(['前年度 otherYear'])
  })

  test('are what the write-back made, and hidden ones say so', () => {
    const own = section('予算')
    expect(otherSheets(own, [own, written, section('旧', '旧', true)])).toMatchObject([
      { sheet: '反映明細', holds: 'written' },
      { sheet: '旧', hidden: true, holds: 'budget' },
    ])
  })

  test('are no budgets where they list people and numbers', () => {
    const directory = sheet('内線表', [
      ['職員名', '内線', '所属'],
      ['山田', 3101, '総務課'],
      ['佐藤', 3510, '福祉課'],
    ])
    expect(holds(section('予算'), directory)).toEqual(['内線表 noBudget'])
    expect(sheetToRead([directory, section('予算')])?.name).toBe('予算')
  })

  test('are named where they are too large to be looked at', () => {
    const own = section('予算')
    expect(otherSheets(own, [own, { name: '台帳', hidden: true, snapshot: null }])).toEqual([
      { sheet: '台帳', hidden: true, holds: 'tooLarge', table: null, yen: 0 },
    ])
  })

  test('are nothing to speak of in a workbook of one sheet', () => {
    const own: WorkbookSheet = { name: '予算', hidden: false, snapshot: referenceSnapshot() }
    expect(otherSheets(own, [own])).toEqual([])
  })

  test('say where the budget is, when the sheet that was read is none', () => {
    const directory = sheet('内線表', [
      ['職員名', '内線'],
      ['山田', 3101],
      ['佐藤', 3510],
    ])
    const found = otherSheets(directory, [directory, section('予算')])
    const { findings } = assess(directory.snapshot, null, defaultPolicy, { otherSheets: found })
    const finding = findings.find(({ code }) => code === 'structure/other-sheets')
    expect(finding).toMatchObject({ severity: 'warning', params: { variant: 'elsewhere' } })
    expect(finding?.unsettles).toBeUndefined()
    expect(finding?.message.ja).toContain('そのシートを選んで')
  })
})
