// Sheets, tables, names, conditional formats, charts, settings, XML parts through the real library.
import { describe, expect, test } from 'vitest'
import { codeOf, openExcel, smallBudget } from './test-excel.ts'

describe('sheets', () => {
  test('are added, renamed, moved, hidden and deleted; formulas follow', async () => {
    const { Excel, host } = await openExcel({
      sheets: [smallBudget(), { name: '別', formulas: { A1: '=予算!C6' } }],
    })
    await Excel.run(async (context) => {
      const sheets = context.workbook.worksheets
      const added = sheets.add('反映集計')
      added.position = 0
      added.tabColor = '#C00000'
      const budget = sheets.getItem('予算')
      budget.name = '令和8年度 予算'
      budget.visibility = 'Hidden'
      const other = sheets.getItem('別').getRange('A1')
      other.load('formulas,values')
      sheets.load('items/name,items/visibility,items/position')
      await context.sync()
      expect(sheets.items.map((sheet) => [sheet.name, sheet.visibility])).toEqual([
        ['反映集計', 'Visible'],
        ['令和8年度 予算', 'Hidden'],
        ['別', 'Visible'],
      ])
      expect(other.formulas).toEqual([["='令和8年度 予算'!C6"]])
      expect(other.values).toEqual([[127528.5]])
      added.delete()
      await context.sync()
    })
    expect(host.workbook.sheets.map((sheet) => sheet.name)).toEqual(['令和8年度 予算', '別'])
  })

  test('a taken name, a bad name and a missing sheet each have their code', async () => {
    const { Excel } = await openExcel(smallBudget())
    const add = (name: string) =>
      Excel.run(async (context) => {
        context.workbook.worksheets.add(name)
        await context.sync()
      })
    expect(await codeOf(add('予算'))).toBe('ItemAlreadyExists')
    expect(await codeOf(add('a/b'))).toBe('InvalidArgument')
    const missing = Excel.run(async (context) => {
      context.workbook.worksheets.getItem('ない').load('name')
      await context.sync()
    })
    expect(await codeOf(missing)).toBe('ItemNotFound')
  })

  test('a range kept from a sheet that was deleted since is refused', async () => {
    const { Excel } = await openExcel({ sheets: [smallBudget(), { name: '別', rows: [[1]] }] })
    const outcome = Excel.run(async (context) => {
      const sheet = context.workbook.worksheets.getItem('別')
      const kept = sheet.getRange('A1')
      kept.load('values')
      await context.sync()
      sheet.delete()
      await context.sync()
      kept.values = [[2]]
      await context.sync()
    })
    expect(await codeOf(outcome)).toBe('InvalidReference')
  })

  test('freeze panes, page layout, gridlines and selection', async () => {
    const { Excel, host } = await openExcel(smallBudget())
    await Excel.run(async (context) => {
      const sheet = context.workbook.worksheets.getItem('予算')
      sheet.freezePanes.freezeRows(1)
      sheet.showGridlines = false
      sheet.pageLayout.orientation = 'Landscape'
      sheet.pageLayout.paperSize = 'A4'
      sheet.pageLayout.zoom = { horizontalFitToPages: 1 }
      sheet.pageLayout.setPrintTitleRows('$1:$1')
      sheet.pageLayout.headersFooters.defaultForAllPages.centerFooter = '&P / &N'
      sheet.getRange('B3:C4').select()
      await context.sync()
      const selected = context.workbook.getSelectedRange()
      selected.load('address')
      const active = context.workbook.getActiveCell()
      active.load('address')
      await context.sync()
      expect([selected.address, active.address]).toEqual(['予算!B3:C4', '予算!B3'])
    })
    const [sheet] = host.workbook.sheets
    expect(sheet?.freeze).toEqual({ rows: 1, columns: 0 })
    expect(sheet?.pageLayout).toMatchObject({ orientation: 'Landscape', printTitleRows: '1:1' })
  })
})

