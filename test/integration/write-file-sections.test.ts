// The sections' workbook as a file: written back over all its sheets, the same cells as in Excel.
import ExcelJS from 'exceljs'
import { unzipSync } from 'fflate'
import { expect, test } from 'vitest'
import { cellAddress } from '../../shared/address/index.ts'
import { reportDigest } from '../../shared/assess.ts'
import { readXlsx } from '../../shared/files/index.ts'
import { defaultPolicy } from '../../shared/schema/index.ts'
import { writeFile } from '../../shared/workbook/index.ts'
import { referencePlan } from '../fixtures/reference.ts'
import { sectionsBytes } from '../fixtures/section-file.ts'
import { SECTIONS } from '../fixtures/sections.ts'
import { sectionsDescription } from '../fixtures/sections-workbook.ts'
import { cell, openPortQuickly, prepareAll, take } from './open.ts'

const options = { plan: referencePlan(), policy: defaultPolicy, language: 'ja' } as const

test('all sections’ sheets are written from, all other parts stay byte for byte', async () => {
  const bytes = await sectionsBytes()
  const made = writeFile(bytes, options)
  if (!made.ok) throw new Error(made.problem.message.en)
  expect(made.report.totals.share).toMatchObject({ value: '50.7', status: 'final' })
  expect(made.report.sheets?.filter(({ counted }) => counted).map(({ sheet }) => sheet)).toEqual([
    ...SECTIONS,
  ])
  const [before, after] = [unzipSync(bytes), unzipSync(made.bytes)]
  const lists =
    /^(\[Content_Types\]\.xml|xl\/workbook\.xml|xl\/_rels\/workbook\.xml\.rels|xl\/styles\.xml)$/
  for (const [name, content] of Object.entries(before))
    if (!lists.test(name)) expect(after[name], name).toEqual(content)
})

test('the file holds what Excel is given, and is the same when written twice', async () => {
  const made = writeFile(await sectionsBytes(), options)
  if (!made.ok) throw new Error(made.problem.message.en)
  const { port, host } = await openPortQuickly(sectionsDescription())
  const prepared = await prepareAll(port, { plan: options.plan })
  take(await port.writeBack(prepared))
  const again = readXlsx(made.bytes)
  if (!again.ok) throw new Error(again.problem.message.en)
  const summary = again.sheets.find(({ name }) => name === '反映集計')?.snapshot.rows ?? []
  // Each door of a program gives the digest of the file (worker/client/doors.test.ts); so does the pane.
  expect(reportDigest(prepared.report)).toBe(reportDigest(made.report))
  for (const [r, row] of summary.slice(0, 40).entries())
    expect(row[1] ?? '', `B${r + 1}`).toEqual(cell(host, '反映集計', cellAddress(r + 1, 1)))
  const twice = writeFile(made.bytes, options)
  if (!twice.ok) throw new Error(twice.problem.message.en)
  expect(twice.report).toEqual(made.report)
})

test('one section by its name is written as ever', async () => {
  const made = writeFile(await sectionsBytes(), { ...options, sheet: '総務課' })
  if (!made.ok) throw new Error(made.problem.message.en)
  expect(made.report.sheets).toBeUndefined()
  const workbook = new ExcelJS.Workbook()
  await workbook.xlsx.load(made.bytes.slice().buffer)
  expect(workbook.getWorksheet('反映明細')?.getCell('K1').value).toMatch(/^出所: 総務課!/)
})
