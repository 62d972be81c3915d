// Works out formulas anew after edits, where no Excel is at hand: those alone that draw on an edited
// cell, and those alone of which this gives what Excel had given before.
import { type CellRange, cellAddress, parseCell } from '../address/index.ts'
import type { Cell, SheetSnapshot } from '../schema/index.ts'
import { drawnFrom, type FormulaCell, formulasOf } from './drawn-from.ts'
import { evaluate, type Reader, WorkSpent } from './evaluate.ts'
import { type ChangedCell, cellAt, withCells } from './place.ts'
import { Unsolved } from './surroundings.ts'
import { type CellValue, isSame } from './values.ts'

export { cellAt, withCells } from './place.ts'

/** An entry into a cell: text that begins with `=` is a formula. */
export interface Entry {
  sheet: string
  cell: string
  value: Cell
}

export interface Calculated {
  /** In their order; those that did not change are the same objects. */
  sheets: SheetSnapshot[]
  /** All cells that changed, entries and results. */
  changed: (ChangedCell & { sheet: string })[]
  /** Formulas that may have another result now, which can't be worked out here: they keep the last one. */
  unsolved: { sheet: string; cell: string }[]
}

/**
 * The formulas of sheets whose results, worked out here, are others than they hold: what a program
 * that does not calculate has written is proven so. null for one that can't be worked out here.
 */
export function differingResults(
  sheets: readonly SheetSnapshot[],
  of: ReadonlySet<string>,
): { sheet: string; cell: string; held: Cell; found: Cell | null }[] {
  const reader = readerOf(
    new Map(sheets.map((snapshot) => [snapshot.sheet.toLowerCase(), snapshot])),
    { reads: mostReads },
    () => undefined,
  )
  return formulasOf(sheets.filter(({ sheet }) => of.has(sheet))).flatMap((one) => {
    const { sheet, row, column, tree } = one
    const snapshot = sheets.find((each) => each.sheet === sheet)
    const held = snapshot ? cellAt(snapshot, row, column) : null
    const cell = cellAddress(row, column)
    try {
      if (tree === null) throw new Unsolved(one.formula)
      const found = evaluate(tree, one, reader)
      return isSame(found, held) ? [] : [{ sheet, cell, held, found }]
    } catch (cause) {
      if (!(cause instanceof Unsolved || cause instanceof WorkSpent)) throw cause
      return [{ sheet, cell, held, found: null }]
    }
  })
}

/** Cells that may be read to work out one edit. */
const mostReads = 20_000_000
/** Formulas that are worked out for one another at once. */
const deepest = 400
/** Down and up the sheet, each going on where the last one stopped. */
const mostTurns = 8
class TooDeep extends Error {}

/**
 * The sheets of one workbook with entries made.
 * @param open formulas of earlier edits whose results are not known
 */
