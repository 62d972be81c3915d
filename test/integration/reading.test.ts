// What stands on a sheet besides cells is read as it is: merged and hidden, tables, a range, other sheets.
import ExcelJS from 'exceljs'
import { expect, test } from 'vitest'
import { parseRange } from '../../shared/address/index.ts'
import { assess } from '../../shared/assess.ts'
import { readXlsx } from '../../shared/files/index.ts'
import { defaultPolicy } from '../../shared/schema/index.ts'
import type { WorkbookDescription } from '../excel/index.ts'
import { openPortQuickly, take } from './open.ts'
import { smallWorkbook } from './small.ts'

const [budget, cover] = smallWorkbook.sheets
const workbook: WorkbookDescription = {
  sheets: [
    { ...budget!, merges: ['A4:A5', 'A1:C1'], hiddenRows: [6], hiddenColumns: ['B'] },
    cover!,
    {
      name: '表',
      rows: [
        ['取組', '金額'],
        ['訓練', 5],
        ['備蓄', 7],
      ],
      tables: [{ name: '一覧', range: 'A1:B3' }],
    },
  ],
}

test('a cell that prints a unit of its own is read alike from Excel and from its file', async () => {
  const [own] = smallWorkbook.sheets
  const formats = [
    { range: 'D5:D7', numberFormat: '#,##0' },
    { range: 'D6', numberFormat: '#,##0"百万円"' },
  ]
  const { port } = await openPortQuickly({ sheets: [{ ...own!, formats }] })
  const { snapshot } = take(await port.readSheet({ sheet: '予算' }))
  expect(snapshot.numberFormats).toEqual(await formatsInFile(snapshot.rows, formats))
  expect(snapshot.numberFormats).toMatchObject({ D: '#,##0', D6: '#,##0"百万円"' })
})

async function formatsInFile(
  rows: readonly unknown[][],
  formats: { range: string; numberFormat: string }[],
): Promise<Record<string, string> | undefined> {
  const workbook = new ExcelJS.Workbook()
  const sheet = workbook.addWorksheet('予算')
  for (const row of rows) sheet.addRow([...row])
  for (const { range, numberFormat } of formats) {
    const { top, bottom, left } = parseRange(range)!
    for (let row = top; row <= bottom; row++) sheet.getCell(row, left + 1).numFmt = numberFormat
  }
  const read = readXlsx(new Uint8Array(await workbook.xlsx.writeBuffer()))
  return read.ok ? read.sheets[0]?.snapshot.numberFormats : undefined
}

test('merged areas are read when asked for, and only then', async () => {
  const { port } = await openPortQuickly(workbook)
  const plain = take(await port.readSheet({ sheet: '予算' }))
  expect(plain.snapshot.merges).toBeUndefined()
  const asked = take(await port.readSheet({ sheet: '予算', merges: true }))
  expect([...(asked.snapshot.merges ?? [])].sort()).toEqual(['A1:C1', 'A4:A5'])
  expect(asked.fingerprint).toBe(plain.fingerprint)
  expect(
    take(await port.readSheet({ sheet: '表紙', merges: true })).snapshot.merges,
  ).toBeUndefined()
})

test('an Excel that cannot tell merged areas reads the rest', async () => {
  const { port } = await openPortQuickly(workbook, { requirementSets: { ExcelApi: '1.12' } })
  const { snapshot } = take(await port.readSheet({ sheet: '予算', merges: true }))
  expect(snapshot.merges).toBeUndefined()
  expect(snapshot.rows).toHaveLength(7)
})

test('hidden rows and columns are read and named; tables too; other sheets stay out', async () => {
  const { port } = await openPortQuickly(workbook)
  const { snapshot } = take(await port.readSheet({ sheet: '予算' }))
  expect(snapshot.hiddenRows).toEqual([6])
  expect(snapshot.hiddenColumns).toEqual([2])
  expect(snapshot.rows[5]?.[3]).toBe(560)
  expect(snapshot.tables).toBeUndefined()
  const table = take(await port.readSheet({ sheet: '表' })).snapshot
  expect(table.tables).toEqual([{ name: '一覧', range: 'A1:B3' }])
})

test('a selected range is read where it stands', async () => {
  const { port } = await openPortQuickly(workbook)
  const { snapshot } = take(await port.readSheet({ sheet: '予算', range: 'C5:D6', merges: true }))
  expect(snapshot.origin).toBe('C5')
  expect(snapshot.rows).toEqual([
    ['備蓄', 3_400],
    ['訪問', 560],
  ])
  expect(snapshot.hiddenRows).toEqual([6])
  expect(snapshot.merges).toBeUndefined()
})

test.each(['XFD1048576', 'A1048576', 'XFD1', 'B900000'])(
  'a stray cell in %s is named, and the sheet read as without it, in few requests',
  async (address) => {
    const [own] = smallWorkbook.sheets
    const plain = await openPortQuickly({ sheets: [own!] })
    const { snapshot: without } = take(await plain.port.readSheet({ sheet: '予算' }))
    const opened = await openPortQuickly({
      sheets: [{ ...own!, cells: { ...own!.cells, [address]: 'x' } }],
    })
    opened.host.resetCounters()
    const { snapshot } = take(await opened.port.readSheet({ sheet: '予算' }))
    expect(snapshot).toEqual({ ...without, farCells: { [address]: 'x' } })
    expect(opened.host.counters.syncs).toBeLessThanOrEqual(4)
    const { findings } = assess(snapshot, null, defaultPolicy)
    expect(findings.find(({ code }) => code === 'structure/far-cells')?.cells).toEqual([address])
  },
)

test('a sheet that goes on far down is over the limits, not read in part', async () => {
  const [own] = smallWorkbook.sheets
  const cells = Object.fromEntries(Array.from({ length: 400 }, (_, i) => [`A${900_000 + i}`, i]))
  const { port } = await openPortQuickly({ sheets: [{ ...own!, cells }] })
  expect(await port.readSheet({ sheet: '予算' })).toMatchObject({
    ok: false,
    problem: { code: 'limitExceeded' },
  })
})
