// Events, ribbon commands and custom functions: what the host says to the add-in by itself.
import { describe, expect, test } from 'vitest'
import { openExcel, smallBudget } from './test-excel.ts'

describe('events', () => {
  test('the user, a co-author and the add-in itself are told apart', async () => {
    const { Excel, host } = await openExcel(smallBudget())
    const heard: unknown[][] = []
    await Excel.run(async (context) => {
      const sheet = context.workbook.worksheets.getItem('予算')
      sheet.onChanged.add(async (event) => {
        heard.push([event.address, event.source, event.triggerSource, event.changeType])
      })
      await context.sync()
    })
    host.userEdit('予算', 'C2', [['1,500']])
    host.coauthorEdit('予算', 'A2:B2', [['x', 'y']])
    await host.settled()
    await Excel.run(async (context) => {
      context.workbook.worksheets.getItem('予算').getRange('E4').values = [['①']]
      await context.sync()
      context.runtime.enableEvents = false
      context.workbook.worksheets.getItem('予算').getRange('E4').values = [['②']]
      context.runtime.enableEvents = true
      await context.sync()
    })
    host.insertRows('予算', 3, 1)
    await host.settled()
    expect(heard).toEqual([
      ['C2', 'Local', 'Unknown', 'RangeEdited'],
      ['A2:B2', 'Remote', 'Unknown', 'RangeEdited'],
      ['E4', 'Local', 'ThisLocalAddin', 'RangeEdited'],
      ['3:3', 'Local', 'Unknown', 'RowInserted'],
    ])
  })

  test('collections and tables hear changes, sheets hear calculation, selection and activation', async () => {
    const { Excel, host } = await openExcel({
      sheets: [{ ...smallBudget(), tables: [{ name: '明細', range: 'A1:E5' }] }, { name: '別' }],
    })
    const heard: string[] = []
    const hear = (name: string) => async (event: object) => {
      heard.push(`${name} ${'address' in event ? event.address : ''}`.trim())
    }
    await Excel.run(async (context) => {
      const { worksheets, tables } = context.workbook
      worksheets.onChanged.add(hear('changed'))
      worksheets.onCalculated.add(hear('calculated'))
      worksheets.onSelectionChanged.add(hear('selection'))
      worksheets.onActivated.add(hear('activated'))
      worksheets.onAdded.add(hear('added'))
      worksheets.onDeleted.add(hear('deleted'))
      tables.getItem('明細').onChanged.add(hear('table'))
      await context.sync()
    })
    host.userEdit('予算', 'C3', [[1]])
    await host.settled()
    host.select('別', 'B2')
    await host.settled()
    await Excel.run(async (context) => {
      context.workbook.worksheets.add('新').delete()
      await context.sync()
    })
    await host.settled()
    expect(heard).toEqual([
      'changed C3',
      'table C3',
      'calculated',
      'activated',
      'selection B2',
      'added',
      'deleted',
    ])
  })

  test('a removed handler hears nothing', async () => {
    const { Excel, host } = await openExcel(smallBudget())
    let heard = 0
    const handler = await Excel.run(async (context) => {
      const added = context.workbook.worksheets.getItem('予算').onChanged.add(async () => {
        heard += 1
      })
      await context.sync()
      return added
    })
    host.userEdit('予算', 'A2', [['x']])
    await host.settled()
    await Excel.run(handler.context, async (context) => {
      handler.remove()
      await context.sync()
    })
    host.userEdit('予算', 'A2', [['y']])
    await host.settled()
    expect(heard).toBe(1)
  })
})

test('ribbon commands run and complete', async () => {
  const { Excel, Office, host } = await openExcel(smallBudget())
  Office.actions.associate('validate', async (event: Office.AddinCommands.Event) => {
    await Excel.run(async (context) => {
      context.workbook.worksheets.getItem('予算').getRange('G1').values = [[event.source.id]]
      await context.sync()
    })
    event.completed()
  })
  await host.runCommand('validate', 'Hanei.Validate')
  expect(host.workbook.sheets[0]?.cells[0]?.[6]).toBe('Hanei.Validate')
})

