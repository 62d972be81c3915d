// The ribbon with the pane closed, and the custom functions, as Excel calls them.
import { beforeEach, expect, test } from 'vitest'
import { openWorkerThread } from '../../addin/client/thread/index.ts'
import { registerCommands } from '../../addin/commands/index.ts'
import { registerFunctions } from '../../addin/functions/index.ts'
import { diffFingerprints, fingerprint } from '../excel/index.ts'
import { referenceDescription } from '../fixtures/reference.ts'
import { sloppyDescription } from '../fixtures/sloppy.ts'
import { inlineThread } from '../preview-fake/inline-thread.ts'
import { cell, openPort, take } from './open.ts'

let opened: Awaited<ReturnType<typeof openPort>>
beforeEach(async () => {
  opened = await openPort(sloppyDescription(), { timeout: 10_000 })
  Object.assign(globalThis, { CustomFunctions: opened.CustomFunctions })
})

test('検証 marks the sheet, マークを消す takes every mark off and nothing else', async () => {
  const { host } = opened
  const before = fingerprint(host.workbook)
  registerCommands(openWorkerThread(inlineThread))
  await host.runCommand('validate', 'Hanei.Validate')
  const sheet = host.workbook.sheets[0]
  expect(sheet?.conditionalFormats.length).toBeGreaterThan(0)
  const changed = diffFingerprints(before, fingerprint(host.workbook))
  expect(changed.every((line) => line.includes('/conditionalFormats/'))).toBe(true)
  await host.runCommand('validate', 'Hanei.Validate')
  await host.runCommand('clearMarks', 'Hanei.ClearMarks')
  expect(diffFingerprints(before, fingerprint(host.workbook))).toEqual([])
})

test('集計シートを作成 on a sheet of Hanei’s own writes again from the budget it was made from', async () => {
  opened = await openPort(referenceDescription(), { timeout: 10_000 })
  const { host, port } = opened
  registerCommands(openWorkerThread(inlineThread))
  await host.runCommand('writeBack', 'Hanei.WriteBack')
  host.activate('反映集計')
  await host.runCommand('writeBack', 'Hanei.WriteBack')
  expect(cell(host, '反映集計', 'B12')).toBe(50.7)
  expect(String(cell(host, '反映集計', 'A2'))).toContain('予算!A4:G20')
  // Twice written, twice taken back.
  take(await port.revert())
  take(await port.revert())
})

test('集計シートを作成 of a sheet without a table writes nothing', async () => {
  const sheets = [{ name: 'メモ', rows: [['打合せメモ']] }]
  opened = await openPort({ sheets }, { timeout: 10_000 })
  const { host } = opened
  registerCommands(openWorkerThread(inlineThread))
  const before = fingerprint(host.workbook)
  await host.runCommand('writeBack', 'Hanei.WriteBack')
  expect(diffFingerprints(before, fingerprint(host.workbook))).toEqual([])
})

test('集計シートを作成 writes both sheets; what it wrote can be reverted from the pane', async () => {
  opened = await openPort(referenceDescription(), { timeout: 10_000 })
  const { host, port } = opened
  const before = fingerprint(host.workbook)
  registerCommands(openWorkerThread(inlineThread))
  await host.runCommand('writeBack', 'Hanei.WriteBack')
  expect(cell(host, '反映集計', 'B12')).toBe(50.7)
  take(await port.revert())
  expect(diffFingerprints(before, fingerprint(host.workbook))).toEqual([])
})

test('a command that fails still completes, and changes nothing', async () => {
  const { host } = opened
  registerCommands(openWorkerThread(inlineThread))
  const before = fingerprint(host.workbook)
  host.troubles.queue({ kind: 'fail', code: 'GeneralException', after: 1 })
  await host.runCommand('writeBack', 'Hanei.WriteBack')
  expect(diffFingerprints(before, fingerprint(host.workbook))).toEqual([])
})

test('custom functions answer cells, with Excel errors that say why', async () => {
  const { host } = opened
  registerFunctions()
  expect(await host.callCustomFunction('AMOUNT', ['12億442万9千円', null])).toEqual({
    ok: true,
    value: 1_204_429_000,
  })
  const wrong = await host.callCustomFunction('AMOUNT', ['皆増', null])
  expect(wrong).toMatchObject({ ok: false, error: '#VALUE!' })
  expect(wrong.ok ? '' : wrong.message).toContain('皆増')
  const share = [
    [[100], [50], [50]],
    [['固定経費'], [''], ['']],
    [[''], ['①'], ['なし']],
    null,
    null,
  ]
  expect(await host.callCustomFunction('SHARE', share)).toEqual({ ok: true, value: 50 })
  const found = await host.callCustomFunction('CHECK', [
    [
      [
        ['経営課題', '具体的取組', '金額(千円)'],
        ['課題', '事業', '千二百?'],
      ],
    ],
  ])
  expect(found.ok && Array.isArray(found.value) && found.value.length).toBeGreaterThan(1)
})