describe('tables', () => {
  test('are made over a header, named, styled, read by column, totalled and deleted', async () => {
    const { Excel, host } = await openExcel(smallBudget())
    await Excel.run(async (context) => {
      const sheet = context.workbook.worksheets.getItem('予算')
      const table = sheet.tables.add('A1:E5', true)
      table.name = '反映明細'
      table.style = 'TableStyleLight9'
      table.showBandedRows = false
      sheet.getRange('G1:G3').formulas = [
        ['=SUM(反映明細[金額])'],
        ['=SUMIFS(反映明細[金額],反映明細[反映],"①")'],
        ['=SUMPRODUCT((反映明細[除外]="固定")*反映明細[金額])'],
      ]
      const amounts = table.columns.getItem('金額').getDataBodyRange()
      amounts.load('values,address')
      const sums = sheet.getRange('G1:G3')
      sums.load('values')
      table.columns.load('items/name')
      table.load('name,showTotals')
      await context.sync()
      expect(amounts.address).toBe('予算!C2:C5')
      expect(amounts.values.flat()).toEqual([1200, 3400.5, 122368, 560])
      expect(sums.values.flat()).toEqual([127528.5, 1760, 122368])
      expect(table.columns.items.map((column) => column.name)).toEqual([
        '経営課題',
        '取組',
        '金額',
        '除外',
        '反映',
      ])
      expect([table.name, table.showTotals]).toEqual(['反映明細', false])
    })
    expect(host.workbook.tables).toHaveLength(1)
  })

  test('grow when rows are written right below them', async () => {
    const { Excel } = await openExcel({
      name: 'S',
      rows: [
        ['k', 'v'],
        ['a', 1],
      ],
      formulas: { D1: '=SUM(T[v])' },
      tables: [{ name: 'T', range: 'A1:B2' }],
    })
    await Excel.run(async (context) => {
      const sheet = context.workbook.worksheets.getItem('S')
      sheet.getRange('A3:B4').values = [
        ['b', 2],
        ['c', 3],
      ]
      const range = context.workbook.tables.getItem('T').getRange()
      range.load('address')
      const sum = sheet.getRange('D1')
      sum.load('values')
      await context.sync()
      expect(range.address).toBe('S!A1:B4')
      expect(sum.values).toEqual([[6]])
    })
  })

  test('filters hide rows, and the visible view shows what is left', async () => {
    const { Excel } = await openExcel({
      ...smallBudget(),
      tables: [{ name: '明細', range: 'A1:E5' }],
    })
    await Excel.run(async (context) => {
      const table = context.workbook.tables.getItem('明細')
      table.columns.getItem('経営課題').filter.applyValuesFilter(['防災'])
      const view = table.getDataBodyRange().getVisibleView()
      view.load('values,rowCount')
      await context.sync()
      expect(view.rowCount).toBe(2)
      expect(view.values.map((row) => row[2])).toEqual([1200, 3400.5])
      table.clearFilters()
      view.load('rowCount')
      await context.sync()
      expect(view.rowCount).toBe(4)
    })
  })
})

test('names: added from a range, read back, used by formulas, deleted', async () => {
  const { Excel } = await openExcel(smallBudget())
  await Excel.run(async (context) => {
    const sheet = context.workbook.worksheets.getItem('予算')
    context.workbook.names.add('反映_合計', sheet.getRange('C6'), '区予算合計')
    sheet.getRange('G1').formulas = [['=反映_合計/1000']]
    const name = context.workbook.names.getItemOrNullObject('反映_合計')
    name.load('name,formula,type,comment')
    const target = name.getRangeOrNullObject()
    target.load('address')
    const used = sheet.getRange('G1')
    used.load('values')
    const none = context.workbook.names.getItemOrNullObject('ない')
    await context.sync()
    expect([name.formula, name.type, name.comment]).toEqual(['=予算!$C$6', 'Range', '区予算合計'])
    expect(target.address).toBe('予算!C6')
    expect(used.values).toEqual([[127.5285]])
    expect(none.isNullObject).toBe(true)
    name.delete()
    used.load('values')
    await context.sync()
    expect(used.values).toEqual([['#NAME?']])
  })
})

test('conditional formats: added to areas, listed, found by id and removed', async () => {
  const { Excel, host } = await openExcel(smallBudget())
  const id = await Excel.run(async (context) => {
    const sheet = context.workbook.worksheets.getItem('予算')
    const format = sheet.getRange('C2:C5').conditionalFormats.add('Custom')
    format.custom.rule.formula = '=TRUE'
    format.custom.format.fill.color = '#FFC7CE'
    format.custom.format.font.color = '#9C0006'
    format.custom.format.font.bold = true
    format.custom.format.borders.getItem('EdgeLeft').style = 'Continuous'
    const second = sheet.getRanges('A2,A4').conditionalFormats.add('CellValue')
    second.cellValue.rule = { formula1: '="防災"', operator: 'EqualTo' }
    second.cellValue.format.fill.color = '#FFEB9C'
    format.load('id,priority,type')
    await context.sync()
    expect([format.priority, format.type]).toEqual([1, 'Custom'])
    return format.id
  })
  expect(host.workbook.sheets[0]?.conditionalFormats[1]).toMatchObject({
    rule: { formula: '=TRUE' },
    format: { fill: '#FFC7CE', font: { bold: true, color: '#9C0006' } },
  })
  await Excel.run(async (context) => {
    const sheet = context.workbook.worksheets.getItem('予算')
    const formats = sheet.getRange().conditionalFormats
    formats.load('items/id,items/type')
    await context.sync()
    expect(formats.items.map((format) => format.type)).toEqual(['CellValue', 'Custom'])
    formats.getItem(id).delete()
    const count = formats.getCount()
    await context.sync()
    expect(count.value).toBe(1)
  })
})

