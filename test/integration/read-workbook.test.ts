// All sheets of a workbook read at once: as each alone, few requests, honestly.
import { expect, test } from 'vitest'
import { defaultPolicy } from '../../shared/schema/index.ts'
import { assessSheets, chooseSheets } from '../../shared/workbook/index.ts'
import type { WorkbookDescription } from '../excel/index.ts'
import { referencePlan } from '../fixtures/reference.ts'
import { SECTIONS, sectionsWorkbook } from '../fixtures/sections.ts'
import { sectionsDescription } from '../fixtures/sections-workbook.ts'
import { sloppyDescription } from '../fixtures/sloppy.ts'
import { type Opened, openPort, openPortQuickly, prepare, take } from './open.ts'

type Sheet = WorkbookDescription['sheets'][number]

const section = (name: string, lines = 2, more: Partial<Sheet> = {}): Sheet => ({
  name,
  rows: [
    ['事業名', '予算額(千円)', '反映区分'],
    ...Array.from({ length: lines }, (_, n) => [`${name}の事業${n + 1}`, 100 + n, '①']),
    ['計', null, ''],
  ],
  formulas: { [`B${lines + 2}`]: `=SUM(B2:B${lines + 1})` },
  ...more,
})

async function readAll({ port }: Opened) {
  const sheets = take(await port.readWorkbook({}))
  return sheets.map(({ name, hidden, reading }) =>
    reading ? { name, hidden, snapshot: reading.snapshot } : { name, hidden, snapshot: null },
  )
}

test('the sections’ workbook is read as the fixture says, and comes to 50.7 %', async () => {
  const opened = await openPortQuickly(sectionsDescription())
  const sheets = await readAll(opened)
  expect(sheets.map(({ name }) => name)).toEqual(['総括', ...SECTIONS, 'R7', '区政会議の意見'])
  expect(sheets.map(({ snapshot }) => snapshot?.rows)).toEqual(
    sectionsWorkbook().map(({ rows }) => rows),
  )
  const { input } = chooseSheets(sheets)
  if (!('snapshots' in input)) throw new Error('one sheet')
  const { report } = assessSheets(input.snapshots, referencePlan(), defaultPolicy)
  expect(report.findings).toEqual([])
  expect(report.totals).toMatchObject({
    base: 153_589_000,
    share: { value: '50.7', status: 'final' },
  })
})

test('each sheet is as a reading of it alone: formulas, formats, tables, hidden rows and columns', async () => {
  const opened = await openPortQuickly({
    sheets: [
      ...sloppyDescription().sheets,
      { ...section('表', 5), tables: [{ name: '明細', range: 'A1:C6' }], hiddenColumns: ['C'] },
      { ...section('福祉課', 3), formats: [{ range: 'B2:B4', numberFormat: '#,##0"千円"' }] },
      section('離れた表', 2, { origin: 'C7', formulas: {} }),
      { name: '空' },
    ],
  })
  take(await opened.port.listSheets())
  for (const merges of [false, true]) {
    const all = take(await opened.port.readWorkbook({ merges }))
    for (const { name, reading } of all) {
      const alone = take(await opened.port.readSheet({ sheet: name, merges }))
      expect(reading?.snapshot, name).toEqual(alone.snapshot)
    }
  }
})

test('twenty sheets of 300 lines take three requests, with the list of sheets four', async () => {
  const twenty = Array.from({ length: 20 }, (_, n) => section(`課${n + 1}`, 300))
  const opened = await openPortQuickly({ sheets: twenty })
  opened.host.resetCounters()
  take(await opened.port.listSheets())
  const sheets = await readAll(opened)
  expect(opened.host.counters.syncs).toBeLessThanOrEqual(4)
  const { input } = chooseSheets(sheets)
  expect(input).toMatchObject({ snapshots: { length: 20 } })
  expect(sheets[19]?.snapshot?.formulas).toEqual({ B302: '=SUM(B2:B301)' })
}, 60_000)

