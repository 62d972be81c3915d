// Ranges through the real library: values, formulas, text, shapes, entries, formats.
import { describe, expect, test } from 'vitest'
import { codeOf, openExcel, smallBudget } from './test-excel.ts'

describe('reading', () => {
  test('gives values, formulas, text and types of the used range', async () => {
    const { Excel } = await openExcel({
      ...smallBudget(),
      formats: [{ range: 'C2:C6', numberFormat: '#,##0;"△"#,##0' }],
      hiddenRows: [4],
    })
    await Excel.run(async (context) => {
      const sheet = context.workbook.worksheets.getItem('予算')
      const used = sheet.getUsedRangeOrNullObject(true)
      used.load('address,rowIndex,rowCount,columnCount,values,formulas,text,valueTypes,rowHidden')
      await context.sync()
      expect(used.address).toBe('予算!A1:E6')
      expect([used.rowIndex, used.rowCount, used.columnCount]).toEqual([0, 6, 5])
      expect(used.values[5]).toEqual(['合計', '', 127528.5, '', ''])
      expect(used.formulas[5]?.[2]).toBe('=SUM(C2:C5)')
      expect(used.text[2]?.[2]).toBe('3,401')
      expect(used.valueTypes[1]).toEqual(['String', 'String', 'Double', 'Empty', 'String'])
      expect(used.rowHidden).toBeNull()
    })
  })

  test('an empty sheet has no used range, a blank cell is an empty text', async () => {
    const { Excel } = await openExcel({ name: '空' })
    await Excel.run(async (context) => {
      const sheet = context.workbook.worksheets.getActiveWorksheet()
      const used = sheet.getUsedRangeOrNullObject(true)
      const cell = sheet.getRange('B2')
      cell.load('values')
      await context.sync()
      expect(used.isNullObject).toBe(true)
      expect(cell.values).toEqual([['']])
    })
  })

  test('errors come back as their text with type Error', async () => {
    const { Excel } = await openExcel({
      name: 'S',
      formulas: { A1: '=1/0', A2: '=NOSUCH(1)', A3: '=XLOOKUP("x",B1:B2,C1:C2)', A4: '=S2!A1' },
    })
    await Excel.run(async (context) => {
      const range = context.workbook.worksheets.getItem('S').getRange('A1:A4')
      range.load('values,valueTypes')
      await context.sync()
      expect(range.values.flat()).toEqual(['#DIV/0!', '#NAME?', '#N/A', '#REF!'])
      expect(range.valueTypes.flat()).toEqual(['Error', 'Error', 'Error', 'Error'])
    })
  })

  test('ranges are reached from ranges, and kept over syncs', async () => {
    const { Excel, host } = await openExcel(smallBudget())
    await Excel.run(async (context) => {
      const table = context.workbook.worksheets.getItem('予算').getRange('A1:E6')
      const cells = [
        table.getCell(1, 2),
        table.getRow(3),
        table.getLastRow().getOffsetRange(1, 0),
        table.getColumn(2).getResizedRange(-1, 0),
        table.getEntireRow(),
        table.getIntersection('C3:Z9'),
        table.getBoundingRect('G9'),
        table.getRowsBelow(2),
      ]
      for (const cell of cells) cell.load('address')
      const kept = table.getCell(1, 2)
      kept.load('values')
      await context.sync()
      expect(cells.map((cell) => cell.address)).toEqual([
        '予算!C2',
        '予算!A4:E4',
        '予算!A7:E7',
        '予算!C1:C5',
        '予算!1:6',
        '予算!C3:E6',
        '予算!A1:G9',
        '予算!A7:E8',
      ])
      host.insertRows('予算', 2, 3)
      kept.load('address,values')
      await context.sync()
      expect(kept.address).toBe('予算!C5')
      expect(kept.values).toEqual([[1200]])
    })
  })

  test('special cells: visible rows, formulas and text amounts', async () => {
    const { Excel } = await openExcel({ ...smallBudget(), hiddenRows: [3, 4] })
    await Excel.run(async (context) => {
      const used = context.workbook.worksheets.getItem('予算').getUsedRange(true)
      const visible = used.getSpecialCells('Visible')
      const formulas = used.getSpecialCellsOrNullObject('Formulas')
      const errors = used.getSpecialCellsOrNullObject('Formulas', 'Errors')
      visible.load('address,areaCount')
      formulas.load('address')
      await context.sync()
      expect(visible.address).toBe('予算!A1:E2,予算!A5:E6')
      expect(formulas.address).toBe('予算!C6')
      expect(errors.isNullObject).toBe(true)
    })
  })
})

