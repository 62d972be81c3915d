// Cells of a workbook's file changed in place: everything else stays.
import { unzipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import { plainBook, realShaped, refusedShapes } from '../../../test/fixtures/real-shaped/index.ts'
import { handmadeWorkbook } from '../../../test/fixtures/workbook-parts.ts'
import { readXlsx } from '../xlsx/index.ts'
import { editXlsx, whyNotEditable } from './edit.ts'
import type { CellEdit } from './edit-sheet.ts'

const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const entry = (
  cell: string,
  value: CellEdit['value'],
  formula: string | null = null,
): CellEdit => ({
  ...{ sheet: '予算', cell, value, formula, isResult: false },
})

function edited(bytes: Uint8Array, edits: CellEdit[]) {
  const written = editXlsx(bytes, edits)
  if (!written.ok) throw new Error(written.problem.code)
  const read = readXlsx(written.bytes)
  if (!read.ok) throw new Error(read.problem.code)
  return {
    bytes: written.bytes,
    ...(read.sheets.find(({ name }) => name === '予算') ?? read.sheets[0]!).snapshot,
  }
}

const sheetOf = (bytes: Uint8Array): string =>
  new TextDecoder().decode(unzipSync(bytes)['xl/worksheets/sheet1.xml'])

describe('editXlsx', () => {
  it.each(Object.entries(realShaped))('%s: all other parts stay byte for byte', (_, bytes) => {
    const { bytes: after, rows } = edited(bytes, [entry('C4', 1_500), entry('B5', '備蓄 <物資>')])
    expect(rows.find(([, item]) => item === '防災訓練')![2]).toBe(1_500)
    expect(rows.flat()).toContain('備蓄 <物資>')
    const [before, now] = [unzipSync(bytes), unzipSync(after)]
    const changed = Object.keys(before).filter((name) => String(now[name]) !== String(before[name]))
    expect(
      changed.filter((name) => !/worksheets\/sheet\d\.xml$|workbook\.xml$/.test(name)),
    ).toEqual([])
    expect(changed.length).toBe(2)
    expect(Object.keys(now)).toEqual(Object.keys(before))
  })

  it('puts in rows and cells that were not there, in their order', () => {
    const { rows, bytes } = edited(plainBook, [
      entry('G12', 7),
      entry('A1', '課題'),
      entry('D4', true),
      entry('D8', null, '=SUM(C4:C7)'),
    ])
    expect(rows[11]).toEqual([null, null, null, null, null, null, 7])
    expect(rows[0]![0]).toBe('課題')
    expect(rows[3]!.slice(2, 5)).toEqual([1_200, true, '①'])
    expect(sheetOf(bytes)).toContain('<c r="D8"><f>SUM(C4:C7)</f></c>')
    expect(new TextDecoder().decode(unzipSync(bytes)['xl/workbook.xml'])).toContain(
      'fullCalcOnLoad',
    )
  })

  const shared = handmadeWorkbook({
    sheet: `<sheetData><row r="1"><c r="A1"><v>1</v></c><c r="B1"><f t="shared" ref="B1:B3" si="0">A1*2</f><v>2</v></c></row><row r="2"><c r="A2"><v>2</v></c><c r="B2"><f t="shared" si="0"/><v>4</v></c></row><row r="3"><c r="A3"><v>3</v></c><c r="B3"><f t="shared" si="0"/><v>6</v></c></row></sheetData>`,
  })
  it('keeps the rest of a shared formula whose first cell is typed over', () => {
    const name = readXlsx(shared)
    const sheet = name.ok ? name.sheets[0]!.name : ''
    const { rows, formulas } = edited(shared, [{ ...entry('B1', 9), sheet }])
    expect(rows.map((row) => row[1])).toEqual([9, 4, 6])
    expect(formulas).toEqual({ B2: '=A2*2', B3: '=A3*2' })
  })

  it('gives a formula its new result and leaves the formula', () => {
    const name = readXlsx(shared)
    const sheet = name.ok ? name.sheets[0]!.name : ''
    const result = { ...entry('B2', 40, '=A2*2'), sheet, isResult: true }
    const { rows, formulas } = edited(shared, [result])
    expect(rows[1]![1]).toBe(40)
    expect(Object.keys(formulas ?? {})).toEqual(['B1', 'B2', 'B3'])
  })

  it('refuses part of an array formula, a protected sheet and a signed workbook', () => {
    const array = handmadeWorkbook({
      sheet: `<sheetData><row r="1"><c r="A1"><f t="array" ref="A1:A2">B1:B2</f><v>1</v></c></row></sheetData>`,
    })
    const read = readXlsx(array)
    const sheet = read.ok ? read.sheets[0]!.name : ''
    const tried = editXlsx(array, [{ ...entry('A2', 1), sheet }])
    expect(!tried.ok && tried.problem.code).toBe('arrayFormula')
    const locked = handmadeWorkbook({
      sheet: `<sheetData/><sheetProtection sheet="1" objects="1"/>`,
    })
    expect(whyNotEditable(locked, sheet)?.code).toBe('protectedSheet')
    expect(whyNotEditable(refusedShapes.signed!, '予算')?.code).toBe('signed')
    expect(whyNotEditable(plainBook, '予算')).toBe(null)
  })

  it('shows a number typed over text as its neighbours are shown', () => {
    const bytes = handmadeWorkbook({
      sheet: `<sheetData><row r="1"><c r="A1" s="1"><v>1000</v></c></row><row r="2"><c r="A2" s="2" t="inlineStr"><is><t>2,000</t></is></c></row></sheetData>`,
      parts: {
        'xl/styles.xml': `<styleSheet xmlns="${main}"><cellXfs count="3"><xf numFmtId="0"/><xf numFmtId="3"/><xf numFmtId="49"/></cellXfs></styleSheet>`,
        'xl/_rels/workbook.xml.rels': `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://x/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId3" Type="http://x/styles" Target="styles.xml"/></Relationships>`,
        'xl/sharedStrings.xml': null,
      },
    })
    const read = readXlsx(bytes)
    const sheet = read.ok ? read.sheets[0]!.name : ''
    const { numberFormats, rows } = edited(bytes, [{ ...entry('A2', 2_000), sheet }])
    expect(rows).toEqual([[1_000], [2_000]])
    expect(numberFormats).toEqual({ A: '#,##0' })
  })
})
