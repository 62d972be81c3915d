import ExcelJS from 'exceljs'
import { expect, test } from 'vitest'
import { assess } from '../../assess.ts'
import { defaultPolicy } from '../../schema/index.ts'
import { readXlsx } from '../index.ts'

type Look = 'bold' | 'filled' | 'white' | null
const fill = (argb: string): ExcelJS.Fill => ({
  type: 'pattern',
  pattern: 'solid',
  fgColor: { argb },
})

/** Items and their sums as a workbook; the look is of the amount's cell. */
async function read(rows: [string, number, Look?][]) {
  const workbook = new ExcelJS.Workbook()
  const sheet = workbook.addWorksheet('予算')
  sheet.addRow(['事業名', '予算額(千円)']).font = { bold: true }
  for (const [name, yen, look] of rows) {
    const cell = sheet.addRow([name, yen]).getCell(2)
    if (look === 'bold') cell.font = { bold: true }
    if (look === 'filled') cell.fill = fill('FFDDEBF7')
    if (look === 'white') cell.fill = fill('FFFFFFFF')
  }
  const made = readXlsx(new Uint8Array(await workbook.xlsx.writeBuffer()))
  if (!made.ok) throw new Error(made.problem.message.en)
  const [one] = made.sheets
  if (!one) throw new Error('no sheet')
  const { totals, table, findings } = assess(one.snapshot, null, defaultPolicy)
  const [sum] = table?.reading?.sums ?? []
  const codes = findings.map(({ code }) => code)
  return { emphasis: one.snapshot.emphasis, thousands: totals.total / 1_000, by: sum?.by, codes }
}
const items: [string, number][] = [
  ['防災', 20],
  ['広報', 20],
  ['相談', 10],
]

test.each<Look>(['bold', 'filled'])(
  'figures too small to tell a sum do where it is %s',
  async (look) => {
    const { emphasis, thousands, by, codes } = await read([...items, ['くらしの安全', 50, look]])
    expect(emphasis).toEqual(['B5'])
    expect(thousands).toBe(50)
    expect(by).toEqual(['emphasis', 'figures'])
    expect(codes).toContain('structure/sum-by-figures')
  },
)

test('without it, or with white, they are said to be open', async () => {
  for (const look of [null, 'white'] as const) {
    const { emphasis, thousands, codes } = await read([...items, ['くらしの安全', 50, look]])
    expect([emphasis, thousands]).toEqual([undefined, 100])
    expect(codes).toContain('structure/possible-sum')
  }
})

test('a bold item that nothing comes to is an item', async () => {
  const { emphasis, thousands } = await read([...items, ['くらしの安全', 60, 'bold']])
  expect([emphasis, thousands]).toEqual([['B5'], 110])
})

test('a named total needs no cue, and every second row is none', async () => {
  expect((await read([...items, ['合計', 50, 'bold']])).emphasis).toBeUndefined()
  const bands = Array.from({ length: 12 }, (_, i): [string, number, Look] => [
    `事業${i}`,
    1_000 + i,
    i % 2 === 0 ? 'filled' : null,
  ])
  expect((await read(bands)).emphasis).toBeUndefined()
})
