// The user's own cells that a write-back or a fix changes: read before, written, put back.
import type { WriteBackPlan } from '../../../shared/writeback/index.ts'
import { asText, fitTarget, isShown } from '../../../shared/writeback/index.ts'
import type { Content } from '../compare/row-hash.ts'
import { charactersIn } from '../excel/column-width.ts'
import { problem, problemError } from '../excel/problems.ts'
import { type ExcelContext, supports } from '../excel/session.ts'
import type { WriteBackResult } from '../port.ts'
import { entryOf } from './entry.ts'
import type { WrittenCell } from './journal.ts'
import { asContent } from './own-sheets.ts'
import { sameResult } from './prove.ts'

export interface UserCell {
  sheet: string
  cell: string
}

export interface CellState extends UserCell {
  content: Content
  value: Content
  numberFormat: string
  /** As it is shown. */
  text: string
  /** Its sheet is protected. */
  isProtected: boolean
}

/** A cell before it is written. */
export interface FreeCell extends CellState {
  /** Characters of the standard font that its column holds; null where merged cells give it more. */
  room: number | null
}

/** Queues the state of cells; call the answer after a sync. Problems of their sheets are thrown there. */
export function queueCells(context: ExcelContext, cells: readonly UserCell[]): () => FreeCell[] {
  const queued = cells.map(({ sheet, cell }) => {
    const place = context.workbook.worksheets.getItemOrNullObject(sheet)
    place.load('name')
    place.protection.load('protected')
    const range = place.getRange(cell)
    range.load('formulas,values,numberFormat,text,rowHidden')
    range.format.load('columnWidth')
    const merged = supports('1.13') ? range.getMergedAreasOrNullObject() : null
    merged?.load('address')
    return { sheet, cell, place, range, merged }
  })
  return () =>
    queued.map(({ sheet, cell, place, range, merged }) => {
      const named = `${sheet}!${cell}`
      if (place.isNullObject) throw problemError(problem('sheetNotFound', { cells: [sheet] }))
      if (place.protection.protected) {
        throw problemError(problem('protectedSheet', { cells: [sheet] }))
      }
      if (range.rowHidden !== false)
        throw problemError(problem('filteredTarget', { cells: [named] }))
      if (merged && !merged.isNullObject && !isTopLeft(cell, merged.address)) {
        throw problemError(problem('mergedTarget', { cells: [named] }))
      }
      const formula: Content = range.formulas[0]?.[0] ?? ''
      const value: Content = range.values[0]?.[0] ?? ''
      return {
        sheet,
        cell,
        content: asContent(formula, value),
        value,
        numberFormat: String(range.numberFormat[0]?.[0] ?? 'General'),
        text: String(range.text[0]?.[0] ?? ''),
        isProtected: place.protection.protected,
        room: merged && !merged.isNullObject ? null : charactersIn(range.format.columnWidth),
      }
    })
}

/** States of the user's cells; null where the sheet is gone. */
export function queueStates(
  context: ExcelContext,
  cells: readonly UserCell[],
): () => (CellState | null)[] {
  const queued = cells.map(({ sheet, cell }) => {
    const place = context.workbook.worksheets.getItemOrNullObject(sheet)
    place.load('name')
    place.protection.load('protected')
    const range = place.getRange(cell)
    range.load('formulas,values,numberFormat,text')
    return { sheet, cell, place, range }
  })
  return () =>
    queued.map(({ sheet, cell, place, range }) => {
      if (place.isNullObject) return null
      const value = range.values[0]?.[0] ?? ''
      return {
        sheet,
        cell,
        content: asContent(range.formulas[0]?.[0] ?? '', value),
        value,
        numberFormat: String(range.numberFormat[0]?.[0] ?? 'General'),
        text: String(range.text[0]?.[0] ?? ''),
        isProtected: place.protection.protected,
      }
    })
}

export function writeCell(
  context: ExcelContext,
  { sheet, cell }: UserCell,
  content: Content,
): void {
  context.workbook.worksheets.getItem(sheet).getRange(cell).formulas = [[entryOf(content)]]
}

/** The plan with each target in the scale that its cell's number format has now. */
export const fitPlan = (plan: WriteBackPlan, states: readonly CellState[]): WriteBackPlan => ({
  ...plan,
  targets: plan.targets.map((target, i) => ({
    ...target,
    ...fitTarget(target.value, states[i]?.numberFormat ?? 'General'),
  })),
})

/** Targets whose columns are too narrow for their figures: Excel would show ####. */
export const tooNarrow = (
  targets: WriteBackPlan['targets'],
  states: readonly FreeCell[],
): string[] =>
  targets.flatMap(({ sheet, cell, width }, i) => {
    const room = states[i]?.room ?? null
    return room !== null && width > room ? [`${sheet}!${cell}`] : []
  })

/** Puts a target's formula into its cell, a fitting number format first: in a cell for text it would stay text. */
export function writeTarget(context: ExcelContext, target: WriteBackPlan['targets'][number]): void {
  if (target.numberFormat !== null) {
    const { sheet, cell, numberFormat } = target
    context.workbook.worksheets.getItem(sheet).getRange(cell).numberFormat = [[numberFormat]]
  }
  writeCell(context, target, target.formula)
}

/** Targets that hold or show something else than their figure. */
export function targetDifferences(
  targets: WriteBackPlan['targets'],
  states: readonly (CellState | null)[],
): WriteBackResult['differences'] {
  return targets.flatMap((target, i) => {
    const state = states[i]
    const cell = `${target.sheet}!${target.cell}`
    if (!sameResult(target.expected, state?.value)) {
      return [{ cell, expected: String(target.expected), found: String(state?.value) }]
    }
    const text = state?.text ?? ''
    return isShown(target, text) ? [] : [{ cell, expected: String(target.shows), found: text }]
  })
}

/** What the targets of a plan will hold, beside what they hold now. */
export const plannedCells = (
  targets: WriteBackPlan['targets'],
  states: readonly CellState[],
): WrittenCell[] =>
  targets.map((target, i) => ({
    sheet: target.sheet,
    cell: target.cell,
    before: states[i]?.content ?? '',
    beforeFormat: states[i]?.numberFormat ?? 'General',
    after: target.formula,
  }))

/** Whether a cell holds what was put there; Excel may quote sheet names, or have moved references. */
export function isAsWritten(written: WrittenCell, state: CellState): boolean {
  const plain = (content: Content): string =>
    String(content ?? '')
      .replace(/^'/, '')
      .replace(/(?<!')'((?:[^']|'')+)'!/g, '$1!')
  // Text that itself begins with an apostrophe carries the text mark before it.
  const marked = typeof written.after === 'string' ? asText(written.after) : null
  return plain(written.after) === plain(state.content) || state.content === marked
}

export const isAsBefore = (written: WrittenCell, state: CellState): boolean =>
  String(written.before ?? '') === String(state.content ?? '')

const isTopLeft = (cell: string, address: string): boolean =>
  address
    .split(',')
    .some(
      (part) => part.slice(part.lastIndexOf('!') + 1).split(':')[0] === cell.replaceAll('$', ''),
    )
