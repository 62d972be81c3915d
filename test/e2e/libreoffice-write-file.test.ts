// Workbooks written into files, opened and calculated anew by LibreOffice: the figures are the report's.
import { afterAll, beforeAll, expect, it } from 'vitest'
import { defaultPolicy } from '../../shared/schema/index.ts'
import { writeFile } from '../../shared/workbook/index.ts'
import { realShaped } from '../fixtures/real-shaped.ts'
import { type LibreOffice, openLibreOffice } from './libreoffice/office.ts'

let office: LibreOffice
beforeAll(() => {
  office = openLibreOffice()
}, 600_000)
afterAll(() => office?.close())

it.each(Object.entries(realShaped))(
  'comes to the report’s figures: %s',
  { timeout: 180_000 },
  async (_, bytes) => {
    const made = writeFile(bytes, { plan: null, policy: defaultPolicy, language: 'ja' })
    if (!made.ok) throw new Error(made.problem.message.en)
    const summary = (await office.cells(made.bytes, 'xlsx')).get('反映集計')!
    const figure = (label: string) => summary.find(([name]) => name === label)?.[1]
    const { totals } = made.report
    expect(figure('区全体の算定見込額')).toBe(totals.total)
    expect(figure('除いた経費')).toBe(totals.base)
    expect(figure('反映額')).toBe(totals.share.numerator)
    expect(figure('反映割合(%)')).toBe(Number(totals.share.value))
  },
)
