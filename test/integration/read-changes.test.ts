// A sheet read again by its edits alone is the sheet read as a whole: cells, formulas, facts and report.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { SheetReading, WorkbookChange } from '../../addin/workbook/port.ts'
import { assess } from '../../shared/assess.ts'
import { defaultPolicy } from '../../shared/schema/index.ts'
import { patchSnapshot } from '../../shared/sheet/patch.ts'
import type { WorkbookDescription } from '../excel/index.ts'
import { type Opened, openPort, take } from './open.ts'

const heading = ['経営課題', '具体的取組', '金額(千円)', '除外区分', '反映区分', '備考']
/** Amounts, sums over them, and marks that formulas come to. */
function book(lines = 24): WorkbookDescription {
  const formulas: Record<string, string> = { [`C${lines + 3}`]: `=SUM(C3:C${lines + 2})` }
  for (let row = 3; row < lines + 3; row += 4) {
    formulas[`E${row}`] = `=IF(C${row}>500,"①","なし")`
    formulas[`F${row + 1}`] = `=C${row}*2`
  }
  const rows = [
    ['令和8年度 区予算'],
    heading,
    ...Array.from({ length: lines }, (_, i) => [
      `経営課題${(i % 3) + 1}`,
      `取組${i + 1}`,
      (i + 1) * 100,
      i % 7 === 0 ? '固定経費' : '',
      '②',
      '',
    ]),
    ['合計'],
  ]
  return {
    sheets: [
      {
        name: '予算',
        rows,
        formulas,
        // Single cells with a format of their own, one of a unit and one of a sign.
        formats: [
          { range: 'C5', numberFormat: '#,##0"百万円"' },
          { range: 'C8:C9', numberFormat: '"△"#,##0' },
        ],
      },
      { name: 'メモ', rows: [['控え']] },
    ],
  }
}

const entry = fc.oneof(
  fc.integer({ min: -500, max: 90_000 }),
  fc.constantFrom(
    '',
    '①',
    'なし',
    '確認中',
    '△120',
    '=C3+1',
    '=SUM(C3:C9)',
    '=1/0',
    '#REF!',
    '12%',
    '2026/4/1',
  ),
)
const edits = fc.array(
  fc.record({
    row: fc.integer({ min: 1, max: 29 }),
    column: fc.constantFrom('A', 'B', 'C', 'D', 'E', 'F', 'G'),
    value: entry,
  }),
  { minLength: 1, maxLength: 5 },
)

async function edit(
  { Excel }: Opened,
  cells: { address: string; value: unknown }[],
): Promise<void> {
  await Excel.run(async (context) => {
    const sheet = context.workbook.worksheets.getItem('予算')
    for (const { address, value } of cells) sheet.getRange(address).formulas = [[value]]
    await context.sync()
  })
}

const changed = (address: string, shifts = false): WorkbookChange => ({
  sheet: '予算',
  address,
  by: 'user',
  shifts,
})

const reportOn = ({ snapshot }: SheetReading) => assess(snapshot, null, defaultPolicy)

test('random edits: read by the edits alone, it is what a whole reading is', async () => {
  const opened = await openPort(book())
  const { port } = opened
  let reading = take(await port.readSheet({ sheet: '予算' }))
  let patched = 0
  await fc.assert(
    fc.asyncProperty(edits, async (list) => {
      const cells = list.map(({ row, column, value }) => ({ address: `${column}${row}`, value }))
      await edit(opened, cells)
      const before = JSON.stringify(reading.snapshot)
      const update = take(
        await port.readChanges({
          reading,
          changes: cells.map(({ address }) => changed(address)),
        }),
      )
      const whole = take(await port.readSheet({ sheet: '予算' }))
      expect(update.reading.snapshot).toEqual(whole.snapshot)
      expect(update.reading.fingerprint).toBe(whole.fingerprint)
      expect(reportOn(update.reading)).toEqual(reportOn(whole))
      expect(JSON.stringify(reading.snapshot)).toBe(before)
      if (update.patch) {
        patched += 1
        expect(patchSnapshot(reading.snapshot, update.patch)).toEqual(whole.snapshot)
      }
      reading = update.reading
    }),
    { numRuns: 60 },
  )
  expect(patched).toBeGreaterThan(30)
}, 120_000)

test('one edit in 10,000 lines takes two requests, and the sums that follow from it are in', async () => {
  const opened = await openPort(book(10_000), { timeout: 60_000 })
  const { port, host } = opened
  const reading = take(await port.readSheet({ sheet: '予算' }))
  await edit(opened, [{ address: 'C7', value: 999 }])
  host.resetCounters()
  const update = take(await port.readChanges({ reading, changes: [changed('C7')] }))
  expect(host.counters.syncs).toBe(2)
  expect(update.patch?.cells.map(({ row, column }) => `${row}/${column}`).sort()).toEqual([
    '10003/2',
    '7/2',
    '7/4',
    '8/5',
  ])
  expect(update.reading.snapshot.rows[10_002]?.[2]).toBe(50_005_000 * 100 - 500 + 999)
}, 120_000)

test('inserted rows, a sheet that grew and an own write are read as a whole', async () => {
  const opened = await openPort(book())
  const { port } = opened
  const reading = take(await port.readSheet({ sheet: '予算' }))
  const shifted = take(await port.readChanges({ reading, changes: [changed('5:5', true)] }))
  expect(shifted.patch).toBeNull()
  const rows = take(await port.readChanges({ reading, changes: [changed('5:6')] }))
  expect(rows.patch).toBeNull()
  await edit(opened, [{ address: 'H40', value: '追記' }])
  const grown = take(await port.readChanges({ reading, changes: [changed('H40')] }))
  expect(grown.patch).toBeNull()
  expect(grown.reading.snapshot.rows).toHaveLength(40)
  take(await port.applyEdits([{ sheet: '予算', cell: 'C4', value: 7 }], [grown.reading]))
  const own = take(await port.readChanges({ reading: grown.reading, changes: [] }))
  expect(own.patch).toBeNull()
  expect(own.reading.snapshot.rows[3]?.[2]).toBe(7)
})

test('hidden rows and formats follow with the edit', async () => {
  const opened = await openPort(book())
  const { port, Excel } = opened
  const reading = take(await port.readSheet({ sheet: '予算' }))
  await Excel.run(async (context) => {
    const sheet = context.workbook.worksheets.getItem('予算')
    sheet.getRange('7:8').rowHidden = true
    sheet.getRange('C3:C20').numberFormat = Array.from({ length: 18 }, () => ['#,##0,'])
    sheet.getRange('C3').values = [[1]]
    await context.sync()
  })
  const update = take(await port.readChanges({ reading, changes: [changed('C3')] }))
  const whole = take(await port.readSheet({ sheet: '予算' }))
  expect(update.patch).not.toBeNull()
  expect(update.reading.snapshot).toEqual(whole.snapshot)
  expect(update.reading.snapshot.hiddenRows).toEqual([7, 8])
})

test('a sheet that is gone is a problem', async () => {
  const opened = await openPort(book())
  const { port, Excel } = opened
  const reading = take(await port.readSheet({ sheet: '予算' }))
  await Excel.run(async (context) => {
    context.workbook.worksheets.getItem('予算').delete()
    await context.sync()
  })
  const update = await port.readChanges({ reading, changes: [changed('C3')] })
  expect(update).toMatchObject({ ok: false, problem: { code: 'sheetNotFound' } })
})