test('custom functions are called, answer, fail with Excel errors, stream and are cancelled', async () => {
  const { CustomFunctions, host, window } = await openExcel(smallBudget())
  const functions = window.CustomFunctions as unknown as {
    Error: new (code: string, message?: string) => Error
    ErrorCode: { notAvailable: string }
  }
  CustomFunctions.associate('AMOUNT', ((text: string, unit: string | null) =>
    text === 'x'
      ? Promise.reject(new functions.Error(functions.ErrorCode.notAvailable, '読めません'))
      : Promise.resolve([[Number(text), unit]])) as never)
  let cancelled = false
  CustomFunctions.associate('TICK', ((invocation: {
    setResult: (value: number) => void
    onCanceled?: () => void
  }) => {
    invocation.setResult(1)
    invocation.onCanceled = () => {
      cancelled = true
    }
  }) as never)
  const good = await host.callCustomFunction('AMOUNT', ['12', '千円'], {
    sheet: '予算',
    address: 'G1',
  })
  expect(good).toEqual({ ok: true, value: [[12, '千円']] })
  const bad = await host.callCustomFunction('AMOUNT', ['x', null])
  expect(bad).toEqual({ ok: false, error: '#N/A', message: '読めません' })
  const first = await new Promise((resolve) => {
    const stream = host.streamCustomFunction('TICK', [], (result) => {
      stream.cancel()
      resolve(result)
    })
  })
  await host.settled()
  expect(first).toEqual({ ok: true, value: 1 })
  expect(cancelled).toBe(true)
}, 20_000)

test('formulas of custom functions show their results, follow their arguments and spill', async () => {
  const { CustomFunctions, host, Excel } = await openExcel(
    { name: 'S', rows: [['20,852千円'], [5]] },
    {
      customFunctions: {
        namespace: 'HANEI',
        functions: [
          { id: 'AMOUNT', name: 'AMOUNT', parameters: [{}, { optional: true }] },
          {
            id: 'CHECK',
            name: 'CHECK',
            parameters: [{ dimensionality: 'matrix' }],
            options: { requiresParameterAddresses: true },
          },
        ],
      },
    },
  )
  CustomFunctions.associate(
    'AMOUNT',
    ((value: string, unit: string | null) => `${value}/${unit}`) as never,
  )
  CustomFunctions.associate('CHECK', ((
    cells: unknown[][],
    invocation: { parameterAddresses: string[] },
  ) => [[invocation.parameterAddresses[0]], [cells.length]]) as never)
  host.userEdit('S', 'C1', [['=HANEI.AMOUNT(A1)'], ['=hanei.amount(A2*2,"円")'], ['=LEN(C1)']])
  host.userEdit('S', 'E1', [['=HANEI.CHECK(A1:A2)']])
  const values = async () =>
    Excel.run(async (context) => {
      const range = context.workbook.worksheets.getItem('S').getRange('C1:E3')
      range.load('values')
      await context.sync()
      return range.values
    })
  const until = async (isDone: (rows: unknown[][]) => boolean): Promise<unknown[][]> => {
    for (let turn = 0; turn < 60; turn += 1) {
      const rows = await values()
      if (isDone(rows)) return rows
      await new Promise((resolve) => setTimeout(resolve, 50))
    }
    return values()
  }
  const first = await until((rows) => rows[1]?.[2] === 2 && rows[1]?.[0] === '10/円')
  expect(first).toEqual([
    ['20,852千円/null', '', 'S!A1:A2'],
    ['10/円', '', 2],
    [13, '', ''],
  ])
  host.userEdit('S', 'A2', [[50]])
  const second = await until((rows) => rows[1]?.[0] === '100/円')
  expect(second[1]?.[0]).toBe('100/円')
  host.userEdit('S', 'C1', [['直接']])
  expect((await values())[0]?.[0]).toBe('直接')
}, 20_000)
