// What stands on a sheet besides cells is read as it is: merged and hidden, tables, a range, other sheets.
import { expect, test } from 'vitest'
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
