// The host itself: requirement sets, limits, troubles, events, commands, custom functions.
import { describe, expect, test } from 'vitest'
import { diffFingerprints, fingerprint } from './index.ts'
import { codeOf, openExcel, smallBudget } from './test-excel.ts'

describe('what is not played', () => {
  test('a member the stand-in lacks answers ApiNotFound and names it', async () => {
    const { Excel } = await openExcel(smallBudget())
    const sort = Excel.run(async (context) => {
      const range = context.workbook.worksheets.getItem('予算').getRange('A1:C6')
      range.sort.apply([{ key: 2 }])
      await context.sync()
    })
    expect(await codeOf(sort)).toBe('ApiNotFound')
    await expect(sort).rejects.toThrow('Range.sort')
    const load = Excel.run(async (context) => {
      context.workbook.worksheets.getItem('予算').getRange('A1').load('linkedDataTypeState')
      await context.sync()
    })
    await expect(load).rejects.toThrow('Range.linkedDataTypeState')
  })

  test('an older Excel does not know what came later', async () => {
    const { Excel, Office, host } = await openExcel(smallBudget(), {
      requirementSets: { ExcelApi: '1.9' },
    })
    expect(Office.context.requirements.isSetSupported('ExcelApi', '1.9')).toBe(true)
    expect(Office.context.requirements.isSetSupported('ExcelApi', '1.12')).toBe(false)
    const merged = Excel.run(async (context) => {
      context.workbook.worksheets.getItem('予算').getRange('A1:B2').getMergedAreasOrNullObject()
      await context.sync()
    })
    expect(await codeOf(merged)).toBe('ApiNotFound')
    const body = {
      Actions: [{ Id: 1, ActionType: 1, Name: '', ObjectPathId: 3 }],
      ObjectPaths: {
        1: { Id: 1, ObjectPathType: 1, Name: '' },
        2: {
          Id: 2,
          ObjectPathType: 3,
          Name: 'GetSelectedRange',
          ParentObjectPathId: 1,
        },
        3: {
          Id: 3,
          ObjectPathType: 3,
          Name: 'GetMergedAreasOrNullObject',
          ParentObjectPathId: 2,
        },
      },
    }
    const answer = JSON.parse(await host.execute(JSON.stringify(body)))
    expect(answer.Error.Code).toBe('ApiNotFound')
    expect(answer.Error.Message).toContain('1.13')
  })
})

describe('limits', () => {
  test('a request over the limit is refused whole; a response over it fails after the work is done', async () => {
    const { Excel, host } = await openExcel(
      { name: 'S' },
      { limits: { request: 20_000, response: 20_000 } },
    )
    const write = (rows: number) =>
      Excel.run(async (context) => {
        const values = Array.from({ length: rows }, (_, row) => [`防災リーダーの育成 ${row}`])
        context.workbook.worksheets.getItem('S').getRange(`A1:A${rows}`).values = values
        await context.sync()
      })
    expect(await codeOf(write(1400))).toBe('RequestPayloadSizeLimitExceeded')
    expect(host.workbook.sheets[0]?.cells).toHaveLength(0)
    for (let row = 0; row < 2000; row += 1) host.workbook.sheets[0]!.cells[row] = ['長い文字列の行']
    const read = Excel.run(async (context) => {
      const range = context.workbook.worksheets.getItem('S').getRange('A1:A2000')
      range.load('values')
      await context.sync()
    })
    expect(await codeOf(read)).toBe('ResponsePayloadSizeLimitExceeded')
  })

  test('a read of too many cells comes back as null', async () => {
    const { Excel } = await openExcel(smallBudget(), { limits: { cells: 20 } })
    await Excel.run(async (context) => {
      const range = context.workbook.worksheets.getItem('予算').getRange('A1:E6')
      range.load('values')
      await context.sync()
      expect(range.values).toBeNull()
    })
  })

  test('syncs, actions and bytes are counted', async () => {
    const { Excel, host } = await openExcel(smallBudget())
    await Excel.run(async (context) => {
      const range = context.workbook.worksheets.getItem('予算').getRange('A1:E6')
      range.load('values')
      await context.sync()
      range.load('formulas')
      await context.sync()
    })
    expect(host.counters.syncs).toBe(2)
    expect(host.counters.biggestResponse).toBeGreaterThan(300)
    expect(host.counters.bytesOut).toBeGreaterThan(host.counters.biggestResponse)
  })
})

