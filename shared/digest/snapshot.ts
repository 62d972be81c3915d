// The digest of a sheet: SHA-256 over lines of text made in one pass. docs/digest.md states them.

import { parseCell } from '../address/index.ts'
import type { SheetSnapshot } from '../schema/index.ts'
import { canonicalJson } from './canonical.ts'
import { writeCells } from './cells.ts'
import { type Digest, printDigest } from './digest.ts'
import { createHashWriter, type HashWriter } from './hash-writer.ts'

/**
 * Digest of a snapshot. Equal for equal sheets however they were cut out of them: an empty text is
 * a blank, blanks around the data count for nothing, and cells are placed by their address, not by
 * `origin`. The workbook's name is left out: a renamed file is the same sheet.
 */
export function snapshotDigest(snapshot: SheetSnapshot): Digest {
  const writer = createHashWriter()
  writer.text('hanei-snapshot-2\n')
  writeCells(writer, snapshot.rows, parseCell(snapshot.origin) ?? { row: 1, column: 0 })
  writeFormulas(writer, snapshot.formulas ?? {})
  const rest = canonicalJson({
    sheet: snapshot.sheet,
    numberFormats: snapshot.numberFormats ?? {},
    merges: inOrder(snapshot.merges, compareText),
    hiddenRows: inOrder(snapshot.hiddenRows, compareNumbers),
    hiddenColumns: inOrder(snapshot.hiddenColumns, compareNumbers),
    tables: inOrder(snapshot.tables, (a, b) => compareText(a.name, b.name)),
    ...(snapshot.emphasis ? { emphasis: inOrder(snapshot.emphasis, compareText) } : {}),
    ...(snapshot.farCells ? { farCells: snapshot.farCells } : {}),
    ...(snapshot.veryHidden ? { veryHidden: true } : {}),
    ...(snapshot.calculationMode ? { calculationMode: snapshot.calculationMode } : {}),
  })
  writer.text(`${rest}\n`)
  return printDigest(writer.finish())
}

// Row by row, left to right. Readers of a sheet already give them so; others are sorted first.
function writeFormulas(writer: HashWriter, formulas: Record<string, string>): void {
  const placed: { row: number; column: number; line: string }[] = []
  let sorted = true
  let lastRow = 0
  let lastColumn = 0
  for (const address in formulas) {
    const at = parseCell(address)
    const formula = formulas[address]
    if (!at || formula === undefined) continue
    const { row, column } = at
    if (row < lastRow || (row === lastRow && column < lastColumn)) sorted = false
    lastRow = row
    lastColumn = column
    placed.push({ row, column, line: `${address}\t${JSON.stringify(formula)}\n` })
  }
  if (!sorted) placed.sort((a, b) => a.row - b.row || a.column - b.column)
  writer.text(placed.map(({ line }) => line).join(''))
}

const compareText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)
const compareNumbers = (a: number, b: number): number => a - b

const inOrder = <T>(items: readonly T[] | undefined, compare: (a: T, b: T) => number): T[] =>
  items ? [...items].sort(compare) : []
