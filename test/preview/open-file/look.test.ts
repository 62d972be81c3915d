// A workbook file's own look is read: widths, heights, frozen rows, fonts, fills, borders.
import ExcelJS from 'exceljs'
import { expect, test } from 'vitest'
import { readSheetLooks } from './look.ts'

test('widths, frozen rows and styles come from the file', async () => {
  const book = new ExcelJS.Workbook()
  const sheet = book.addWorksheet('予算', { views: [{ state: 'frozen', ySplit: 4 }] })
  sheet.getColumn(2).width = 30
  sheet.getRow(4).height = 24
  const cell = sheet.getCell('B4')
  cell.value = '算定見込額'
  cell.font = { bold: true, color: { argb: 'FF9C0006' } }
  cell.fill = { type: 'pattern', pattern: 'solid', fgColor: { argb: 'FFFFC7CE' } }
  cell.border = { bottom: { style: 'medium', color: { argb: 'FF000000' } } }
  cell.alignment = { horizontal: 'center', wrapText: true }
  const bytes = new Uint8Array(await book.xlsx.writeBuffer())
  const look = readSheetLooks(bytes).get('予算')
  expect(look?.columnWidths?.B).toBeCloseTo(161.25, 0)
  expect(look?.rowHeights?.['4']).toBe(24)
  expect(look?.freeze?.rows).toBe(4)
  expect(look?.formats?.find((format) => format.range === 'B4:B4')).toMatchObject({
    fill: '#FFC7CE',
    font: { bold: true, color: '#9C0006' },
    borders: { EdgeBottom: { style: 'Continuous', weight: 'Medium' } },
    horizontalAlignment: 'Center',
    wrapText: true,
  })
})

test('bytes that are no workbook have no looks', () => {
  expect(readSheetLooks(new Uint8Array([1, 2, 3])).size).toBe(0)
})
