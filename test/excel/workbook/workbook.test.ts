// The workbook model: descriptions, fingerprints, formulas that move with their cells.
import fc from 'fast-check'
import { expect, describe as group, test } from 'vitest'
import { openWorkbook } from '../node.ts'
import {
  cellAddress,
  columnName,
  columnNumber,
  formatArea,
  parseArea,
  subtract,
} from './address.ts'
import { patchFormat, putContent, valueAt } from './cells.ts'
import { describe } from './describe.ts'
import type { WorkbookDescription } from './description.ts'
import { diffFingerprints, fingerprint } from './fingerprint.ts'
import { relativeFormula, scanFormula } from './formula.ts'
import { formulaFault } from './formula-fault.ts'
import { deleteCells, insertCells } from './shift.ts'

const full: WorkbookDescription = {
  name: '予算書.xlsx',
  activeSheet: '反映集計',
  sheets: [
    {
      name: '予算',
      rows: [
        ['区分', '金額', '反映'],
        ['防災', 1200, '①'],
        ['維持', '122,368', ''],
      ],
      formulas: { B4: '=SUM(B2:B3)' },
      merges: ['A5:C5'],
      columnWidths: { A: 120, 'B:C': 60 },
      rowHeights: { '1': 24 },
      hiddenRows: [3],
      hiddenColumns: ['E'],
      formats: [
        { range: 'A1:C1', fill: '#D9E1F2', font: { bold: true } },
        { range: 'B2:B4', numberFormat: '#,##0' },
        { range: 'D:D', wrapText: true },
      ],
      tables: [{ name: '明細', range: 'A1:C3', filters: { 区分: ['防災'] } }],
      conditionalFormats: [
        {
          range: 'B2:B3',
          type: 'Custom',
          rule: { formula: '=TRUE' },
          format: { fill: '#FFC7CE' },
        },
      ],
      freeze: { rows: 1 },
      protected: { options: { allowSort: true } },
      pageLayout: { orientation: 'Landscape' },
    },
    {
      name: '反映集計',
      formulas: { A1: '=SUM(明細[金額])', A2: '=合計*2' },
      formats: [{ range: 'B3:B4', numberFormat: '0.0' }],
      charts: [{ name: 'グラフ', type: 'BarClustered', source: '予算!A1:B3', title: '区予算' }],
    },
  ],
  names: [{ name: '合計', formula: '=予算!$B$4' }],
  settings: { key: { deep: [1, 2] } },
  customXmlParts: [{ xml: '<a xmlns="urn:x"/>' }],
  properties: { title: '予算' },
}

group('descriptions', () => {
  test('a workbook described and opened again is the same workbook', () => {
    const first = openWorkbook(full)
    const again = openWorkbook(describe(first))
    expect(
      diffFingerprints(fingerprint(first, { view: true }), fingerprint(again, { view: true })),
    ).toEqual([])
    expect(openWorkbook(JSON.parse(JSON.stringify(describe(first)))).sheets).toHaveLength(2)
  })

  test('text stays text, numbers stay numbers, formulas calculate', () => {
    const workbook = openWorkbook(full)
    const [budget, totals] = workbook.sheets
    expect(valueAt(workbook, budget!, 2, 1)).toBe('122,368')
    expect(valueAt(workbook, budget!, 3, 1)).toBe(1200)
    expect(valueAt(workbook, totals!, 1, 0)).toBe(2400)
  })
})

group('fingerprints', () => {
  test('name the cell, format, name or part that changed, and nothing else', () => {
    const workbook = openWorkbook(full)
    const [budget] = workbook.sheets
    const before = fingerprint(workbook)
    const changes = (act: () => void): string[] => {
      const from = fingerprint(workbook)
      act()
      return diffFingerprints(from, fingerprint(workbook))
    }
    expect(changes(() => putContent(workbook, budget!, 1, 2, '②'))).toEqual([
      'sheet/予算/cells C2: "①" → "②"',
    ])
    expect(changes(() => putContent(workbook, budget!, 2, 1, '122,369'))).toHaveLength(1)
    const one = { row: 1, column: 0, rows: 1, columns: 1 }
    expect(changes(() => patchFormat(budget!, one, { fill: '#FF0000' }))).toEqual([
      'sheet/予算/formats A2: null → {"fill":"#FF0000"}',
    ])
    expect(changes(() => workbook.settings.set('key', 1))).toEqual([
      'settings/key: {"deep":[1,2]} → 1',
    ])
    expect(changes(() => budget!.conditionalFormats.pop())).toHaveLength(1)
    expect(changes(() => budget!.columnWidths.set(0, 50))).toEqual([
      'sheet/予算/columnWidth/A: 120 → 50',
    ])
    expect(changes(() => budget!.merges.pop())).toEqual(['sheet/予算/merges: ["A5:C5"] → none'])
    expect(diffFingerprints(before, fingerprint(openWorkbook(full)))).toEqual([])
  })
})

