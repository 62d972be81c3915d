// A workbook from a file behind the pane's port: read, edited, fixed, written, taken back, saved.
import { describe, expect, it } from 'vitest'
import { differingResults } from '../../../shared/calculation/index.ts'
import { readXlsx } from '../../../shared/files/index.ts'
import { defaultPolicy } from '../../../shared/schema/index.ts'
import { patchSnapshot } from '../../../shared/sheet/patch.ts'
import { assessSheets } from '../../../shared/workbook/index.ts'
import { planWriteBack } from '../../../shared/writeback/index.ts'
import { plainBook, refusedShapes } from '../../../test/fixtures/real-shaped/index.ts'
import { handmadeWorkbook } from '../../../test/fixtures/workbook-parts.ts'
import { openWorkerThread } from '../../client/thread/index.ts'
import type { Outcome, WorkbookChange } from '../../workbook/port.ts'
import { threadInPage } from '../page/thread-in-page.ts'
import { createBook } from './book.ts'
import { createBookPort } from './port.ts'

async function open(bytes: Uint8Array, name = '予算.xlsx') {
  const workerThread = openWorkerThread(threadInPage)
  const read = await workerThread.call('openBook', { name, bytes: bytes.slice().buffer })
  if (!read.ok) throw new Error(read.message.en)
  const book = createBook({ name, sheets: read.sheets, workerThread, now: () => new Date(0) })
  let written = 0
  const port = createBookPort(book, () => {
    written++
  })
  return { book, port, written: () => written }
}

const done = <T>(outcome: Outcome<T>): T => {
  if (!outcome.ok) throw new Error(outcome.problem.code)
  return outcome.value
}
const codeOf = (outcome: Outcome<unknown>): string => (outcome.ok ? 'ok' : outcome.problem.code)

