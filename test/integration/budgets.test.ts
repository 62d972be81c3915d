// Requests and bytes, counted by the stand-in: the budgets of reading and writing back.
import { expect, test } from 'vitest'
import { cellsOf, type WriteBackPlan } from '../../shared/writeback/index.ts'
import type { Counters, WorkbookDescription } from '../excel/index.ts'
import { createRecordedEngine } from '../excel/workbook/recorded-engine.ts'
import { openPort, openPortQuickly, cell as plainAt, prepare, take } from './open.ts'

const MEBIBYTE = 1024 * 1024

/** Twelve columns of budget rows as staff write them, about 130 bytes a row. */
function largeSheet(lines: number): WorkbookDescription {
  const headings = [
    '経営課題',
    '戦略',
    '具体的取組',
    '担当課',
    '算定見込額',
    '除外区分',
    '反映区分',
    '備考',
    '款',
    '項',
    '目',
    '整理番号',
  ]
  const rows = Array.from({ length: lines }, (_, i) => [
    `経営課題${(i % 9) + 1}`,
    `戦略${(i % 9) + 1}-${(i % 4) + 1}`,
    `具体的取組 ${i + 1}`,
    '総務課',
    ((i * 7_919) % 90_000) + 1,
    i % 50 === 0 ? '固定経費' : '',
    ['①', '②', 'なし'][i % 3] ?? '',
    '',
    '総務費',
    '総務管理費',
    '一般管理費',
    i + 1,
  ])
  return {
    sheets: [{ name: '予算', rows: [['令和8年度 予算'], ['(単位:千円)'], headings, ...rows] }],
  }
}

const moved = (counters: Counters) => counters.bytesIn + counters.bytesOut
const isSmall = (counters: Counters) =>
  Math.max(counters.biggestRequest, counters.biggestResponse) < 4 * MEBIBYTE

test('2,000 lines: three requests to validate, three to write back, every payload under 4 MiB', async () => {
  const { port, host } = await openPort(largeSheet(2_000), { timeout: 60_000 })
  take(await port.listSheets())
  host.resetCounters()
  const reading = take(await port.readSheet({ sheet: '予算' }))
  expect(reading.snapshot.rows).toHaveLength(2_003)
  expect(host.counters.syncs).toBeLessThanOrEqual(3)
  expect(isSmall(host.counters)).toBe(true)
  const prepared = await prepare(port, { reading })
  host.resetCounters()
  take(await port.writeBack(prepared))
  expect(host.counters.syncs).toBeLessThanOrEqual(3)
  expect(isSmall(host.counters)).toBe(true)
}, 120_000)

test('100,000 lines are read within ⌈bytes / 4 MiB⌉ + 3 requests, with progress, and can be stopped', async () => {
  const { port, host } = await openPort(largeSheet(100_000), { timeout: 60_000 })
  const seen: number[] = []
  host.resetCounters()
  const reading = take(
    await port.readSheet({ sheet: '予算', onProgress: ({ done }) => seen.push(done) }),
  )
  expect(reading.snapshot.rows).toHaveLength(100_003)
  expect(host.counters.syncs).toBeLessThanOrEqual(
    Math.ceil(moved(host.counters) / (4 * MEBIBYTE)) + 3,
  )
  expect(isSmall(host.counters)).toBe(true)
  expect(seen.length).toBeGreaterThan(3)
  expect(seen).toEqual([...seen].sort((a, b) => a - b))

  const controller = new AbortController()
  const stopped = await port.readSheet({
    sheet: '予算',
    signal: controller.signal,
    onProgress: ({ done }) => done > 0 && controller.abort(),
  })
  expect(stopped).toMatchObject({ ok: false, problem: { code: 'cancelled' } })
}, 120_000)

test('a heavier sheet than expected is read in smaller blocks', async () => {
  const description = largeSheet(3_000)
  for (const row of description.sheets[0]!.rows!.slice(3)) row[7] = '備考'.repeat(300)
  const { port, host } = await openPort(description, { timeout: 60_000 })
  const reading = take(await port.readSheet({ sheet: '予算' }))
  expect(reading.snapshot.rows).toHaveLength(3_003)
  expect(reading.snapshot.rows.at(-1)?.[2]).toBe('具体的取組 3000')
  expect(host.counters.biggestResponse).toBeLessThan(5 * MEBIBYTE)
}, 120_000)

test('100,000 lines are written back within ⌈bytes / 4 MiB⌉ + 3 requests, and taken back within + 12', async () => {
  const { port, host } = await openPortQuickly(largeSheet(100_000), { timeout: 170_000 })
  const prepared = await prepare(port)
  // Requests are counted here; that the formulas come to these figures is calculated on smaller sheets.
  host.workbook.engine = createRecordedEngine(promisedBy(prepared.plan))
  host.resetCounters()
  expect(take(await port.writeBack(prepared))).toEqual({ differences: [], outside: [] })
  expect(host.counters.syncs).toBeLessThanOrEqual(
    Math.ceil(moved(host.counters) / (4 * MEBIBYTE)) + 3,
  )
  expect(isSmall(host.counters)).toBe(true)
  expect(plainAt(host, '反映明細', 'D100004')).toBe('具体的取組 100000')
  host.resetCounters()
  take(await port.revert())
  expect(host.counters.syncs).toBeLessThanOrEqual(
    Math.ceil(moved(host.counters) / (4 * MEBIBYTE)) + 12,
  )
  expect(isSmall(host.counters)).toBe(true)
  expect(host.workbook.sheets.map((sheet) => sheet.name)).toEqual(['予算'])
}, 300_000)

/** The result that a plan promises for each formula, by its place. */
function promisedBy(plan: WriteBackPlan) {
  const blocks = plan.sheets.flatMap(({ name, blocks: ofSheet }) =>
    ofSheet.map((block) => ({ sheet: name, cells: cellsOf(block) })),
  )
  return (sheet: string, row: number, column: number) => {
    for (const { sheet: name, cells } of blocks) {
      const [r, c] = [row + 1 - cells.top, column - cells.left]
      const isInside = r >= 0 && c >= 0 && r < cells.rows && c < cells.columns
      if (name === sheet && isInside && cells.isFormula(r, c)) return cells.shown(r, c)
    }
    return undefined
  }
}
