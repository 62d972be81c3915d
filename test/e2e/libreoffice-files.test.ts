// Workbooks that LibreOffice saved, read by our reader and held against LibreOffice's own account of them.
import { readdirSync, readFileSync } from 'node:fs'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { parseCell } from '../../shared/address/index.ts'
import { assess } from '../../shared/assess.ts'
import { readXlsx } from '../../shared/files/index.ts'
import { type Cell, defaultPolicy, type SheetSnapshot } from '../../shared/schema/index.ts'
import { referencePlan, referenceSnapshot } from '../fixtures/reference.ts'
import { sloppySnapshot } from '../fixtures/sloppy.ts'
import { type FlatCell, type FlatSheet, flatWorkbook } from './libreoffice/flat-sheets.ts'
import { type LibreOffice, openLibreOffice } from './libreoffice/office.ts'

let office: LibreOffice
beforeAll(() => {
  office = openLibreOffice()
}, 600_000)
afterAll(() => office?.close())

/** The sheets as our reader finds them in LibreOffice's .xlsx, and as LibreOffice itself shows them. */
async function readBoth(sheets: FlatSheet[], settings: { dates1904?: boolean } = {}) {
  const file = flatWorkbook(sheets, settings)
  const read = readXlsx(await office.save(file, 'fods', 'xlsx'))
  if (!read.ok) throw new Error(read.problem.message.en)
  const own = await office.cells(file, 'fods')
  return read.sheets.map((sheet) => ({
    sheet,
    ours: trimmed(fromA1(sheet.snapshot)),
    theirs: trimmed(own.get(sheet.name) ?? []),
  }))
}

/** Cells of a snapshot from A1 on, wherever its used range begins. */
function fromA1({ origin, rows }: SheetSnapshot): Cell[][] {
  const { row, column } = parseCell(origin ?? 'A1')!
  const above: Cell[][] = Array.from({ length: row - 1 }, () => [])
  return [...above, ...rows.map((cells) => [...Array<Cell>(column).fill(null), ...cells])]
}

/** Without blanks at the end of rows, and without blank rows at the end. */
function trimmed(rows: readonly (readonly Cell[])[]): Cell[][] {
  const blank = (cell: Cell) => cell === null || cell === ''
  const kept = rows.map((row) =>
    row.slice(0, row.findLastIndex((cell) => !blank(cell)) + 1).map((c) => (c === '' ? null : c)),
  )
  return kept.slice(0, kept.findLastIndex((row) => row.length > 0) + 1)
}

/** The cells of a snapshot as LibreOffice gets them: its formulas in OpenFormula. */
function flatSheet(snapshot: SheetSnapshot): FlatSheet {
  const rows: FlatCell[][] = snapshot.rows.map((row) => [...row])
  for (const [cell, formula] of Object.entries(snapshot.formulas ?? {})) {
    const { row, column } = parseCell(cell)!
    const references = formula.slice(1).replace(/\$?[A-Z]+\$?\d+/g, '.$&')
    const inBrackets = references.replace(/\.[^:,()+*/-]+(:\.[^:,()+*/-]+)?/g, '[$&]')
    rows[row - 1]![column] = { formula: inBrackets.replaceAll(',', ';') }
  }
  const { sheet, hiddenRows = [], hiddenColumns = [] } = snapshot
  return { name: sheet, rows, hiddenRows, hiddenColumns }
}

const publishedTables = () => {
  const folder = new URL('../fixtures/tables/', import.meta.url)
  return readdirSync(folder)
    .filter((name) => name.endsWith('.json'))
    .map((name) => {
      const { snapshot } = JSON.parse(readFileSync(new URL(name, folder), 'utf8')) as {
        snapshot: SheetSnapshot
      }
      return { ...snapshot, sheet: name.replace('.json', '').slice(0, 31) }
    })
}

