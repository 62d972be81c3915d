// What a rule looks at: the budget, the plan, the policy, the totals, and indexes made once for all.

import { cellAddress, parseCell, rowsAsRanges } from '../../address/index.ts'
import { createFormulaIndex, type FormulaIndex } from '../../formula/formula-index.ts'
import { amountUnit } from '../../model/amount-unit.ts'
import type { Budget, CellAt, Line, Lines, TableReading } from '../../model/budget.ts'
import type { RunSheet } from '../../model/run-sheet.ts'
import type { Register } from '../../opinions/index.ts'
import type {
  Cell,
  ColumnRole,
  OtherSheet,
  Plan,
  Policy,
  SheetSnapshot,
  Totals,
  Unit,
} from '../../schema/index.ts'
import { type CellFormats, createCellFormats } from '../../sheet/cell-formats.ts'
import type { Work } from '../../work.ts'
import { createPlanLinks, type PlanLinks } from './plan-links.ts'
import type { Reported } from './reported.ts'
import { type Survey, surveyLines } from './survey.ts'

export interface RuleContext {
  readonly snapshot: SheetSnapshot
  readonly budget: Budget
  readonly table: TableReading | null
  readonly lines: Lines
  /** What is unusual about the lines, found in one pass: rules look there first. */
  readonly survey: Survey
  /** Indexes in `lines` of the rows that carry the money, in sheet order. */
  readonly leaves: Int32Array
  readonly plan: Plan | null
  readonly policy: Policy
  readonly totals: Totals
  /** Opinions of the ward council; null where the run has none. */
  readonly register: Register | null
  /** The workbook's other sheets, which were not read. */
  readonly otherSheets: readonly OtherSheet[]
  /** Sheets that the figures add up where a run reads several; empty where it reads one. */
  readonly countedSheets: readonly string[]
  /** All sheets of a run that reads several; empty where it reads one. */
  readonly sheets: readonly RunSheet[]
  /** Whether two of the counted sheets have an item of one name. */
  readonly sharesItems: boolean
  /** Where a run reads several, the sheet that a line stands on. @param index in `lines` */
  sheetOf(index: number): string
  /** One sheet of several: what it comes to is a part of the ward's figures. */
  readonly isSection: boolean
  /** What may still be looked into; what it does not hold is left out, and said. */
  readonly work: Work
  /** The unit amounts are shown in: the table's, else the plan's, else the policy's. */
  readonly unit: Unit
  /** Lines to items of the plan; null without a plan. */
  readonly links: PlanLinks | null
  readonly formulas: FormulaIndex
  /** Number formats by cell. */
  readonly formats: CellFormats
  /** Value of a cell; null outside the snapshot. @param row from 1 @param column from 0 */
  cellAt(row: number, column: number): Cell
  /** 0-based column of a role, or null. */
  column(role: ColumnRole): number | null
  /** Address of a line's cell in a role's column; its row's first cell where the role has none. */
  cell(line: Line, role?: ColumnRole): string
  /** Rows of a role's column as ranges. */
  ranges(rows: readonly number[], role?: ColumnRole): string[]
  /** Whether a rule that ran earlier stands on a cell. */
  isReported(code: string, row: number, column: number): boolean
  isAnyReported(code: string): boolean
  /** How many errors stand so far. */
  errorsSoFar(): number
}

export type RuleInput = Pick<
  RuleContext,
  'budget' | 'plan' | 'policy' | 'totals' | 'otherSheets' | 'work'
> & {
  countedSheets?: readonly string[]
  sheets?: readonly RunSheet[]
  sharesItems?: boolean
  sheetOf?: (index: number) => string
  isSection?: boolean
  register?: Register | null
  /** For lines of several sheets, whose cells no one snapshot holds. */
  cellAt?: CellAt
}

export function createRuleContext(input: RuleInput, reported: Reported): RuleContext {
  const { budget, plan, policy, otherSheets, countedSheets = [], isSection = false, work } = input
  const { snapshot, table, lines } = budget
  const origin = parseCell(snapshot.origin) ?? { row: 1, column: 0 }
  const survey = surveyLines(lines)

  const cellAt: CellAt =
    input.cellAt ??
    ((row, column) => snapshot.rows[row - origin.row]?.[column - origin.column] ?? null)
  const column = (role: ColumnRole): number | null => table?.columnOf[role] ?? null
  const place = (role: ColumnRole): number => column(role) ?? table?.range.left ?? origin.column

  let links: PlanLinks | null | undefined
  let formulas: FormulaIndex | undefined
  let formats: CellFormats | undefined
  return {
    snapshot,
    budget,
    table,
    lines,
    survey,
    leaves: survey.leaves,
    plan,
    policy,
    get totals() {
      return input.totals
    },
    register: input.register ?? null,
    otherSheets,
    countedSheets,
    sheets: input.sheets ?? [],
    sharesItems: input.sharesItems ?? false,
    sheetOf: input.sheetOf ?? (() => snapshot.sheet),
    isSection,
    work,
    unit: displayUnit(budget, plan, policy),
    get links() {
      if (links === undefined) links = plan ? createPlanLinks(lines, plan) : null
      return links
    },
    get formulas() {
      formulas ??= createFormulaIndex(snapshot, cellAt, work)
      return formulas
    },
    get formats() {
      formats ??= createCellFormats(snapshot.numberFormats)
      return formats
    },
    cellAt,
    column,
    cell: (line, role = 'amount') => cellAddress(line.row, place(role)),
    ranges: (rows, role = 'amount') => rowsAsRanges(rows, place(role)),
    isReported: reported.at,
    isAnyReported: reported.any,
    errorsSoFar: reported.errors,
  }
}

/** The unit amounts are shown in: the table's, else the plan's, else the policy's, else 千円. */
export const displayUnit = (budget: Budget, plan: Plan | null, policy: Policy): Unit =>
  amountUnit(budget.table) ?? plan?.unit ?? policy.defaultUnit ?? '千円'
