// What people do between a reading, a write-back and its revert is never lost, and never written over.
import { expect, test } from 'vitest'
import { diffFingerprints, fingerprint } from '../excel/index.ts'
import { referenceDescription } from '../fixtures/reference.ts'
import { cell, openPort, prepare, take } from './open.ts'

const open = () => openPort(referenceDescription(), { timeout: 10_000 })
const share = [{ sheet: '予算', cell: 'I3', figure: 'share' as const }]

test('a change since the validation stops the write and names the cell and whose it is', async () => {
  for (const [edit, code] of [
    ['userEdit', 'changedSinceValidation'],
    ['coauthorEdit', 'changedByCoauthor'],
  ] as const) {
    const { port, host } = await open()
    take(await port.onChange(() => undefined))
    const prepared = await prepare(port)
    host[edit]('予算', 'D6', [[1]])
    await host.settled()
    const before = fingerprint(host.workbook)
    const outcome = await port.writeBack(prepared)
    expect(outcome).toMatchObject({ ok: false, problem: { code } })
    expect(outcome.ok ? [] : outcome.problem.cells).toContain('予算!D6')
    expect(diffFingerprints(before, fingerprint(host.workbook))).toEqual([])
  }
})

test('a row added below the sheet is a change too', async () => {
  const { port, host } = await open()
  const prepared = await prepare(port)
  host.userEdit('予算', 'A30', [['追加']])
  expect(await port.writeBack(prepared)).toMatchObject({
    ok: false,
    problem: { code: 'changedSinceValidation' },
  })
})

test('revert refuses to take the user’s later edits with it, and names them', async () => {
  for (const [sheet, address, value] of [
    ['反映明細', 'C7', '手で直した'],
    ['反映集計', 'H30', 'メモ'],
    ['反映集計', 'B12', 51],
    ['予算', 'I3', 50],
    ['予算', 'I9', '=反映集計!B12'],
  ] as const) {
    const { port, host } = await open()
    take(await port.writeBack(await prepare(port, { targets: share })))
    host.userEdit(sheet, address, [[value]])
    const before = fingerprint(host.workbook)
    const outcome = await port.revert()
    expect(outcome, address).toMatchObject({ ok: false, problem: { code: 'laterEdits' } })
    expect(outcome.ok ? '' : outcome.problem.cells?.[0]).toContain(`${sheet}!`)
    expect(diffFingerprints(before, fingerprint(host.workbook))).toEqual([])
    expect(take(await port.revertible())).not.toBeNull()
  }
})

test('a second write-back does not write over notes on Hanei’s sheets', async () => {
  const { port, host } = await open()
  take(await port.writeBack(await prepare(port)))
  host.userEdit('反映集計', 'G12', [['要確認']])
  const before = fingerprint(host.workbook)
  expect(await port.writeBack(await prepare(port))).toMatchObject({
    ok: false,
    problem: { code: 'laterEdits' },
  })
  expect(diffFingerprints(before, fingerprint(host.workbook))).toEqual([])
})

test('rows inserted, deleted or changed on the source do not count as edits of our sheets', async () => {
  const { port, host } = await open()
  take(await port.writeBack(await prepare(port, { targets: share })))
  host.insertRows('予算', 8, 1)
  host.deleteRows('予算', 12, 1)
  host.userEdit('予算', 'D6', [[999]])
  take(await port.revert())
  expect(host.workbook.sheets.map((sheet) => sheet.name)).toEqual(['予算'])
  expect(cell(host, '予算', 'D6')).toBe(999)
  expect(cell(host, '予算', 'I3')).toBe('')
})

test('fixes are applied only where cells are as read, and each can be taken back', async () => {
  const { port, host } = await open()
  const before = fingerprint(host.workbook)
  const reading = take(await port.readSheet({ sheet: '予算' }))
  const edits = [
    { cell: 'D6', value: 1_790 },
    { cell: 'F6', value: '②' },
    { cell: 'G6', value: '=1+1' },
    { cell: 'G7', value: '令和8年4月1日' },
  ]
  take(
    await port.applyEdits(
      edits.map((edit) => ({ ...edit, sheet: '予算' })),
      [reading],
    ),
  )
  expect(['D6', 'F6', 'G6', 'G7'].map((at) => cell(host, '予算', at))).toEqual([
    1_790,
    '②',
    2,
    '令和8年4月1日',
  ])
  expect(
    await port.applyEdits(
      edits.map((edit) => ({ ...edit, sheet: '予算' })),
      [reading],
    ),
  ).toMatchObject({
    ok: false,
    problem: { code: 'changedSinceValidation' },
  })
  take(await port.revert())
  expect(diffFingerprints(before, fingerprint(host.workbook))).toEqual([])
})

test('titles that look like formulas come back as text through the real library', async () => {
  const titles = [
    '=1+1',
    '+A1',
    '-2',
    '@SUM(A1)',
    '＝1+1',
    '＋1',
    '－3',
    '＠x',
    '=HYPERLINK("http://x.jp","押す")',
    "=cmd|'/C calc'!A0",
  ]
  const description = referenceDescription()
  titles.forEach((title, i) => {
    description.sheets[0]!.rows![4 + i]![2] = title
    description.sheets[0]!.rows![4 + i]![6] = title
  })
  const { port, host } = await openPort(description, { timeout: 10_000 })
  const before = fingerprint(host.workbook)
  take(await port.writeBack(await prepare(port)))
  titles.forEach((title, i) => {
    expect(cell(host, '反映明細', `D${5 + i}`)).toBe(title)
    expect(cell(host, '反映明細', `M${5 + i}`)).toBe(title)
  })
  const first = fingerprint(host.workbook)
  take(await port.writeBack(await prepare(port)))
  take(await port.revert())
  expect(diffFingerprints(first, fingerprint(host.workbook))).toEqual([])
  take(await port.revert())
  expect(diffFingerprints(before, fingerprint(host.workbook))).toEqual([])
})

test('settings travel with the file, keys do not', async () => {
  const { port, host } = await open()
  take(
    await port.saveSettings({ plan: 'suminoe/2026', apiKey: 'x', note: 'hanei_12345678_secret' }),
  )
  take(await port.saveMapping('予算', { unit: '千円' }))
  take(await port.saveReceipt('r1', 'a.b.c'))
  expect(take(await port.loadSettings())).toEqual({ plan: 'suminoe/2026' })
  expect(take(await port.loadMappings(['予算', '別表']))).toEqual({ 予算: { unit: '千円' } })
  expect(take(await port.loadReceipts())).toEqual([{ runId: 'r1', receipt: 'a.b.c' }])
  expect(JSON.stringify([...host.workbook.settings])).not.toContain('secret')
})
