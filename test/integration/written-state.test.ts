// What 反映集計 says of its own figures, after the staff's sheet has changed and no add-in code runs.
import { describe, expect, test } from 'vitest'
import type { Host } from '../excel/index.ts'
import { referenceDescription, referencePlan } from '../fixtures/reference.ts'
import { sloppyDescription } from '../fixtures/sloppy.ts'
import { cell, openPort, prepare, take } from './open.ts'

const CHANGED = '検証後に変更あり・再検証が必要'
const attestation = { runId: 'run-1', receipt: 'eyJhbGciOiJFZERTQSJ9.x.y' }

async function writtenBack(options: Parameters<typeof prepare>[1] = {}) {
  const { port, host } = await openPort(referenceDescription(), { timeout: 10_000 })
  const prepared = await prepare(port, { plan: referencePlan(), attestation, ...options })
  expect(take(await port.writeBack(prepared))).toEqual({ differences: [], outside: [] })
  return { port, host }
}

/** Every text of 反映集計 that starts with or holds these words. */
function texts(host: Host, words: string): string[] {
  const found: string[] = []
  for (let row = 1; row <= 120; row += 1)
    for (const column of 'ABCDEFG') {
      const value = cell(host, '反映集計', `${column}${row}`)
      if (typeof value === 'string' && value.includes(words)) found.push(value)
    }
  return found
}

const state = (host: Host) => cell(host, '反映集計', 'A3')

describe('figures that no longer stand as they were checked', () => {
  test.each<[string, (host: Host) => void]>([
    ['an amount raised', (host) => host.userEdit('予算', 'D6', [[30_852]])],
    ['a mark that nobody knows', (host) => host.userEdit('予算', 'F8', [['③']])],
    ['a mark cleared', (host) => host.userEdit('予算', 'F8', [['']])],
    [
      'one amount up and another down by as much, both without a mark that counts',
      (host) => {
        host.userEdit('予算', 'D8', [[1_690]])
        host.userEdit('予算', 'D11', [[664]])
      },
    ],
    ['an amount turned to text', (host) => host.userEdit('予算', 'D6', [["'20,852"]])],
    [
      'an amount turned to text that is no number',
      (host) => host.userEdit('予算', 'D6', [['約2万']]),
    ],
    ['an amount emptied', (host) => host.userEdit('予算', 'D6', [['']])],
    ['a dash given a figure', (host) => host.userEdit('予算', 'D7', [[10]])],
    ['an exclusion taken away', (host) => host.userEdit('予算', 'E14', [['']])],
    ['an exclusion given', (host) => host.userEdit('予算', 'E6', [['固定経費']])],
    [
      'two marks exchanged',
      (host) => {
        host.userEdit('予算', 'F8', [['①']])
        host.userEdit('予算', 'F9', [['②']])
      },
    ],
    ['an item renamed', (host) => host.userEdit('予算', 'C6', [['別の事業']])],
    ['another issue', (host) => host.userEdit('予算', 'A6', [['5 自律した自治体型の区政運営']])],
    ['shown again, says its remark', (host) => host.userEdit('予算', 'G6', [['再掲']])],
    ['a row deleted', (host) => host.deleteRows('予算', 6, 1)],
    [
      'a line added between two others',
      (host) => {
        host.insertRows('予算', 8, 1)
        host.userEdit('予算', 'A8', [['課題', '戦略', '追加', 100, '', '①']])
      },
    ],
    ['a line added far below', (host) => host.userEdit('予算', 'C40', [['追加', 100]])],
    ['the unit', (host) => host.userEdit('予算', 'G2', [['(単位:百万円)']])],
    ['a heading', (host) => host.userEdit('予算', 'D4', [['前年度予算額']])],
    [
      'the printed sentence',
      (host) => host.userEdit('予算', 'A22', [['割合は、48.1%となりました。']]),
    ],
    ['the total typed over', (host) => host.userEdit('予算', 'D20', [[284_323]])],
    ['an error in an amount', (host) => host.userEdit('予算', 'D6', [['=1/0']])],
    ['a figure of ours typed over', (host) => host.userEdit('反映集計', 'B12', [[55]])],
    ['a sheet of ours: another line', (host) => host.userEdit('反映明細', 'F6', [[1]])],
  ])('%s', async (_, edit) => {
    const { host } = await writtenBack()
    expect(state(host)).toBe('確定')
    expect(cell(host, '反映明細', 'A3')).toBe('確定')
    edit(host)
    expect(state(host)).toBe(CHANGED)
    expect(cell(host, '反映明細', 'A3')).toBe(CHANGED)
    expect(String(cell(host, '反映集計', 'A15'))).toContain('再検証が必要')
    expect(cell(host, '反映集計', 'A16')).toMatch(/^【検証後に変更あり・再検証が必要】/)
    expect(texts(host, '証明あり')).toEqual([])
    expect(texts(host, '確定')).toEqual([])
    expect(texts(host, '証明書')).toEqual(['証明書(検証時の数値のもの)'])
  })

  test('a mark that nobody knows is counted with its amount, not passed over', async () => {
    const { host } = await writtenBack()
    expect(cell(host, '反映集計', 'B14')).toBe(0)
    host.userEdit('予算', 'F8', [['③']])
    expect(cell(host, '反映集計', 'A14')).toBe('反映区分が未設定・不明')
    expect(cell(host, '反映集計', 'B14')).toBe(1_790_000)
    expect(cell(host, '反映集計', 'G14')).toMatch(/^1行/)
    expect(cell(host, '反映明細', 'N8')).toBe(1)
    expect(cell(host, '反映明細', 'N9')).toBe(0)
  })

  test('English sheets likewise', async () => {
    const { host } = await writtenBack({ language: 'en' })
    expect(state(host)).toBe('Final')
    host.userEdit('予算', 'D6', [[30_852]])
    expect(state(host)).toBe('Changed since the check: check again')
    expect(cell(host, '反映集計', 'A16')).toMatch(/^\[Changed since the check: check again\]/)
    expect(texts(host, '(attested)')).toEqual([])
  })
})