describe('a workbook from a file', () => {
  it('is listed and read as it lies in the file, and a cell of it is gone to', async () => {
    const { port, book } = await open(plainBook)
    expect(done(await port.listSheets())).toEqual([
      { name: '予算', own: false, visible: true, active: true, madeFrom: null },
    ])
    const file = readXlsx(plainBook)
    const [sheet] = done(await port.readWorkbook({}))
    expect(sheet!.reading!.snapshot).toEqual(file.ok && file.sheets[0]!.snapshot)
    done(await port.jumpTo('予算', 'C5:C6'))
    expect(book.selection.value).toEqual({ top: 5, bottom: 6, left: 2, right: 2 })
    expect(done(await port.selection())).toMatchObject({ address: 'C5:C6' })
    expect(codeOf(await port.jumpTo('なし', 'A1'))).toBe('sheetNotFound')
  })

  it('tells of what is typed, its sums too, and reads again what changed', async () => {
    const { port, book } = await open(plainBook)
    const before = done(await port.readSheet({ sheet: '予算' }))
    const heard: WorkbookChange[] = []
    done(await port.onChange((change) => heard.push(change)))
    await book.enter('typed', [{ sheet: '予算', cell: 'C4', value: 2_200 }])
    expect(heard.map(({ address }) => address)).toEqual(expect.arrayContaining(['C4', 'C8']))
    const { reading, patch } = done(await port.readChanges({ reading: before, changes: heard }))
    expect(patch!.cells.map(({ row, column, value }) => [row, column, value])).toEqual([
      [4, 2, 2_200],
      [8, 2, 12_600],
    ])
    expect(patchSnapshot(before.snapshot, patch!)).toEqual(reading.snapshot)
    await book.undo()
    expect(book.contentAt({ sheet: '予算', cell: 'C4' })).toBe(1_200)
    expect(book.isUnsaved.value).toBe(false)
  })

  it('applies fixes where the cells are as they were read, and takes them back', async () => {
    const { port, book } = await open(plainBook)
    const read = done(await port.readSheet({ sheet: '予算' }))
    const edits = [{ sheet: '予算', cell: 'E6', value: '①' }]
    done(await port.applyEdits(edits, [read]))
    expect(done(await port.revertible())).toMatchObject({ kind: 'edits', source: '予算' })
    expect(codeOf(await port.applyEdits(edits, [read]))).toBe('changedSinceValidation')
    await book.enter('typed', [{ sheet: '予算', cell: 'C4', value: 1 }])
    done(await port.revert())
    expect(book.contentAt({ sheet: '予算', cell: 'E6' })).toBe('なし')
    expect(book.contentAt({ sheet: '予算', cell: 'C4' })).toBe(1)
    expect(codeOf(await port.revert())).toBe('nothingToRevert')
  })

  it('takes nothing back over what was typed since', async () => {
    const { port, book } = await open(plainBook)
    const read = done(await port.readSheet({ sheet: '予算' }))
    done(await port.applyEdits([{ sheet: '予算', cell: 'E6', value: '①' }], [read]))
    await book.enter('typed', [{ sheet: '予算', cell: 'E6', value: '②' }])
    expect(codeOf(await port.revert())).toBe('laterEdits')
    expect(book.contentAt({ sheet: '予算', cell: 'E6' })).toBe('②')
  })

  it.each([
    ['予算.xlsx', plainBook],
    [
      '予算.csv',
      new TextEncoder().encode('具体的取組,金額(千円),反映区分\n訓練,1200,①\n備蓄,2400,なし\n'),
    ],
  ])(
    'writes the sheets, hands out a workbook, and takes them away again: %s',
    async (name, bytes) => {
      const { port, book, written } = await open(bytes, name)
      const [sheet] = done(await port.readWorkbook({}))
      const reading = sheet!.reading!
      const assessment = assessSheets([reading.snapshot], null, defaultPolicy, {})
      const { report } = assessment
      const existingSheets = done(await port.listSheets())
      const plan = planWriteBack({
        ...{ report, budget: assessment, policy: defaultPolicy, plan: null, language: 'ja' },
        existingSheets,
      })
      const result = done(await port.writeBack({ plan, readings: [reading], report }))
      expect(result).toEqual({ differences: [], outside: [] })
      expect(written()).toBe(1)
      expect(book.sheets.value.map(({ own }) => own)).toEqual([false, true, true])
      const saved = await book.save()
      const file = readXlsx(new Uint8Array(saved.ok ? saved.bytes : new ArrayBuffer()))
      const sheets = file.ok ? file.sheets.map(({ snapshot }) => snapshot) : []
      expect(sheets.map((one) => one.sheet)).toEqual([sheet!.name, '反映明細', '反映集計'])
      expect(differingResults(sheets, new Set(['反映明細', '反映集計']))).toEqual([])
      await book.enter('typed', [{ sheet: sheet!.name, cell: 'H20', value: 'メモ' }])
      done(await port.revert())
      expect(book.sheets.value.map((one) => one.name)).toEqual([sheet!.name])
      expect(book.contentAt({ sheet: sheet!.name, cell: 'H20' })).toBe('メモ')
      expect(codeOf(await port.writeBack({ plan, readings: [reading], report }))).toBe(
        'changedSinceValidation',
      )
    },
  )

  it('hands out a formula that it could not work out without its old result', async () => {
    const bytes = handmadeWorkbook({
      sheet:
        '<sheetData><row r="1"><c r="A1"><v>1</v></c><c r="B1"><f>NPV(A1,2)</f><v>7</v></c></row></sheetData>',
    })
    const { book } = await open(bytes)
    const { name: sheet } = book.sheets.value[0]!
    await book.enter('typed', [{ sheet, cell: 'A1', value: 5 }])
    expect(book.unsolved.value).toEqual([{ sheet, cell: 'B1' }])
    expect(book.sheets.value[0]!.snapshot.rows).toEqual([[5, 7]])
    const saved = await book.save()
    const file = readXlsx(new Uint8Array(saved.ok ? saved.bytes : new ArrayBuffer()))
    expect(file.ok && file.sheets[0]!.snapshot).toMatchObject({
      rows: [[5, null]],
      formulas: { B1: '=NPV(A1,2)' },
    })
    await book.undo()
    expect(book.unsolved.value).toEqual([])
  })

  it('takes no edit of a protected sheet or a signed workbook, in the file’s words', async () => {
    const locked = handmadeWorkbook({
      sheet:
        '<sheetData><row r="1"><c r="A1"><v>1</v></c></row></sheetData><sheetProtection sheet="1"/>',
    })
    for (const bytes of [locked, refusedShapes.signed!]) {
      const { book } = await open(bytes)
      const { name } = book.sheets.value[0]!
      const before = book.contentAt({ sheet: name, cell: 'A1' })
      const entered = await book.enter('typed', [{ sheet: name, cell: 'A1', value: 9 }])
      expect(entered.ok).toBe(false)
      expect(!entered.ok && entered.message.ja).toMatch(/保護|署名/)
      expect(book.contentAt({ sheet: name, cell: 'A1' })).toBe(before)
    }
  })
})