describe('writing', () => {
  test('entries are read as Excel reads them', async () => {
    const { Excel, host } = await openExcel({ name: 'S' })
    await Excel.run(async (context) => {
      const sheet = context.workbook.worksheets.getItem('S')
      sheet.getRange('B1:B8').numberFormat = [
        ['@'],
        ['@'],
        ['@'],
        ['@'],
        ['@'],
        ['@'],
        ['@'],
        ['@'],
      ]
      const entries = ['1,234', "'=1+1", '=1+1', '50%', '2026/4/1', '△1,200', '-', '１２３']
      sheet.getRange('A1:B8').values = entries.map((entry) => [entry, entry])
      const range = sheet.getRange('A1:B8')
      range.load('values,formulas,numberFormat')
      await context.sync()
      expect(range.values.map((row) => row[0])).toEqual([
        1234,
        '=1+1',
        2,
        0.5,
        46113,
        '△1,200',
        '-',
        123,
      ])
      expect(range.values.map((row) => row[1])).toEqual([
        '1,234',
        '=1+1',
        '=1+1',
        '50%',
        '2026/4/1',
        '△1,200',
        '-',
        '１２３',
      ])
      expect(range.numberFormat.map((row) => row[0])).toEqual([
        '#,##0',
        'General',
        'General',
        '0%',
        'yyyy/m/d',
        'General',
        'General',
        'General',
      ])
      expect(range.formulas[2]?.[0]).toBe('=1+1')
    })
    expect(host.counters.syncs).toBe(1)
  })

  test('null leaves a cell, an empty text empties it', async () => {
    const { Excel } = await openExcel({ name: 'S', rows: [[1, 2, 3]] })
    await Excel.run(async (context) => {
      const range = context.workbook.worksheets.getItem('S').getRange('A1:C1')
      range.values = [[null, '', 9]]
      range.load('values')
      await context.sync()
      expect(range.values).toEqual([[1, '', 9]])
    })
  })

  test('an array of the wrong shape and an unclosed formula are refused; earlier writes stay', async () => {
    const { Excel, host } = await openExcel({ name: 'S' })
    const write = (first: unknown[][], second: unknown[][]) =>
      Excel.run(async (context) => {
        const sheet = context.workbook.worksheets.getItem('S')
        sheet.getRange('A1').values = first
        sheet.getRange('B1:B2').values = second
        await context.sync()
      })
    expect(await codeOf(write([['stays']], [['too short']]))).toBe('InvalidArgument')
    expect(await codeOf(write([['stays']], [['=SUM(A1:A2'], ['x']]))).toBe('InvalidArgument')
    expect(host.workbook.sheets[0]?.cells[0]?.[0]).toBe('stays')
    expect(host.workbook.sheets[0]?.cells[0]?.[1]).toBeUndefined()
  })

  test('more than 1,500 cells are sliced by the library and all arrive', async () => {
    const { Excel } = await openExcel({ name: 'S' })
    const rows = Array.from({ length: 2000 }, (_, row) => [row, `事業${row}`, row * 2])
    await Excel.run(async (context) => {
      const range = context.workbook.worksheets.getItem('S').getRange('A1:C2000')
      range.values = rows
      await context.sync()
      range.load('values')
      await context.sync()
      expect(range.values).toEqual(rows)
    })
  })

  test('unbounded ranges: values are null, writes are refused', async () => {
    const { Excel } = await openExcel(smallBudget())
    await Excel.run(async (context) => {
      const column = context.workbook.worksheets.getItem('予算').getRange('C:C')
      column.load('values,address')
      await context.sync()
      expect(column.address).toBe('予算!C:C')
      expect(column.values).toBeNull()
      column.values = 1 as never
      expect(await codeOf(context.sync())).toBe('InvalidArgument')
    })
  })

  test('merged cells keep one value; covered cells take none', async () => {
    const { Excel } = await openExcel({
      name: 'S',
      rows: [
        ['a', 'b'],
        ['c', 'd'],
      ],
    })
    await Excel.run(async (context) => {
      const sheet = context.workbook.worksheets.getItem('S')
      const range = sheet.getRange('A1:B2')
      range.merge()
      range.values = [
        ['x', 'y'],
        ['z', 'w'],
      ]
      range.load('values')
      const merged = range.getMergedAreasOrNullObject()
      merged.load('address')
      await context.sync()
      expect(range.values).toEqual([
        ['x', ''],
        ['', ''],
      ])
      expect(merged.address).toBe('S!A1:B2')
      range.unmerge()
      const none = range.getMergedAreasOrNullObject()
      await context.sync()
      expect(none.isNullObject).toBe(true)
    })
  })

  test('inserting and deleting rows moves formulas, names and tables', async () => {
    const { Excel } = await openExcel({
      sheets: [
        { ...smallBudget(), tables: [{ name: '明細', range: 'A1:E5' }] },
        { name: '別', formulas: { A1: '=予算!$C$6*2', A2: '=SUM(明細[金額])' } },
      ],
      names: [{ name: '合計', formula: '=予算!$C$6' }],
    })
    await Excel.run(async (context) => {
      const sheet = context.workbook.worksheets.getItem('予算')
      sheet.getRange('3:4').insert('Down')
      const other = context.workbook.worksheets.getItem('別').getRange('A1:A2')
      other.load('formulas,values')
      const name = context.workbook.names.getItem('合計')
      name.load('formula')
      const table = context.workbook.tables.getItem('明細').getRange()
      table.load('address')
      await context.sync()
      expect(other.formulas).toEqual([['=予算!$C$8*2'], ['=SUM(明細[金額])']])
      expect(other.values).toEqual([[255057], [127528.5]])
      expect(name.formula).toBe('=予算!$C$8')
      expect(table.address).toBe('予算!A1:E7')
      sheet.getRange('8:8').delete('Up')
      other.load('formulas,values')
      await context.sync()
      expect(other.formulas[0]).toEqual(['=予算!#REF!*2'])
      expect(other.values[0]).toEqual(['#REF!'])
    })
  })
})