describe('figures that stand', () => {
  test.each<[string, (host: Host) => void]>([
    [
      'a value put back',
      (host) => {
        host.userEdit('予算', 'D6', [[30_852]])
        host.userEdit('予算', 'F8', [['③']])
        host.userEdit('予算', 'D6', [[20_852]])
        host.userEdit('予算', 'F8', [['②']])
      },
    ],
    ['a row inserted above', (host) => host.insertRows('予算', 2, 1)],
    ['a blank row between two lines', (host) => host.insertRows('予算', 9, 1)],
    ['a remark', (host) => host.userEdit('予算', 'G6', [['確認済み']])],
    ['a note beside the table', (host) => host.userEdit('予算', 'I9', [['メモ']])],
    ['a cell that shows our share', (host) => host.userEdit('予算', 'I3', [['=反映集計!B12']])],
  ])('%s: still final and attested', async (_, edit) => {
    const { host } = await writtenBack()
    edit(host)
    expect(state(host)).toBe('確定')
    expect(texts(host, 'run-1 (証明あり)')).toHaveLength(1)
    expect(String(cell(host, '反映集計', 'A16'))).toMatch(/^区全体の予算算定見込額/)
  })

  test('a provisional run says so and why, and is never called final', async () => {
    const { port, host } = await openPort(sloppyDescription(), { timeout: 10_000 })
    take(await port.writeBack(await prepare(port, { plan: referencePlan(), attestation })))
    expect(state(host)).toMatch(/^暫定: ./)
    expect(texts(host, '確定').filter((one) => !one.includes('確定していません'))).toEqual([])
    expect(texts(host, 'run-1')).toEqual([
      'run-1 (証明あり: この数値が計算どおりであることの証明で、数値は暫定です)',
    ])
    expect(cell(host, '反映集計', 'A16')).toMatch(/^【暫定】/)
  })

  test('a row inserted in the source does not count as an edit of ours', async () => {
    const { port, host } = await writtenBack()
    host.insertRows('予算', 8, 1)
    host.userEdit('予算', 'A8', [['課題', '戦略', '追加', 100, '', '①']])
    take(await port.writeBack(await prepare(port, { plan: referencePlan() })))
    expect(cell(host, '反映集計', 'B5')).toBe(284_422_000)
    take(await port.revert())
    take(await port.revert())
    expect(host.workbook.sheets.map((sheet) => sheet.name)).toEqual(['予算'])
  })
})