describe('a workbook saved by LibreOffice', { timeout: 180_000 }, () => {
  it('of every published table: each cell is what LibreOffice shows', async () => {
    const tables = publishedTables()
    const read = await readBoth(tables.map(flatSheet))
    expect(read.map(({ sheet }) => sheet.name)).toEqual(tables.map(({ sheet }) => sheet))
    for (const { sheet, ours, theirs } of read) expect(ours, sheet.name).toEqual(theirs)
    for (const [i, { ours }] of read.entries()) {
      const same = trimmed(tables[i]!.rows)
      expect(ours).toEqual(same)
    }
  })

  it('of the reference and the sloppy sheet: the same report as from the cells', async () => {
    const [reference, sloppy] = [referenceSnapshot(), { ...sloppySnapshot(), sheet: '控え' }]
    const read = await readBoth([reference, sloppy].map(flatSheet))
    for (const [i, given] of [reference, sloppy].entries()) {
      const { snapshot } = read[i]!.sheet
      expect(read[i]!.ours).toEqual(read[i]!.theirs)
      const ours = assess(snapshot, referencePlan(), defaultPolicy)
      const cells = assess(given, referencePlan(), defaultPolicy)
      expect(ours.totals).toEqual(cells.totals)
      expect(snapshot.formulas).toEqual(given.formulas)
      expect(snapshot.hiddenRows).toEqual(given.hiddenRows)
    }
  })

  it('keeps kinds of cells apart: dates, percentages, errors, rich text, look-alikes', async () => {
    const rows: FlatCell[][] = [
      [{ merged: [3, 2], text: '令和8年度\n予算(案)' }, null, null, '右'],
      [null, null, null, '下'],
      [{ date: '2026-04-01' }, { date: '2026-03-31T12:00:00' }, { date: '1900-03-01' }],
      [{ percent: 0.507 }, { money: 153_589 }, { rich: ['経営', '課題', '1'] }, true, false],
      ['=1+1', '+1', '-1', '@SUM', '＝1+1', "'007", '007', '1,234', '2026/4/1', 'TRUE', '#N/A'],
      ['  前後 の  空白　', 'a,"b"', '一行目\n二行目', '①②⺠⽣費', '😀𠮷', '_x000A_', '<b>&amp;'],
      [0.1 + 0.2, 1e15, -1e-7, 123_456_789_012_345, -0.5, 5e-324, 1.7e308, 0],
      [{ formula: '1/0' }, { formula: 'NA()' }, { formula: 'VLOOKUP("x";[.A1:.B2];2;0)' }],
      [{ formula: '"字"&"句"' }, { formula: '""' }, { formula: '1=1' }, { formula: '[.A3]+1' }],
      [{ formula: 'SUM([.A4];[.B4])' }, { formula: "['表''s 紙'.B2]" }, { formula: '[別表.A1]*2' }],
      ['長'.repeat(32_767)],
    ]
    const [kinds, cover, other, empty] = await readBoth([
      { name: '予算', rows, hiddenRows: [5, 7], hiddenColumns: [2, 4] },
      { name: "表's 紙", rows: [[], [null, '中']] },
      { name: '別表', rows: [[21]], hidden: true },
      { name: '空', rows: [] },
    ])
    expect(kinds!.ours).toEqual(kinds!.theirs)
    expect(kinds!.ours.slice(2, 4)).toEqual([
      [46_113, 46_112.5, 61],
      [0.507, 153_589, '経営課題1', true, false],
    ])
    expect(kinds!.ours.slice(7, 10)).toEqual([
      ['#DIV/0!', '#N/A', '#N/A'],
      ['字句', null, true, 46_114],
      [153_589.507, '中', 42],
    ])
    const { rows: _, ...facts } = kinds!.sheet.snapshot
    expect(facts).toMatchObject({
      origin: 'A1',
      formulas: {
        ...{ A8: '=1/0', B8: '=NA()', C8: '=VLOOKUP("x",A1:B2,2,0)', A9: '="字"&"句"', B9: '=""' },
        ...{ D9: '=A3+1', A10: '=SUM(A4,B4)', B10: "='表''s 紙'!B2", C10: '=別表!A1*2' },
      },
      numberFormats: { A: 'yyyy/m/d', A4: '0.0%', A7: 'General', B4: '#,##0"千円"' },
      merges: ['A1:C2'],
      hiddenRows: [5, 7],
      hiddenColumns: [2, 4],
    })
    expect([cover, other, empty].map((read) => [read!.sheet.hidden, read!.ours])).toEqual([
      [false, [[], [null, '中']]],
      [true, [[21]]],
      [false, []],
    ])
  })

  it('takes dates of the 1904 calendar to the serials of the usual one', async () => {
    const rows: FlatCell[][] = [[{ date: '2026-04-01' }, { date: '1904-01-02' }, 44_651]]
    const [read] = await readBoth([{ name: '予算', rows }], { dates1904: true })
    expect(read!.ours).toEqual([[46_113, 1_463, 44_651]])
    expect(read!.theirs).toEqual(read!.ours)
  })

  it('of any cells at all: what LibreOffice shows is what is read', async () => {
    const text = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 12 }),
      fc.constantFrom('△1,234', '１２３', '(17,213千円)', '令和8年度', '\u3000', '―', '〜', 'ﾊﾝｶｸ'),
    )
    const cell = fc.oneof(
      { weight: 3, arbitrary: text.map((t) => t.replace(/[^\P{C}]|[\uFFFE\uFFFF]/gu, '')) },
      fc.integer({ min: -1e12, max: 1e12 }),
      fc.double({ noNaN: true, noDefaultInfinity: true }).map((n) => Number(n.toPrecision(15))),
      fc.boolean(),
      fc.constant(null),
    )
    const [rows] = fc.sample(
      fc.array(fc.array(cell, { maxLength: 8 }), { minLength: 400, maxLength: 400 }),
      {
        numRuns: 1,
        seed: 2026,
      },
    )
    const [read] = await readBoth([{ name: '予算', rows: rows! }])
    expect(read!.ours).toEqual(read!.theirs)
  })

  it('in another format is refused by what it is', async () => {
    const file = flatWorkbook([{ name: '予算', rows: [['事業名', 1]] }])
    const found: [string, unknown][] = []
    for (const format of ['xls', 'ods', 'xlsm', 'xlsx'] as const) {
      const read = readXlsx(await office.save(file, 'fods', format))
      found.push([format, read.ok || read.problem.code])
    }
    expect(found).toEqual([
      ['xls', 'oldFormat'],
      ['ods', 'notWorkbook'],
      ['xlsm', 'macro'],
      ['xlsx', true],
    ])
  })
})
