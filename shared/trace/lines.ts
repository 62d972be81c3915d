// A budget's rows as they are kept with a run: for comparing two runs, and for tracing without the sheet.

import { cellAddress, parseCell } from '../address/index.ts'
import { sheetAddress } from '../address/sheet-address.ts'
import { keptFormula } from '../formula/parse-formula.ts'
import type { Budget, Line } from '../model/budget.ts'
import type { ComparedLine, KeptLines, LineReading } from '../schema/index.ts'
import { createCellFormats } from '../sheet/cell-formats.ts'
import type { SheetsAssessment } from '../workbook/index.ts'

/** The rows that carry the money, and those with an amount that is left out, both in sheet order. */
export function keptLines(budget: Budget): KeptLines {
  const { lines } = budget
  const formatAt = numberFormatsOf(budget)
  const keep = (line: Line): ComparedLine => keptLine(budget, line, formatAt)
  return {
    lines: lines.where((i) => lines.isLeaf(i)).map(keep),
    leftOut: lines.where((i) => !lines.isLeaf(i) && !Number.isNaN(lines.yen[i])).map(keep),
  }
}

/** The same of several sheets, each line with its own. */
export function keptLinesOfSheets({ parts, names }: SheetsAssessment): KeptLines {
  const kept = parts.map(({ sheet, budget }) => {
    const name = names[sheet]
    const place = (line: ComparedLine): ComparedLine =>
      name ? { ...name, ...line, cell: sheetAddress(name, line.cell) } : line
    const { lines, leftOut } = keptLines(budget)
    return { lines: lines.map(place), leftOut: leftOut.map(place) }
  })
  return {
    lines: kept.flatMap(({ lines }) => lines),
    leftOut: kept.flatMap(({ leftOut }) => leftOut),
  }
}

function keptLine(budget: Budget, line: Line, formatAt: FormatAt): ComparedLine {
  const { exclusion, reflection } = line
  return {
    cell: cellAddress(line.row, budget.table?.columnOf.amount ?? 0),
    row: line.row,
    issue: line.issue,
    strategy: line.strategy,
    initiative: line.rowKind === 'leaf' ? line.initiative : line.detail || line.initiative,
    department: line.department,
    yen: line.yen,
    exclusion: exclusion.kind === 'policy' ? exclusion.id : null,
    reflection: reflection.kind === 'mark' ? reflection.symbol : reflectionOf(line),
    reading: readingOf(budget, line, formatAt(line.row)),
  }
}

function readingOf(
  { snapshot, table }: Budget,
  line: Line,
  numberFormat: string | undefined,
): LineReading {
  const { amount, exclusion, row, rowKind } = line
  const column = table?.columnOf.amount
  const formula = column === undefined ? undefined : snapshot.formulas?.[cellAddress(row, column)]
  return {
    state: amount.state,
    raw: amount.raw,
    unit: amount.unit,
    unitSource: amount.unitSource,
    formula:
      formula === undefined || column === undefined
        ? null
        : keptFormula({ text: formula, row, column }),
    excludedBy: exclusion.kind === 'policy' ? exclusion.by : null,
    rowKind,
    ...(numberFormat === undefined ? {} : { numberFormat }),
  }
}

type FormatAt = (row: number) => string | undefined

/** The number formats of the amounts' column; of cells that hold numbers alone. */
function numberFormatsOf({ snapshot, table }: Budget): FormatAt {
  const column = table?.columnOf.amount
  const origin = parseCell(snapshot.origin)
  if (column === undefined || !origin || !snapshot.numberFormats) return () => undefined
  const { usual, own } = createCellFormats(snapshot.numberFormats).of(column)
  return (row) =>
    typeof snapshot.rows[row - origin.row]?.[column - origin.column] === 'number'
      ? (own?.get(row) ?? usual)
      : undefined
}

/** An unknown mark counts as none set: it is in no numerator. */
const reflectionOf = ({ reflection }: Line): string =>
  reflection.kind === 'none' ? 'none' : 'unset'
