// A write-back as one step of Excel's own undo list, where Excel has that; else, and whenever Excel
// cannot, as usual, with our own way back.
import { expect, test, vi } from 'vitest'
import { fingerprint } from '../excel/index.ts'
import { referenceDescription } from '../fixtures/reference.ts'
import { openPort, prepare, take } from './open.ts'

const opened = (level: string) =>
  openPort(referenceDescription(), { requirementSets: { ExcelApi: level } })

/** What `Excel.run` was asked for, batch by batch. */
function watchRuns(): { mergeUndoGroup?: boolean }[] {
  const asked: { mergeUndoGroup?: boolean }[] = []
  const run = Excel.run.bind(Excel)
  vi.spyOn(Excel, 'run').mockImplementation(((options: object, ...rest: unknown[]) => {
    asked.push(options)
    return (run as (...args: unknown[]) => Promise<unknown>)(options, ...rest)
  }) as typeof Excel.run)
  return asked
}

const grouped = (asked: { mergeUndoGroup?: boolean }[]) =>
  asked.filter(({ mergeUndoGroup }) => mergeUndoGroup).length

test('ExcelApi 1.20: what changes the sheet is asked for as one step, reading is not', async () => {
  const { port } = await opened('1.20')
  expect(port.canGroupUndo()).toBe(true)
  const asked = watchRuns()
  const prepared = await prepare(port)
  expect(grouped(asked)).toBe(0)
  take(await port.writeBack(prepared))
  expect(grouped(asked)).toBe(1)
}, 60_000)

test.each(['1.14', '1.17'])(
  'ExcelApi %s is never asked for it',
  async (level) => {
    const { port } = await opened(level)
    expect(port.canGroupUndo()).toBe(false)
    const asked = watchRuns()
    take(await port.writeBack(await prepare(port)))
    expect(grouped(asked)).toBe(0)
  },
  60_000,
)

test('where Excel cannot group it, the same is written without, and can be reverted', async () => {
  const plain = await opened('1.17')
  take(await plain.port.writeBack(await prepare(plain.port)))
  const expected = fingerprint(plain.host.workbook)
  const { port, host } = await opened('1.20')
  const before = fingerprint(host.workbook)
  const prepared = await prepare(port)
  const asked = watchRuns()
  host.troubles.queue({ kind: 'fail', code: 'UndoNotSupported', afterWrites: 3 })
  expect(take(await port.writeBack(prepared))).toEqual({ differences: [], outside: [] })
  expect(grouped(asked)).toBe(1)
  expect(fingerprint(host.workbook)).toEqual(expected)
  take(await port.revert())
  expect(fingerprint(host.workbook)).toEqual(before)
}, 60_000)

test('any other failure is told, and tried no second time', async () => {
  const { port, host } = await opened('1.20')
  const before = fingerprint(host.workbook)
  const prepared = await prepare(port)
  const asked = watchRuns()
  host.troubles.queue({ kind: 'fail', code: 'GeneralException', afterWrites: 3 })
  expect(await port.writeBack(prepared)).toMatchObject({ ok: false })
  expect(grouped(asked)).toBe(1)
  expect(fingerprint(host.workbook)).toEqual(before)
}, 60_000)