group('addresses', () => {
  test.each(['A1', 'B2:C4', 'A:C', '3:5', 'XFD1048576'])(
    '%s reads and writes as itself',
    (address) => {
      expect(formatArea(parseArea(address)!)).toBe(address)
    },
  )

  test('columns and their letters', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 16_383 }), (column) => {
        expect(columnNumber(columnName(column))).toBe(column)
      }),
    )
    expect([0, 25, 26, 701, 702].map(columnName)).toEqual(['A', 'Z', 'AA', 'ZZ', 'AAA'])
    expect(parseArea('A0')).toBeNull()
    expect(parseArea('XFE1')).toBeNull()
  })

  test('cutting a hole leaves exactly the other cells', () => {
    const area = fc.record({
      row: fc.nat(6),
      column: fc.nat(6),
      rows: fc.integer({ min: 1, max: 6 }),
      columns: fc.integer({ min: 1, max: 6 }),
    })
    fc.assert(
      fc.property(area, area, (whole, hole) => {
        const inHole = (row: number, column: number) =>
          row >= hole.row &&
          row < hole.row + hole.rows &&
          column >= hole.column &&
          column < hole.column + hole.columns
        const left = new Map<string, number>()
        for (const part of subtract(whole, hole)) {
          for (let row = part.row; row < part.row + part.rows; row += 1) {
            for (let column = part.column; column < part.column + part.columns; column += 1) {
              const name = cellAddress(row, column)
              left.set(name, (left.get(name) ?? 0) + 1)
            }
          }
        }
        for (let row = whole.row; row < whole.row + whole.rows; row += 1) {
          for (let column = whole.column; column < whole.column + whole.columns; column += 1) {
            expect(left.get(cellAddress(row, column)) ?? 0).toBe(inHole(row, column) ? 0 : 1)
          }
        }
      }),
    )
  })
})

group('formulas', () => {
  test('are cut into references, structured references and names, and joined again', () => {
    const formula = `=SUM('4月 分'!$A$1:B2,予算!C:C,明細[[#Totals],[金額]],合計)&"A1 ""x"" [y]"&LOG10(2)`
    const pieces = scanFormula(formula)
    expect(pieces.map((piece) => piece.text).join('')).toBe(formula)
    expect(pieces.filter((piece) => piece.kind === 'reference').map((piece) => piece.text)).toEqual(
      ["'4月 分'!$A$1:B2", '予算!C:C'],
    )
    expect(
      pieces.filter((piece) => piece.kind === 'structured').map((piece) => piece.text),
    ).toEqual(['明細[[#Totals],[金額]]'])
    expect(pieces.filter((piece) => piece.kind === 'name').map((piece) => piece.text)).toEqual([
      'SUM',
      '合計',
      'LOG10',
    ])
  })

  test('copied elsewhere keep their fixed parts', () => {
    expect(relativeFormula('=A1+$A1+A$1+$A$1+予算!B2:C3', 2, 1)).toBe('=B3+$A3+B$1+$A$1+予算!C4:D5')
    expect(relativeFormula('=A1', -1, 0)).toBe('=#REF!')
  })

  test.each(['=SUM(A1', '=SUM(A1))', '="open', '=1+', '=A1 B1 C', '=,'])(
    '%s is no formula',
    (formula) => {
      expect(formulaFault(formula)).not.toBeNull()
    },
  )

  test.each(['=SUM(A1:A2)', '="a(b"', '=-A1', '={1,2;3,4}', "='a b'!A1%", '=T[[#All],[x]]'])(
    '%s is one',
    (formula) => {
      expect(formulaFault(formula)).toBeNull()
    },
  )

  test('rows inserted and deleted again leave the workbook as it was', () => {
    const before = fingerprint(openWorkbook(full))
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 8 }), fc.integer({ min: 1, max: 5 }), (row, rows) => {
        const workbook = openWorkbook(full)
        const area = { row, rows, column: 0, columns: 16_384 }
        insertCells(workbook, workbook.sheets[0]!, area, 'Down')
        deleteCells(workbook, workbook.sheets[0]!, area, 'Up')
        expect(diffFingerprints(before, fingerprint(workbook))).toEqual([])
      }),
      { numRuns: 20 },
    )
  })
})