test('charts: made from a range, titled, placed, coloured by point', async () => {
  const { Excel, host } = await openExcel({
    name: '反映集計',
    rows: [
      ['区分', '千円'],
      ['区予算', 284322],
      ['除外', 130733],
      ['反映', 77870],
    ],
  })
  await Excel.run(async (context) => {
    const sheet = context.workbook.worksheets.getItem('反映集計')
    const chart = sheet.charts.add('BarClustered', sheet.getRange('A1:B4'), 'Columns')
    chart.name = '反映グラフ'
    chart.title.text = '区予算と反映額'
    chart.legend.visible = false
    chart.setPosition('D2', 'J16')
    chart.series.getItemAt(0).points.getItemAt(2).format.fill.setSolidColor('#1B7F3B')
    chart.load('name,left,width,chartType')
    chart.series.load('items/name')
    await context.sync()
    expect([chart.name, chart.chartType, chart.left, chart.width]).toEqual([
      '反映グラフ',
      'BarClustered',
      162,
      378,
    ])
    expect(chart.series.items.map((series) => series.name)).toEqual(['千円'])
    const again = sheet.charts.getItemOrNullObject('反映グラフ')
    again.load('name')
    await context.sync()
    expect(again.isNullObject).toBe(false)
  })
  expect(host.workbook.sheets[0]?.charts[0]?.title.text).toBe('区予算と反映額')
})

test('settings and custom XML parts are kept in the workbook', async () => {
  const { Excel, host } = await openExcel(smallBudget())
  const xml = '<receipt xmlns="urn:example:receipt"><run>1</run></receipt>'
  await Excel.run(async (context) => {
    context.workbook.settings.add('columns', { amount: 'C' })
    context.workbook.customXmlParts.add(xml)
    await context.sync()
  })
  await Excel.run(async (context) => {
    const setting = context.workbook.settings.getItemOrNullObject('columns')
    setting.load('value')
    const none = context.workbook.settings.getItemOrNullObject('ない')
    const parts = context.workbook.customXmlParts.getByNamespace('urn:example:receipt')
    const part = parts.getOnlyItemOrNullObject()
    part.load('id')
    const text = part.getXml()
    parts.load('items/id')
    await context.sync()
    expect(setting.value).toEqual({ amount: 'C' })
    expect(none.isNullObject).toBe(true)
    expect(text.value).toBe(xml)
    parts.items[0]?.setXml(xml.replace('1', '2'))
    setting.delete()
    await context.sync()
  })
  expect(host.workbook.settings.size).toBe(0)
  expect(host.workbook.customXmlParts.map((part) => part.xml)).toEqual([xml.replace('1', '2')])
  const broken = Excel.run(async (context) => {
    context.workbook.customXmlParts.add('<a><b></a>')
    await context.sync()
  })
  expect(await codeOf(broken)).toBe('InvalidArgument')
})

test('application and properties answer what they are asked', async () => {
  const { Excel } = await openExcel({ sheets: [smallBudget()], name: '予算書.xlsx' })
  await Excel.run(async (context) => {
    const { workbook } = context
    workbook.load('name,readOnly')
    workbook.application.load('calculationMode')
    workbook.properties.load('author,title')
    workbook.application.suspendApiCalculationUntilNextSync()
    workbook.application.suspendScreenUpdatingUntilNextSync()
    await context.sync()
    expect([workbook.name, workbook.readOnly]).toEqual(['予算書.xlsx', false])
    expect(workbook.application.calculationMode).toBe('Automatic')
  })
})

test('tracing leads from a share on one sheet to the cells of another', async () => {
  const { Excel } = await openExcel({
    sheets: [
      { ...smallBudget(), tables: [{ name: '明細', range: 'A1:E5' }] },
      {
        name: '反映集計',
        formulas: { A1: '=SUM(明細[金額])', A2: '=A1-予算!C4', A3: '=ROUND(A2/A1*100,1)' },
      },
    ],
  })
  await Excel.run(async (context) => {
    const sheet = context.workbook.worksheets.getItem('反映集計')
    const direct = sheet.getRange('A3').getDirectPrecedents()
    direct.load('addresses')
    const all = sheet.getRange('A3').getPrecedents()
    all.areas.load('items/address')
    const back = context.workbook.worksheets.getItem('予算').getRange('C4').getDirectDependents()
    back.ranges.load('items/address')
    await context.sync()
    expect(direct.addresses).toEqual(['反映集計!A1,反映集計!A2'])
    expect(all.areas.items.map((areas) => areas.address)).toEqual([
      '予算!C2:C5,予算!C4',
      '反映集計!A1,反映集計!A2',
    ])
    expect(back.ranges.items.map((range) => range.address)).toEqual([
      '予算!C6',
      '反映集計!A1',
      '反映集計!A2',
    ])
  })
  const none = Excel.run(async (context) => {
    context.workbook.worksheets
      .getItem('予算')
      .getRange('A1')
      .getDirectPrecedents()
      .load('addresses')
    await context.sync()
  })
  expect(await codeOf(none)).toBe('ItemNotFound')
})