describe('what is on record', () => {
  const record = (host: Host): [unknown, unknown][] => {
    for (let row = 1; row <= 120; row += 1)
      if (cell(host, '反映集計', `A${row}`) === '作成の記録')
        return [2, 3, 4, 5, 6, 7, 8, 9].map((n) => [
          cell(host, '反映集計', `A${row + n}`),
          cell(host, '反映集計', `B${row + n}`),
        ])
    return []
  }

  test('no cell is empty, times carry seconds and zone, wards their name', async () => {
    const { host } = await writtenBack({
      writtenAt: '2026-11-22T10:02:03+09:00',
      savedBy: '山田 花子',
    })
    const [who, when, , plan] = record(host)
    expect(who).toEqual(['作成者', '山田 花子(ブックを最後に保存した人。サインインはしていません)'])
    expect(when).toEqual(['作成日時', '2026年11月22日 10:02:03(UTC+09:00)'])
    expect(plan?.[1]).toMatch(/^住之江区\(suminoe\) 令和8年度 /)
    expect(record(host).flat()).not.toContain('')
    expect(cell(host, '反映集計', 'A2')).toMatch(/^住之江区\(suminoe\) 令和8年度 /)
  })

  test('who has signed in is named alone', async () => {
    const { host } = await writtenBack({ who: '佐藤', savedBy: '山田' })
    expect(record(host)[0]).toEqual(['作成者', '佐藤'])
  })

  test('without plan, person or attestation each says so', async () => {
    const { port, host } = await openPort(referenceDescription(), { timeout: 10_000 })
    take(await port.writeBack(await prepare(port)))
    expect(record(host).flat()).not.toContain('')
    expect(record(host)[0]?.[1]).toBe('記録なし(サインインしていません)')
    expect(record(host)[7]).toEqual(['証明書', 'なし(未証明)'])
  })
})

describe('the master check at the top of both sheets', () => {
  const checks = (host: Host) => [cell(host, '反映集計', 'B1'), cell(host, '反映明細', 'F1')]
  const both = (text: string) => [text, text]

  test('all are met; an edit is one that is not, and taking it back is none', async () => {
    const { host } = await writtenBack()
    expect(checks(host)).toEqual(both('点検：すべて満たしています'))
    host.userEdit('予算', 'G6', [['再掲']])
    expect(checks(host)).toEqual(both('点検：満たしていないもの 1件'))
    host.userEdit('予算', 'G6', [['']])
    expect(checks(host)).toEqual(both('点検：すべて満たしています'))
  })

  test('counts the printed figures that no longer agree, and a mark that is gone', async () => {
    const { host } = await writtenBack()
    // The total, the base and the share are printed; and the sheet has changed.
    host.userEdit('予算', 'D6', [[30_852]])
    expect(checks(host)).toEqual(both('点検：満たしていないもの 4件'))
    host.userEdit('予算', 'F6', [['']])
    expect(checks(host)).toEqual(both('点検：満たしていないもの 5件'))
  })

  test('is not met where the check left something open, which only another check settles', async () => {
    const { port, host } = await openPort(sloppyDescription(), { timeout: 10_000 })
    const prepared = await prepare(port, { plan: referencePlan() })
    expect(take(await port.writeBack(prepared))).toEqual({ differences: [], outside: [] })
    const reasons = prepared.report.totals.share.reasons ?? []
    expect(reasons.length).toBeGreaterThan(2)
    const [said] = checks(host)
    expect(said).toMatch(/^点検：満たしていないもの \d+件$/)
  })
})
