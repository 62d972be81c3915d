// Workbooks written into files, opened and calculated anew by LibreOffice: cell for cell what was written.
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type Cell, defaultPolicy } from '../../shared/schema/index.ts'
import { type WrittenFile, writeFile } from '../../shared/workbook/index.ts'
import { expected, plainBook, realShaped } from '../fixtures/real-shaped/index.ts'
import { referencePlan } from '../fixtures/reference.ts'
import { sectionsBytes } from '../fixtures/section-file.ts'
import { differences } from './libreoffice/differences.ts'
import { type LibreOffice, openLibreOffice } from './libreoffice/office.ts'

type Written = Extract<WrittenFile, { ok: true }>
const books = new Map<string, { made: Written; before: Sheets; after: Sheets }>()
type Sheets = ReadonlyMap<string, Cell[][]>
const shapes = { plain: plainBook, ...realShaped }

let office: LibreOffice
beforeAll(async () => {
  office = openLibreOffice()
  const all = { ...shapes, sections: await sectionsBytes() }
  const files = Object.entries(all).map(([name, bytes]) => {
    const plan = name === 'sections' ? referencePlan() : null
    const made = writeFile(bytes, { plan, policy: defaultPolicy, language: 'ja' })
    if (!made.ok) throw new Error(`${name}: ${made.problem.message.en}`)
    return { name, bytes, made }
  })
  const sheets = await office.cellsOfAll(
    files.flatMap(({ bytes, made }) => [bytes, made.bytes]),
    'xlsx',
  )
  for (const [i, { name, made }] of files.entries())
    books.set(name, { made, before: sheets[2 * i]!, after: sheets[2 * i + 1]! })
}, 600_000)
afterAll(() => office?.close())

it.each(Object.keys(shapes))('comes to the report’s figures in every cell: %s', (name) => {
  const { made, after } = books.get(name)!
  expect(differences(made.plan, after)).toEqual([])
  const summary = after.get('反映集計')!
  const figure = (label: string) => summary.find(([first]) => first === label)?.[1]
  expect(figure('区全体の算定見込額')).toBe(expected.total)
  expect(figure('除いた経費')).toBe(expected.base)
  expect(figure('反映額')).toBe(expected.numerator)
  expect(figure('反映割合(%)')).toBe(Number(expected.share))
})

it('so does a workbook of sections', () => {
  const { made, after } = books.get('sections')!
  expect(differences(made.plan, after)).toEqual([])
  expect(made.report.totals.share.value).toBe('50.7')
})

it.each(Object.keys(shapes))('shows the office’s own sheets as before: %s', (name) => {
  const { before, after } = books.get(name)!
  expect([...after.keys()]).toEqual(expect.arrayContaining([...before.keys()]))
  for (const [sheet, cells] of before) expect(after.get(sheet), sheet).toEqual(cells)
})
