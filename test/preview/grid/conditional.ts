// Conditional formats as Excel would show them: rules judged by the calculation engine, cell by cell.
import { cellAddress, formatArea, intersect, quoteSheet } from '../../excel/workbook/address.ts'
import {
  cellKey,
  contentAt,
  covers,
  mergeFormat,
  plainValue,
  textAt,
  usedArea,
  valueAt,
} from '../../excel/workbook/cells.ts'
import { describe } from '../../excel/workbook/describe.ts'
import type { CellFormat } from '../../excel/workbook/description.ts'
import { relativeFormula, scanFormula } from '../../excel/workbook/formula.ts'
import { createWorkbook } from '../../excel/workbook/index.ts'
import type { ConditionalFormat, Sheet, Workbook } from '../../excel/workbook/model.ts'

/** Judging a formula for each of very many cells would hold the page up. */
const MOST_CELLS = 4_000

/** The format laid over a cell by the rules of its sheet, or null. */
export type ConditionalLook = (row: number, column: number) => CellFormat | null

/** Judges every rule of the sheet as it stands now; earlier rules win. */
export const conditionalLook = (workbook: Workbook, sheet: Sheet): ConditionalLook => {
  if (sheet.conditionalFormats.length === 0) return () => null
  const verdicts = judgeFormulas(workbook, sheet)
  return (row, column) => {
    let found: CellFormat | null = null
    for (const rule of sheet.conditionalFormats) {
      if (!rule.areas.some((area) => covers(area, row, column))) continue
      if (!holds(workbook, sheet, rule, row, column, verdicts)) continue
      found = found ? mergeFormat(rule.format, found) : rule.format
      if (rule.stopIfTrue) break
    }
    return found
  }
}

type Verdicts = Map<string, Set<number> | 'always'>

const holds = (
  workbook: Workbook,
  sheet: Sheet,
  rule: ConditionalFormat,
  row: number,
  column: number,
  verdicts: Verdicts,
): boolean => {
  if (rule.type === 'ContainsText') {
    const text = textAt(workbook, sheet, row, column).toLowerCase()
    const wanted = String(rule.rule.text ?? '').toLowerCase()
    if (rule.rule.operator === 'NotContains') return !text.includes(wanted)
    if (rule.rule.operator === 'BeginsWith') return text.startsWith(wanted)
    if (rule.rule.operator === 'EndsWith') return text.endsWith(wanted)
    return text.includes(wanted)
  }
  if (rule.type === 'PresetCriteria') {
    const value = valueAt(workbook, sheet, row, column)
    if (rule.rule.criterion === 'Blanks') return contentAt(sheet, row, column) === undefined
    if (rule.rule.criterion === 'NonBlanks') return plainValue(value) !== ''
    if (rule.rule.criterion === 'Errors') return typeof value === 'object'
    return false
  }
  const cells = verdicts.get(rule.id)
  return cells === 'always' || (cells?.has(cellKey(row, column)) ?? false)
}

/** Formula rules are put into a scratch copy of the workbook, one formula a cell, and calculated there. */
const judgeFormulas = (workbook: Workbook, sheet: Sheet): Verdicts => {
  const verdicts: Verdicts = new Map()
  const asked: { id: string; key: number; formula: string }[] = []
  const used = usedArea(workbook, sheet, false)
  for (const rule of sheet.conditionalFormats) {
    const formula = ruleFormula(rule)
    const first = rule.areas[0]
    if (!formula || !first) continue
    if (!scanFormula(formula).some((piece) => piece.kind !== 'other' && piece.kind !== 'name')) {
      if (/^=(?:TRUE(?:\(\))?|1)$/i.test(formula.trim())) {
        verdicts.set(rule.id, 'always')
        continue
      }
    }
    for (const area of rule.areas) {
      const seen = used && intersect(area, used)
      if (!seen) continue
      for (let row = seen.row; row < seen.row + seen.rows; row += 1) {
        for (let column = seen.column; column < seen.column + seen.columns; column += 1) {
          if (asked.length >= MOST_CELLS) break
          const down = row - first.row
          const moved = relativeFormula(formula, down, column - first.column)
          asked.push({ id: rule.id, key: cellKey(row, column), formula: onSheet(moved, sheet) })
        }
      }
    }
  }
  if (asked.length === 0) return verdicts
  const scratchName = `_${sheet.id}`.replace(/[^\w]/g, '').slice(0, 28)
  const description = describe(workbook)
  const scratch = createWorkbook({
    ...description,
    sheets: [
      ...description.sheets.map((one) => ({ ...one, charts: [], conditionalFormats: [] })),
      {
        name: scratchName,
        formulas: Object.fromEntries(
          asked.map(({ formula }, row) => [cellAddress(row, 0), formula]),
        ),
      },
    ],
  })
  const page = scratch.sheets.at(-1)
  asked.forEach(({ id, key }, row) => {
    const value = page ? valueAt(scratch, page, row, 0) : false
    if (value !== true && !(typeof value === 'number' && value !== 0)) return
    const cells = verdicts.get(id) ?? new Set<number>()
    if (cells !== 'always') verdicts.set(id, cells.add(key))
  })
  scratch.engine.dispose()
  return verdicts
}

const OPERATORS: Record<string, string> = {
  EqualTo: '=',
  NotEqualTo: '<>',
  GreaterThan: '>',
  LessThan: '<',
  GreaterThanOrEqual: '>=',
  LessThanOrEqual: '<=',
}

const ruleFormula = (rule: ConditionalFormat): string | null => {
  if (rule.type === 'Custom') {
    const formula = String(rule.rule.formula ?? '')
    return formula === '' ? null : formula.startsWith('=') ? formula : `=${formula}`
  }
  const first = rule.areas[0]
  if (rule.type !== 'CellValue' || !first) return null
  const cell = formatArea({ ...first, rows: 1, columns: 1 })
  const bound = (name: string) => String(rule.rule[name] ?? '').replace(/^=/, '')
  const operator = String(rule.rule.operator)
  if (operator === 'Between')
    return `=AND(${cell}>=${bound('formula1')},${cell}<=${bound('formula2')})`
  if (operator === 'NotBetween') {
    return `=OR(${cell}<${bound('formula1')},${cell}>${bound('formula2')})`
  }
  const sign = OPERATORS[operator]
  return sign ? `=${cell}${sign}${bound('formula1')}` : null
}

/** References without a sheet look at the rule's own sheet, not at the scratch one. */
const onSheet = (formula: string, sheet: Sheet): string =>
  scanFormula(formula)
    .map((piece) =>
      piece.kind === 'reference' && piece.sheet === null
        ? `${quoteSheet(sheet.name)}!${piece.local}`
        : piece.text,
    )
    .join('')
