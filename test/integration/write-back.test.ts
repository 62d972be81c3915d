// The reference workbook, written back and taken back, through the real library.
import { expect, test } from 'vitest'
import { diffFingerprints, fingerprint } from '../excel/index.ts'
import { describe } from '../excel/workbook/describe.ts'
import { referenceDescription, referencePlan } from '../fixtures/reference.ts'
import { cell, openPort, prepare, take } from './open.ts'

test('read, write back, prove: the share stands on 反映集計 as a live formula, nothing else changed', async () => {
  const { port, host } = await openPort(referenceDescription())
  const before = fingerprint(host.workbook)
  const prepared = await prepare(port, { plan: referencePlan() })
  expect(prepared.report.totals.share.value).toBe('50.7')
  host.resetCounters()
  const result = take(await port.writeBack(prepared))
  expect(result).toEqual({ differences: [], outside: [] })
  expect(host.counters.syncs).toBe(3)
  expect(cell(host, '反映集計', 'B12')).toBe(50.7)
  const changed = diffFingerprints(before, fingerprint(host.workbook))
  expect(changed.filter((line) => line.startsWith('sheet/予算'))).toEqual([])
})

test('both sheets print on A4 one page wide, numbered, with headings, whole names and the whole statement', async () => {
  const { port, host } = await openPort(referenceDescription())
  take(await port.writeBack(await prepare(port, { plan: referencePlan() })))
  const [, detail, summary] = describe(host.workbook).sheets
  expect(detail?.pageLayout).toMatchObject({
    ...{ orientation: 'Landscape', paperSize: 'A4', printArea: 'A1:N19', printTitleRows: '1:4' },
    zoom: { horizontalFitToPages: 1 },
    leftFooter: '反映明細 住之江区(suminoe) 令和8年度',
    rightFooter: '&P / &N',
  })
  expect(summary?.pageLayout).toMatchObject({
    ...{ orientation: 'Portrait', paperSize: 'A4', printArea: 'A1:G82', printTitleRows: '1:1' },
    zoom: { horizontalFitToPages: 1 },
    rightFooter: '&P / &N',
  })
  // The master check stays in view, on 反映明細 with the headings.
  expect([detail?.freeze, summary?.freeze]).toEqual([
    { rows: 4, columns: 0 },
    { rows: 1, columns: 0 },
  ])
  // The statement and the receipt run across the page; the chart stands inside it.
  expect(summary?.merges).toEqual(['A3:G3', 'A16:G16', 'B82:G82'])
  expect(summary?.rowHeights).toMatchObject({ 3: 18.75, 16: 37.5 })
  const printed = Object.values(summary?.columnWidths ?? {}).reduce((sum, width) => sum + width)
  const [chart] = summary?.charts ?? []
  expect((chart?.left ?? 0) + (chart?.width ?? 0)).toBeLessThanOrEqual(printed)
  // Long names are wrapped, and an exclusion's label has the room it needs.
  expect(detail?.formats?.find((format) => format.range === 'B5:B19')).toMatchObject({
    wrapText: true,
  })
  expect(detail?.columnWidths?.G).toBeGreaterThan(150)
  // 「反映区分」 beside its filter button: 8 + 5 characters.
  expect(detail?.columnWidths?.H).toBe((13 * 7 + 5) * 0.75)
})

test('an edit in the grid moves the share with no add-in code running', async () => {
  const { port, host } = await openPort(referenceDescription())
  take(await port.writeBack(await prepare(port)))
  host.resetCounters()
  host.userEdit('予算', 'D19', [[100_000]])
  expect(cell(host, '反映集計', 'B12')).toBe(43.8)
  expect(host.counters.syncs).toBe(0)
})

test('revert leaves the workbook as it was, also from a new pane', async () => {
  const { port, host } = await openPort(referenceDescription())
  const before = fingerprint(host.workbook)
  take(await port.writeBack(await prepare(port)))
  expect(take(await port.revertible())?.writtenAt).toBe('2026-11-22T01:02:03.000Z')
  const { createWorkbook } = await import('../../addin/workbook/index.ts')
  const next = createWorkbook()
  take(await next.revert())
  expect(diffFingerprints(before, fingerprint(host.workbook))).toEqual([])
  expect(take(await next.revertible())).toBeNull()
  expect((await next.revert()).ok).toBe(false)
})

test('a second write keeps the first: two reverts lead back to the beginning', async () => {
  const { port, host } = await openPort(referenceDescription())
  const before = fingerprint(host.workbook)
  take(await port.writeBack(await prepare(port)))
  const first = fingerprint(host.workbook)
  host.userEdit('予算', 'D19', [[80_000]])
  take(await port.writeBack(await prepare(port)))
  expect(cell(host, '反映集計', 'B5')).toBe(288_603_000)
  take(await port.revert())
  host.userEdit('予算', 'D19', [[75_719]])
  expect(diffFingerprints(first, fingerprint(host.workbook))).toEqual([])
  take(await port.revert())
  expect(diffFingerprints(before, fingerprint(host.workbook))).toEqual([])
})

test('more write-backs than are kept one by one, all in one moment, lead back to the beginning', async () => {
  const { port, host } = await openPort(referenceDescription(), { timeout: 10_000 })
  const beginning = fingerprint(host.workbook)
  const amount = cell(host, '予算', 'D6')
  for (const value of [1, 2, 3, 4, 5, 6]) {
    host.userEdit('予算', 'D6', [[value]])
    take(await port.writeBack(await prepare(port)))
  }
  for (let left = take(await port.revertible()); left; left = take(await port.revertible()))
    take(await port.revert())
  host.userEdit('予算', 'D6', [[amount]])
  expect(diffFingerprints(beginning, fingerprint(host.workbook))).toEqual([])
})

test('a range that was checked is written back; an edit in it stops that, one beside it does not', async () => {
  const { port, host } = await openPort(referenceDescription())
  const before = fingerprint(host.workbook)
  const reading = take(await port.readSheet({ sheet: '予算', range: 'A4:G19' }))
  const prepared = await prepare(port, {
    reading,
    plan: referencePlan(),
    isWholeSheet: false,
  })
  host.userEdit('予算', 'I22', [['メモ']])
  expect(take(await port.writeBack(prepared))).toEqual({ differences: [], outside: [] })
  expect(cell(host, '反映集計', 'B12')).toBe(50.7)
  take(await port.revert())
  host.userEdit('予算', 'I22', [['']])
  expect(diffFingerprints(before, fingerprint(host.workbook))).toEqual([])
  host.userEdit('予算', 'D6', [[1]])
  expect(await port.writeBack(prepared)).toMatchObject({
    ok: false,
    problem: { code: 'changedSinceValidation', cells: ['予算!D6'] },
  })
})

test('stray cells far down on another sheet keep the write-back no longer', async () => {
  const cells = { A1: 'a', C4: 4, XFD1048576: 'x', A900000: '=1+1' }
  const opened = await openPort({
    sheets: [...referenceDescription().sheets, { name: '台帳', cells }],
  })
  const prepared = await prepare(opened.port)
  expect(take(await opened.port.writeBack(prepared))).toEqual({ differences: [], outside: [] })
})