export function calculate(
  sheets: readonly SheetSnapshot[],
  entries: readonly Entry[],
  open: readonly { sheet: string; cell: string }[] = [],
): Calculated {
  const before = new Map(sheets.map((snapshot) => [snapshot.sheet.toLowerCase(), snapshot]))
  const now = new Map(before)
  const changed = new Map<string, ChangedCell & { sheet: string }>()
  const put = (snapshot: SheetSnapshot, cells: ChangedCell[]): void => {
    now.set(snapshot.sheet.toLowerCase(), withCells(snapshot, cells))
    for (const cell of cells)
      changed.set(keyOf(snapshot.sheet, cell), { ...cell, sheet: snapshot.sheet })
  }
  for (const [name, snapshot] of before) {
    const own = entries.filter(({ sheet }) => sheet.toLowerCase() === name)
    if (own.length > 0) put(snapshot, own.flatMap(changedBy))
  }
  const formulas = formulasOf([...now.values()])
  const drawing = drawnFrom(formulas, [...changed.values()])
  const unsolved = new Set(open.map(({ sheet, cell }) => `${sheet.toLowerCase()}!${cell}`))
  for (const { sheet, row, column, formula } of changed.values())
    if (formula === null) unsolved.delete(keyOf(sheet, { row, column }))
  const entered = new Set(changed.keys())
  solve()
  return {
    sheets: sheets.map(({ sheet }) => now.get(sheet.toLowerCase()) as SheetSnapshot),
    changed: [...changed.values()],
    unsolved: formulas.flatMap(({ sheet, row, column }) =>
      unsolved.has(keyOf(sheet, { row, column }))
        ? [{ sheet, cell: cellAddress(row, column) }]
        : [],
    ),
  }

  function solve(): void {
    const waiting = new Map(drawing.map((one) => [keyOf(one.sheet, one), one]))
    const results = new Map<string, CellValue>()
    const running = new Set<string>()
    const work = { reads: mostReads }
    const earlier = readerOf(before, work, () => undefined)
    const current = readerOf(now, work, (key) => {
      if (unsolved.has(key)) throw new Unsolved(key)
      const one = waiting.get(key)
      if (!one) return undefined
      solveOne(key, one)
      if (unsolved.has(key)) throw new Unsolved(key)
      return results.get(key)
    })
    for (let turn = 0; turn < mostTurns && !solveAll(turn % 2 === 0); turn++);
    for (const key of waiting.keys()) if (!results.has(key)) unsolved.add(key)
    const bySheet = new Map<string, ChangedCell[]>()
    for (const [key, value] of results) {
      const one = waiting.get(key) as FormulaCell
      const was = now.get(one.sheet.toLowerCase())
      if (was && isSame(cellAt(was, one.row, one.column), value)) continue
      const { row, column, formula } = one
      const own = bySheet.get(one.sheet) ?? []
      own.push({ row, column, value, formula })
      bySheet.set(one.sheet, own)
    }
    for (const [sheet, cells] of bySheet) {
      const snapshot = now.get(sheet.toLowerCase())
      if (snapshot) put(snapshot, cells)
    }

    /** Chains down the sheet are short from its top, those up the sheet from its end. */
    function solveAll(fromTop: boolean): boolean {
      try {
        const order = fromTop ? [...waiting] : [...waiting].reverse()
        for (const [key, one] of order) solveOne(key, one)
        return true
      } catch (cause) {
        if (cause instanceof TooDeep) return false
        throw cause
      }
    }

    function solveOne(key: string, one: FormulaCell): void {
      if (results.has(key) || unsolved.has(key)) return
      if (running.size >= deepest) throw new TooDeep()
      if (running.has(key)) {
        unsolved.add(key)
        return
      }
      running.add(key)
      try {
        if (one.tree === null) throw new Unsolved(one.formula)
        if (!entered.has(key) && !isTrusted(one)) throw new Unsolved(one.formula)
        results.set(key, evaluate(one.tree, one, current))
      } catch (cause) {
        if (!(cause instanceof Unsolved || cause instanceof WorkSpent)) throw cause
        unsolved.add(key)
      } finally {
        running.delete(key)
      }
    }

    /** Whether what is worked out here from the cells as they were is what the cell had. */
    function isTrusted(one: FormulaCell): boolean {
      const was = before.get(one.sheet.toLowerCase())
      if (!was || !one.tree) return false
      return isSame(evaluate(one.tree, one, earlier), cellAt(was, one.row, one.column))
    }
  }
}

const keyOf = (sheet: string, { row, column }: { row: number; column: number }): string =>
  `${sheet.toLowerCase()}!${cellAddress(row, column)}`

function changedBy({ cell, value }: Entry): ChangedCell[] {
  const at = parseCell(cell)
  if (!at) return []
  const isFormula = typeof value === 'string' && value.startsWith('=')
  return [{ ...at, value: isFormula ? null : value, formula: isFormula ? value : null }]
}

function readerOf(
  sheets: ReadonlyMap<string, SheetSnapshot>,
  work: { reads: number },
  solved: (key: string) => CellValue | undefined,
): Reader {
  const hidden = new Map<string, ReadonlySet<number>>()
  return {
    work,
    extent(sheet, range): CellRange | null {
      const snapshot = sheets.get(sheet.toLowerCase())
      if (!snapshot) return null
      const origin = parseCell(snapshot.origin) ?? { row: 1, column: 0 }
      const [bottom, right] = [
        origin.row + snapshot.rows.length - 1,
        origin.column + (snapshot.rows[0]?.length ?? 0) - 1,
      ]
      return {
        ...range,
        bottom: Math.max(range.top, Math.min(range.bottom, bottom)),
        right: Math.max(range.left, Math.min(range.right, right)),
      }
    },
    cell(sheet, row, column) {
      const snapshot = sheets.get(sheet.toLowerCase())
      if (!snapshot) throw new Unsolved(sheet)
      const address = cellAddress(row, column)
      if (snapshot.formulas?.[address] !== undefined) {
        const value = solved(`${sheet.toLowerCase()}!${address}`)
        if (value !== undefined) return value
      }
      return cellAt(snapshot, row, column) ?? snapshot.farCells?.[address] ?? null
    },
    formula: (sheet, row, column) =>
      sheets.get(sheet.toLowerCase())?.formulas?.[cellAddress(row, column)] ?? null,
    isHidden(sheet, row) {
      const name = sheet.toLowerCase()
      let rows = hidden.get(name)
      if (!rows) {
        rows = new Set(sheets.get(name)?.hiddenRows)
        hidden.set(name, rows)
      }
      return rows.has(row)
    },
  }
}