describe('troubles', () => {
  const write = (Excel: typeof globalThis.Excel, options: { delayForCellEdit?: boolean } = {}) =>
    Excel.run({ ...options }, async (context) => {
      const sheet = context.workbook.worksheets.getItem('予算')
      sheet.getRange('A10').values = [['一']]
      sheet.getRange('A11').values = [['二']]
      await context.sync()
    })

  test('a protected sheet, edit mode and another workbook refuse and change nothing', async () => {
    const { Excel, host } = await openExcel(smallBudget())
    const before = fingerprint(host.workbook)
    for (const [kind, code] of [
      ['editMode', 'InvalidOperationInCellEditMode'],
      ['otherWorkbook', 'InactiveWorkbook'],
    ] as const) {
      host.troubles.queue({ kind })
      expect(await codeOf(write(Excel))).toBe(code)
      expect(diffFingerprints(before, fingerprint(host.workbook))).toEqual([])
    }
    host.troubles.queue({ kind: 'protectedSheet', sheet: '予算' })
    expect(await codeOf(write(Excel))).toBe('AccessDenied')
    const changed = diffFingerprints(before, fingerprint(host.workbook))
    expect(changed).toHaveLength(1)
    expect(changed[0]).toContain('sheet/予算/settings')
    expect(host.troubles.waiting).toHaveLength(0)
  })

  test('a failure half-way keeps what was done before it', async () => {
    const { Excel, host } = await openExcel(smallBudget())
    const before = fingerprint(host.workbook)
    host.troubles.queue({ kind: 'fail', code: 'GeneralException', afterWrites: 1 })
    expect(await codeOf(write(Excel))).toBe('GeneralException')
    const changed = diffFingerprints(before, fingerprint(host.workbook))
    expect(changed).toEqual(['sheet/予算/cells A10: null → "一"'])
  })

  test('a co-author edits between two syncs', async () => {
    const { Excel, host } = await openExcel(smallBudget())
    host.troubles.queue({
      kind: 'coauthor',
      sheet: '予算',
      address: 'C2',
      values: [[9999]],
      after: 1,
    })
    await Excel.run(async (context) => {
      const cell = context.workbook.worksheets.getItem('予算').getRange('C2')
      cell.load('values')
      await context.sync()
      expect(cell.values).toEqual([[1200]])
      cell.load('values')
      await context.sync()
      expect(cell.values).toEqual([[9999]])
    })
  })

  test('a lost connection and a slow one', async () => {
    const { Excel, host } = await openExcel(smallBudget())
    const before = fingerprint(host.workbook)
    host.troubles.queue({ kind: 'offline' })
    expect(await codeOf(write(Excel))).not.toBe('none')
    expect(diffFingerprints(before, fingerprint(host.workbook))).toEqual([])
    host.troubles.queue({ kind: 'offline', applied: true })
    expect(await codeOf(write(Excel))).not.toBe('none')
    expect(diffFingerprints(before, fingerprint(host.workbook))).toHaveLength(2)
    host.troubles.queue({ kind: 'slow', milliseconds: 60 })
    const start = performance.now()
    await write(Excel)
    expect(performance.now() - start).toBeGreaterThan(50)
    host.troubles.queue({ kind: 'lost' })
    const outcome = await Promise.race([
      write(Excel).then(() => 'answered'),
      new Promise((resolve) => setTimeout(() => resolve('silence'), 80)),
    ])
    expect(outcome).toBe('silence')
  })

  test('edit mode that lasts: refused, or waited for when the command asks so', async () => {
    const { Excel, host } = await openExcel(smallBudget())
    host.setEditMode(true)
    expect(await codeOf(write(Excel))).toBe('InvalidOperationInCellEditMode')
    const waiting = write(Excel, { delayForCellEdit: true })
    setTimeout(() => host.setEditMode(false), 30)
    expect(await codeOf(waiting)).toBe('none')
  })
})

describe('protection', () => {
  test('unlocked cells of a protected sheet can be written, locked ones cannot', async () => {
    const { Excel } = await openExcel({
      ...smallBudget(),
      formats: [{ range: 'E2:E5', locked: false }],
      protected: true,
    })
    const write = (address: string) =>
      Excel.run(async (context) => {
        context.workbook.worksheets.getItem('予算').getRange(address).values = [['①']]
        await context.sync()
      })
    expect(await codeOf(write('E3'))).toBe('none')
    expect(await codeOf(write('D3'))).toBe('AccessDenied')
  })

  test('a protected workbook takes no new sheet', async () => {
    const { Excel } = await openExcel({ sheets: [smallBudget()], protected: true })
    const add = Excel.run(async (context) => {
      context.workbook.worksheets.add('反映集計')
      await context.sync()
    })
    expect(await codeOf(add)).toBe('AccessDenied')
  })
})

test('document settings are saved in the workbook, where workbook.settings reads them', async () => {
  const { Excel, Office, host } = await openExcel({
    sheets: [smallBudget()],
    settings: { unit: '千円' },
  })
  const { settings } = Office.context.document
  expect(settings.get('unit')).toBe('千円')
  settings.set('columns', { amount: 'C' })
  await new Promise((resolve) => settings.saveAsync(resolve))
  expect(host.workbook.settings.get('columns')).toEqual({ amount: 'C' })
  await Excel.run(async (context) => {
    const setting = context.workbook.settings.getItem('columns')
    setting.load('value')
    await context.sync()
    expect(setting.value).toEqual({ amount: 'C' })
  })
})

test('100,000 lines are written and read through the library in blocks within the limits', async () => {
  const { Excel, host } = await openExcel({ name: 'S', formulas: { N1: '=SUM(D:D)' } })
  const start = performance.now()
  const line = (row: number) => [
    `経営課題${row % 7}`,
    `戦略${row % 30}`,
    `事業${row}`,
    row,
    '①',
    '',
    '局',
    1,
    2,
    3,
    '備考',
    '',
  ]
  for (let from = 0; from < 100_000; from += 20_000) {
    await Excel.run(async (context) => {
      const rows = Array.from({ length: 20_000 }, (_, row) => line(from + row))
      context.workbook.worksheets.getItem('S').getRange(`A${from + 1}:L${from + 20_000}`).values =
        rows
      await context.sync()
    })
  }
  await Excel.run(async (context) => {
    const sheet = context.workbook.worksheets.getItem('S')
    const sum = sheet.getRange('N1')
    const last = sheet.getRange('A99999:L100000')
    sum.load('values')
    last.load('values')
    await context.sync()
    expect(sum.values).toEqual([[4_999_950_000]])
    expect(last.values).toEqual([line(99_998), line(99_999)])
  })
  expect(host.counters.biggestRequest).toBeLessThan(5 * 1024 * 1024)
  expect(performance.now() - start).toBeLessThan(40_000)
}, 60_000)
