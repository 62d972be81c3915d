// What the add-in wrote into a workbook, calculated by LibreOffice: every figure is the report's.
import ExcelJS from 'exceljs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { cellAddress } from '../../shared/address/index.ts'
import { assess } from '../../shared/assess.ts'
import { readXlsx } from '../../shared/files/index.ts'
import { type Cell, defaultPolicy, type Plan, type Policy } from '../../shared/schema/index.ts'
import type { WriteTarget } from '../../shared/writeback/index.ts'
import type { Host, WorkbookDescription } from '../excel/index.ts'
import { describe as describeWorkbook } from '../excel/workbook/describe.ts'
import { referenceDescription, referencePlan } from '../fixtures/reference.ts'
import { sloppyDescription } from '../fixtures/sloppy.ts'
import { cell, openPort, prepare, take } from '../integration/open.ts'
import { differences } from './libreoffice/differences.ts'
import { type LibreOffice, openLibreOffice } from './libreoffice/office.ts'

let office: LibreOffice
beforeAll(() => {
  office = openLibreOffice()
}, 600_000)
afterAll(() => office?.close())

/** Opens a workbook in the stand-in and writes the figures back into it, as the pane does. */
async function writtenBack(
  description: WorkbookDescription,
  options: { plan?: Plan; policy?: Policy; targets?: WriteTarget[] } = {},
) {
  const { port, host } = await openPort(description, { timeout: 30_000 })
  const prepared = await prepare(port, options)
  expect(take(await port.writeBack(prepared))).toEqual({ differences: [], outside: [] })
  return { host, ...prepared }
}

/** The stand-in's workbook as an .xlsx file, its formulas without any result. */
async function save(host: Host): Promise<Uint8Array> {
  const workbook = new ExcelJS.Workbook()
  for (const { name, rows = [], formulas = {}, merges = [] } of describeWorkbook(host.workbook)
    .sheets) {
    const sheet = workbook.addWorksheet(name)
    sheet.addRows(rows as ExcelJS.CellValue[][])
    for (const [address, formula] of Object.entries(formulas))
      sheet.getCell(address).value = { formula: formula.slice(1), date1904: false }
    for (const merged of merges) sheet.mergeCells(merged)
  }
  return new Uint8Array(await workbook.xlsx.writeBuffer())
}

/** Labels and cells of 反映集計 where it puts the figures: column A and, say, B. */
const column = (sheets: ReadonlyMap<string, Cell[][]>, index: number) =>
  new Map(
    sheets
      .get('反映集計')!
      .slice(4, 12)
      .map((row) => [row[0], row[index]]),
  )

/** Every cell of Hanei's own sheets that the stand-in's engine calculates to something else. */
function engineDifferences(host: Host, sheets: ReadonlyMap<string, Cell[][]>): string[] {
  return ['反映明細', '反映集計'].flatMap((name) =>
    sheets.get(name)!.flatMap((row, r) =>
      row.flatMap((shown, c) => {
        const address = cellAddress(r + 1, c)
        const inStandIn = cell(host, name, address)
        return (shown ?? '') === inStandIn ? [] : [`${name}!${address}: ${shown}, not ${inStandIn}`]
      }),
    ),
  )
}

describe('a written-back workbook in LibreOffice', { timeout: 180_000 }, () => {
  it('comes to the reference’s figures, and every check says so', async () => {
    const { host, plan, report } = await writtenBack(referenceDescription(), {
      plan: referencePlan(),
      targets: [
        { sheet: '予算', cell: 'D25', figure: 'share' },
        { sheet: '予算', cell: 'D26', figure: 'base', unitYen: 1_000 },
        { sheet: '予算', cell: 'D27', figure: 'exclusion:priority', unitYen: 1_000 },
      ],
    })
    const sheets = await office.cells(await save(host), 'xlsx')
    expect(differences(plan, sheets)).toEqual([])
    expect(engineDifferences(host, sheets)).toEqual([])
    expect([...column(sheets, 1)]).toEqual([
      ['区全体の算定見込額', 284_322_000],
      ['庁舎維持管理経費等の固定経費', 122_368_000],
      ['区政充実重点経費', 8_365_000],
      ['除いた経費', 153_589_000],
      ['反映区分①', report.totals.reflected[0]!.yen],
      ['反映区分②', report.totals.reflected[1]!.yen],
      ['反映額', 77_870_000],
      ['反映割合(%)', 50.7],
    ])
    const checks = [...column(sheets, 5).values()].filter((check) => check !== null)
    expect(checks).toEqual(Array(5).fill('一致'))
    expect(sheets.get('反映集計')![15]![0]).toBe(report.statement.ja)
    expect([24, 25, 26].map((row) => sheets.get('予算')![row]![3])).toEqual([50.7, 153_589, 8_365])
  })

  it('follows an edit of the staff’s sheet, and its checks say what no longer agrees', async () => {
    const { host } = await writtenBack(referenceDescription(), { plan: referencePlan() })
    host.userEdit('予算', 'D19', [[100_000]])
    host.userEdit('予算', 'F5', [['なし']])
    const sheets = await office.cells(await save(host), 'xlsx')
    expect(engineDifferences(host, sheets)).toEqual([])
    // 284,322 − 75,719 + 100,000 in all; 77,870 − 22,283 of 177,870 reflected.
    expect(column(sheets, 1).get('区全体の算定見込額')).toBe(308_603_000)
    expect(column(sheets, 1).get('反映額')).toBe(55_587_000)
    expect(column(sheets, 1).get('反映割合(%)')).toBe(31.3)
    expect(column(sheets, 4).get('除いた経費')).toBe(24_281_000)
    expect([...column(sheets, 5).values()]).toEqual([
      ...['不一致', '一致', '一致', '不一致', null, null, null],
      '不一致',
    ])
  })

  it('holds for a sheet as staff really keep it, and for another rounding', async () => {
    const policy: Policy = { ...defaultPolicy, share: { decimals: 3, rounding: 'truncate' } }
    const { host, plan, report } = await writtenBack(sloppyDescription(), {
      plan: referencePlan(),
      policy,
    })
    const file = await save(host)
    const sheets = await office.cells(file, 'xlsx')
    expect(differences(plan, sheets)).toEqual([])
    expect(engineDifferences(host, sheets)).toEqual([])
    expect(column(sheets, 1).get('反映割合(%)')).toBe(Number(report.totals.share.value))
    const saved = readXlsx(await office.save(file, 'xlsx', 'xlsx'), { sheets: ['予算'] })
    if (!saved.ok) throw new Error(saved.problem.message.en)
    const again = assess(saved.sheets[0]!.snapshot, referencePlan(), policy)
    expect(again.totals).toEqual(report.totals)
  })
})