test('a sheet with a stray cell at its end is read as alone, the cell beside it; too many of them are too much', async () => {
  const far = Object.fromEntries(Array.from({ length: 400 }, (_, n) => [`A${900_000 + n}`, n]))
  const opened = await openPortQuickly({
    sheets: [
      section('予算'),
      { ...section('防災課'), cells: { XFD1048576: 1 } },
      { ...section('台帳', 300), cells: far },
      section('福祉課'),
    ],
  })
  take(await opened.port.listSheets())
  const sheets = await readAll(opened)
  expect(sheets.map(({ name, snapshot }) => [name, snapshot !== null])).toEqual([
    ['予算', true],
    ['防災課', true],
    ['台帳', false],
    ['福祉課', true],
  ])
  expect(sheets[1]?.snapshot?.farCells).toEqual({ XFD1048576: 1 })
  const alone = take(await opened.port.readSheet({ sheet: '防災課' }))
  expect(sheets[1]?.snapshot).toEqual(alone.snapshot)
  expect(chooseSheets(sheets).input).toMatchObject({
    otherSheets: [{ sheet: '台帳', holds: 'tooLarge' }],
  })
})

test('hidden sheets are read and said to be', async () => {
  const opened = await openPortQuickly({
    sheets: [
      section('予算'),
      section('防災課', 2, { visibility: 'Hidden' }),
      section('旧', 3, { visibility: 'VeryHidden' }),
    ],
  })
  const sheets = await readAll(opened)
  expect(sheets.map(({ name, hidden }) => [name, hidden])).toEqual([
    ['予算', false],
    ['防災課', true],
    ['旧', true],
  ])
  // What no menu of Excel shows is told apart, read with others or alone.
  expect(sheets.map(({ snapshot }) => snapshot?.veryHidden)).toEqual([undefined, undefined, true])
  const alone = take(await opened.port.readSheet({ sheet: '旧' }))
  expect(alone.snapshot).toEqual(sheets[2]?.snapshot)
  expect(chooseSheets(sheets).input).toMatchObject({
    otherSheets: [
      { sheet: '防災課', hidden: true },
      { sheet: '旧', veryHidden: true },
    ],
  })
})

test('a workbook that calculates by hand is said to, also when it was switched since', async () => {
  const opened = await openPortQuickly({ sheets: [section('予算'), section('防災課')] })
  const { Excel, port } = opened
  const before = take(await port.readSheet({ sheet: '予算' }))
  expect(before.snapshot.calculationMode).toBeUndefined()
  await Excel.run(async (context) => {
    context.workbook.application.calculationMode = 'Manual'
    await context.sync()
  })
  const [first] = await readAll(opened)
  expect(first?.snapshot?.calculationMode).toBe('manual')
  const again = take(await port.readChanges({ reading: before, changes: [] }))
  expect(again.reading.snapshot.calculationMode).toBe('manual')
  const alone = take(await port.readSheet({ sheet: '予算' }))
  expect(alone.snapshot).toEqual(first?.snapshot)
})

test('what Hanei wrote is left out, and a sheet that came since is not', async () => {
  const opened = await openPort({ sheets: [section('予算')] })
  take(await opened.port.writeBack(await prepare(opened.port)))
  expect((await readAll(opened)).map(({ name }) => name)).toEqual(['予算'])
  const { Excel } = opened
  await Excel.run(async (context) => {
    context.workbook.worksheets.add('福祉課').getRange('A1:C2').values = [
      ['事業名', '予算額(千円)', '反映区分'],
      ['見守り事業', 100, '①'],
    ]
    await context.sync()
  })
  expect((await readAll(opened)).map(({ name }) => name)).toEqual(['予算', '福祉課'])
}, 60_000)

test('edits are laid over a reading of all as over one of a sheet', async () => {
  const opened = await openPort(sectionsDescription())
  const all = take(await opened.port.readWorkbook({}))
  const reading = all.find(({ name }) => name === '市民協働課')?.reading
  if (!reading) throw new Error('no reading')
  const { Excel } = opened
  await Excel.run(async (context) => {
    context.workbook.worksheets.getItem('市民協働課').getRange('D5').values = [[1]]
    await context.sync()
  })
  const changes = [{ sheet: '市民協働課', address: 'D5', by: 'user' as const, shifts: false }]
  opened.host.resetCounters()
  const update = take(await opened.port.readChanges({ reading, changes }))
  expect(opened.host.counters.syncs).toBe(2)
  expect(update.patch?.cells.length).toBeGreaterThan(1)
  const alone = take(await opened.port.readSheet({ sheet: '市民協働課' }))
  expect(update.reading.snapshot).toEqual(alone.snapshot)
}, 60_000)
