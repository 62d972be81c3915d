// With several budgets in a workbook: the one in view is checked, marked, written from and fixed.
import { expect, test, vi } from 'vitest'
import { openWorkerThread } from '../../addin/client/thread/index.ts'
import { registerCommands } from '../../addin/commands/index.ts'
import { assess } from '../../shared/assess.ts'
import { defaultPolicy } from '../../shared/schema/index.ts'
import { diffFingerprints, fingerprint, type WorkbookDescription } from '../excel/index.ts'
import { referenceDescription, referencePlan } from '../fixtures/reference.ts'
import { sloppyDescription } from '../fixtures/sloppy.ts'
import { inlineThread } from '../preview-fake/inline-thread.ts'
import { cell, openPort, take } from './open.ts'

const budgets = (): WorkbookDescription => ({
  sheets: ['総務課', '防災 課'].flatMap((name) =>
    referenceDescription()
      .sheets.slice(0, 1)
      .map((sheet) => ({ ...sheet, name })),
  ),
})

test('the ribbon marks the sheet in view and no other', async () => {
  const { host } = await openPort(budgets())
  registerCommands(openWorkerThread(inlineThread))
  host.userEdit('防災 課', 'F6', [['?']])
  host.activate('防災 課')
  await host.runCommand('validate', 'Hanei.Validate')
  const marks = host.workbook.sheets.map((sheet) => [sheet.name, sheet.conditionalFormats.length])
  expect(marks).toEqual([
    ['総務課', 0],
    ['防災 課', expect.any(Number)],
  ])
  expect(marks[1]?.[1]).toBeGreaterThan(0)
})

test('on 反映集計 the ribbon writes again from the sheet it was made from, not from the first', async () => {
  const { host, port } = await openPort(budgets())
  registerCommands(openWorkerThread(inlineThread))
  host.activate('防災 課')
  await host.runCommand('writeBack', 'Hanei.WriteBack')
  expect(take(await port.revertible())).toMatchObject({ kind: 'writeBack', source: '防災 課' })
  host.userEdit('防災 課', 'D6', [[30_852]])
  host.activate('反映集計')
  const own = take(await port.listSheets()).find(({ name }) => name === '反映集計')
  expect(own).toMatchObject({ own: true, active: true, madeFrom: '防災 課' })
  await host.runCommand('writeBack', 'Hanei.WriteBack')
  expect(String(cell(host, '反映集計', 'A2'))).toContain('防災 課')
})

test('another sheet in view, one more and one less, and protection are told', async () => {
  const { host, port, Excel } = await openPort(budgets())
  const heard = vi.fn()
  const stop = take(await port.onSheets(heard))
  host.activate('防災 課')
  await host.settled()
  expect(heard).toHaveBeenCalledTimes(1)
  await Excel.run(async (context) => {
    context.workbook.worksheets.add('新')
    await context.sync()
  })
  await host.settled()
  expect(heard.mock.calls.length).toBeGreaterThan(1)
  stop()
  await host.settled()
  const before = heard.mock.calls.length
  host.activate('総務課')
  await host.settled()
  expect(heard).toHaveBeenCalledTimes(before)
})

test('fixed numbers look as their column does, △ stays △, and all of it can be undone', async () => {
  const { host, port, Excel } = await openPort(sloppyDescription())
  const before = fingerprint(host.workbook)
  const [sheet = ''] = host.workbook.sheets.map(({ name }) => name)
  const reading = take(await port.readSheet({ sheet }))
  const { findings } = assess(reading.snapshot, referencePlan(), defaultPolicy)
  const edits = findings
    .filter(({ code }) => code === 'structure/number-as-text')
    .flatMap(({ suggestion }) => suggestion?.edits ?? [])
  expect(edits.map((edit) => edit.cell)).toContain('D24')
  take(
    await port.applyEdits(
      edits.map((edit) => ({ ...edit, sheet })),
      [reading],
    ),
  )
  const shown = await Excel.run(async (context) => {
    const ranges = edits.map((edit) => {
      const range = context.workbook.worksheets.getItem(sheet).getRange(edit.cell)
      range.load('text,values')
      return range
    })
    await context.sync()
    return Object.fromEntries(
      edits.map((edit, i) => [edit.cell, [ranges[i]?.values[0]?.[0], ranges[i]?.text[0]?.[0]]]),
    )
  })
  expect(shown).toMatchObject({
    D8: [1_790, '1,790'],
    D10: [3_913, '3,913'],
    D24: [-400, '△400'],
  })
  expect(take(await port.revertible())).toMatchObject({ kind: 'edits', source: sheet })
  take(await port.revert())
  expect(diffFingerprints(before, fingerprint(host.workbook))).toEqual([])
})
