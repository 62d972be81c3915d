// The user's own cells for figures: written in the cell's own scale, and proved by what they show.
import { describe, expect, test } from 'vitest'
import type { TargetFigure } from '../../shared/writeback/index.ts'
import type { Host, WorkbookDescription } from '../excel/index.ts'
import { diffFingerprints, fingerprint } from '../excel/index.ts'
import { formatAt, textAt } from '../excel/workbook/cells.ts'
import { referenceDescription, referencePlan } from '../fixtures/reference.ts'
import { sloppyDescription } from '../fixtures/sloppy.ts'
import { cell, openPort, prepare, take } from './open.ts'

/** A cover sheet with one cell in this number format, its column this wide. */
function withCover(
  numberFormat: string,
  {
    from = referenceDescription(),
    width = 140,
  }: { from?: WorkbookDescription; width?: number } = {},
): WorkbookDescription {
  return {
    ...from,
    sheets: [
      ...from.sheets,
      {
        name: '表紙',
        rows: [['区政会議の意見の反映割合']],
        formats: [{ range: 'B2', numberFormat }],
        columnWidths: { B: width },
      },
    ],
  }
}

async function pointed(
  figure: TargetFigure,
  numberFormat: string,
  options: { from?: WorkbookDescription; unitYen?: number; width?: number } = {},
) {
  const { port, host } = await openPort(withCover(numberFormat, options), { timeout: 10_000 })
  const { unitYen } = options
  const targets = [{ sheet: '表紙', cell: 'B2', figure, ...(unitYen ? { unitYen } : {}) }]
  const before = fingerprint(host.workbook)
  const prepared = await prepare(port, { plan: referencePlan(), targets })
  const outcome = await port.writeBack(prepared)
  return { port, host, outcome, before }
}

const shown = (host: Host): string => {
  const sheet = host.workbook.sheets.find((one) => one.name === '表紙')!
  return textAt(host.workbook, sheet, 1, 1).trim()
}
const formatOf = (host: Host): string => {
  const sheet = host.workbook.sheets.find((one) => one.name === '表紙')!
  return formatAt(sheet, 1, 1).numberFormat ?? 'General'
}

describe('the share', () => {
  test.each([
    ['0.0%', '50.7%', '0.0%'],
    ['0.00%', '50.70%', '0.00%'],
    ['0.0"%"', '50.7%', '0.0"%"'],
    ['General', '50.7', 'General'],
    ['0.0', '50.7', '0.0'],
    // Too few decimals would print another share.
    ['0%', '50.7%', '0.0%'],
    ['0', '50.7', '0.0'],
    ['#,##0', '50.7', '#,##0.0'],
    ['0"%"', '50.7%', '0.0"%"'],
    ['0%;[Red]-0%', '50.7%', '0.0"%"'],
    // Cells for something else.
    ['@', '50.7%', '0.0"%"'],
    ['yyyy/m/d', '50.7%', '0.0"%"'],
    ['#,##0"円"', '50.7%', '0.0"%"'],
    ['#,##0,', '50.7%', '0.0"%"'],
    ['# ?/?', '50.7%', '0.0"%"'],
    ['[DBNum1]General', '50.7%', '0.0"%"'],
    [';;;', '50.7%', '0.0"%"'],
  ])('in a cell formatted %s', async (numberFormat, text, after) => {
    const { port, host, outcome, before } = await pointed('share', numberFormat)
    expect(outcome).toEqual({ ok: true, value: { differences: [], outside: [] } })
    expect(shown(host)).toBe(text)
    expect(formatOf(host)).toBe(after)
    take(await port.revert())
    expect(diffFingerprints(before, fingerprint(host.workbook))).toEqual([])
  })

  test('is a number only while it is final and unchanged', async () => {
    const { host } = await pointed('share', '0.0%')
    expect(cell(host, '表紙', 'B2')).toBe(0.507)
    host.userEdit('予算', 'D6', [[30_852]])
    expect(cell(host, '表紙', 'B2')).toBe('検証後に変更あり 53.7%')
    host.userEdit('予算', 'D6', [[20_852]])
    expect(cell(host, '表紙', 'B2')).toBe(0.507)
    const provisional = await pointed('share', '0.0%', { from: sloppyDescription() })
    expect(provisional.outcome.ok).toBe(true)
    expect(shown(provisional.host)).toMatch(/^暫定 \d+\.\d%$/)
  })

  test('in the amount column of the checked sheet itself is no circle', async () => {
    const { port, host } = await openPort(referenceDescription(), { timeout: 10_000 })
    const targets = [{ sheet: '予算', cell: 'D25', figure: 'share' as const }]
    take(await port.writeBack(await prepare(port, { plan: referencePlan(), targets })))
    expect(cell(host, '予算', 'D25')).toBe(50.7)
    expect(cell(host, '反映集計', 'A3')).toBe('確定')
    // Once more, with the formula of the first time on the sheet.
    take(await port.writeBack(await prepare(port, { plan: referencePlan(), targets })))
    expect(cell(host, '予算', 'D25')).toBe(50.7)
  })
})

describe('money', () => {
  test.each([
    ['#,##0', undefined, '284,322,000', 284_322_000],
    ['#,##0', 1_000, '284,322', 284_322],
    ['General', 1_000, '284322', 284_322],
    ['#,##0,', 1_000, '284,322', 284_322_000],
    ['#,##0,"千円"', undefined, '284,322千円', 284_322_000],
    ['#,##0"千円"', undefined, '284,322千円', 284_322],
    ['#,##0"円"', 1_000, '284,322,000円', 284_322_000],
    ['¥#,##0', 1_000, '¥284,322,000', 284_322_000],
    ['#,##0,,"百万円"', 1_000, '284百万円', 284_322_000],
    ['0.00,,"百万円"', 1_000, '284.32百万円', 284_322_000],
    ['#,##0"百万円"', undefined, '284百万円', 284.322],
    ['#,##0_ ;"△"#,##0_ ', 1_000, '284,322', 284_322],
    ['@', 1_000, '284,322', 284_322],
    ['0.0%', 1_000, '284,322', 284_322],
    ['ggge"年"m"月"d"日"', 1_000, '284,322', 284_322],
  ])('in a cell formatted %s (unit %s)', async (numberFormat, unitYen, text, value) => {
    const { host, outcome } = await pointed('total', numberFormat, {
      ...(unitYen ? { unitYen } : {}),
    })
    expect(outcome).toEqual({ ok: true, value: { differences: [], outside: [] } })
    expect(shown(host)).toBe(text)
    expect(cell(host, '表紙', 'B2')).toBe(value)
  })

  test('a column that would show #### is refused, and nothing is written', async () => {
    const { host, outcome, before } = await pointed('total', '#,##0"円"', { width: 48 })
    expect(outcome).toMatchObject({
      ok: false,
      problem: { code: 'narrowTarget', cells: ['表紙!B2'] },
    })
    expect(diffFingerprints(before, fingerprint(host.workbook))).toEqual([])
  })
})