describe('formats', () => {
  test('fills, fonts, borders, widths and alignment are kept and read back', async () => {
    const { Excel } = await openExcel(smallBudget())
    await Excel.run(async (context) => {
      const sheet = context.workbook.worksheets.getItem('予算')
      const head = sheet.getRange('A1:E1')
      head.format.fill.color = '#d9e1f2'
      head.format.font.bold = true
      head.format.horizontalAlignment = 'Center'
      head.format.borders.getItem('EdgeBottom').style = 'Continuous'
      sheet.getRange('B:B').format.columnWidth = 180
      sheet.getRange('C2:C6').numberFormat = [['#,##0']] as never
      const both = sheet.getRange('A1:A2')
      const width = sheet.getRange('B3')
      head.load('format/fill/color,format/font/bold,format/horizontalAlignment')
      both.load('format/fill/color,format/font/bold')
      width.load('format/columnWidth')
      const outcome = await codeOf(context.sync())
      expect(outcome).toBe('InvalidArgument')
    })
    await Excel.run(async (context) => {
      const sheet = context.workbook.worksheets.getItem('予算')
      sheet.getRange('C2:C6').numberFormat = '#,##0' as never
      const head = sheet.getRange('A1:E1')
      const both = sheet.getRange('A1:A2')
      const width = sheet.getRange('B3')
      const edge = head.format.borders.getItem('EdgeBottom')
      head.load('format/fill/color,format/font/bold,format/horizontalAlignment')
      both.load('format/fill/color,format/font/bold')
      width.load('format/columnWidth')
      edge.load('style,weight')
      const shown = sheet.getRange('C4')
      shown.load('text')
      await context.sync()
      expect(head.format.fill.color).toBe('#D9E1F2')
      expect(head.format.font.bold).toBe(true)
      expect(head.format.horizontalAlignment).toBe('Center')
      expect([both.format.fill.color, both.format.font.bold]).toEqual(['', null])
      expect(width.format.columnWidth).toBe(180)
      expect([edge.style, edge.weight]).toEqual(['Continuous', 'Thin'])
      expect(shown.text).toEqual([['122,368']])
    })
  })

  test('one getRanges formats many cells; a longer address than 8,192 characters is cut', async () => {
    const { Excel, host } = await openExcel({ name: 'S' })
    const address = Array.from({ length: 3000 }, (_, row) => `A${row * 2 + 1}`).join(',')
    await Excel.run(async (context) => {
      const sheet = context.workbook.worksheets.getItem('S')
      sheet.getRanges(address).format.fill.color = '#FFC7CE'
      await context.sync()
    })
    const styles = host.workbook.sheets[0]?.styles ?? []
    const filled = styles.filter((row) => row?.[0]?.fill).length
    expect(filled).toBeGreaterThan(1000)
    expect(filled).toBeLessThan(2000)
    expect(address.length).toBeGreaterThan(8192)
  })
})
