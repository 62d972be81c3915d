// Which formulas draw on edited cells, by themselves or through others.
import { type CellRange, parseCell } from '../address/index.ts'
import type { SheetSnapshot } from '../schema/index.ts'
import { type Expression, parse } from './parse.ts'

export interface FormulaCell {
  sheet: string
  row: number
  column: number
  formula: string
  /** null: of a kind that is not worked out here. */
  tree: Expression | null
  /** What it draws on; null: not known, so perhaps anything. */
  ranges: { sheet: string; range: CellRange }[] | null
}

interface Place {
  sheet: string
  row: number
  column: number
}

/** Functions whose result can change without an edit of what they name. */
const volatile = /\b(?:OFFSET|INDIRECT|NOW|TODAY|RAND|RANDBETWEEN|CELL|INFO)\(/i

const parsed = new WeakMap<object, FormulaCell[]>()

/** All formulas, sheet by sheet, row by row; parsed once as long as they stay the same. */
export const formulasOf = (sheets: readonly SheetSnapshot[]): FormulaCell[] =>
  sheets.flatMap(({ sheet, formulas }) => {
    if (!formulas) return []
    const before = parsed.get(formulas)
    if (before) return before
    const own: FormulaCell[] = []
    for (const [address, formula] of Object.entries(formulas)) {
      const at = parseCell(address)
      if (!at) continue
      const tree = volatile.test(formula) ? null : parse(formula)
      own.push({ sheet, ...at, formula, tree, ranges: tree && rangesOf(tree, sheet) })
    }
    own.sort((a, b) => a.row - b.row || a.column - b.column)
    parsed.set(formulas, own)
    return own
  })

/** Formulas go through others up and down the sheet: more turns than this, and all are taken. */
const mostTurns = 40

/** Those that draw on one of the cells, and those that are in one of them. */
export function drawnFrom(
  formulas: readonly FormulaCell[],
  edited: readonly Place[],
): FormulaCell[] {
  const index = createIndex()
  for (const place of edited) index.add(place)
  const found = new Set(formulas.filter((one) => index.has(one.sheet, cellRange(one))))
  const isDrawing = ({ ranges }: FormulaCell): boolean =>
    ranges === null || ranges.some(({ sheet, range }) => index.has(sheet, range))
  let order = formulas
  for (let turn = 0, size = -1; size !== found.size; turn++) {
    if (turn === mostTurns) return [...formulas]
    size = found.size
    for (const one of order) {
      if (found.has(one) || !isDrawing(one)) continue
      found.add(one)
      index.add(one)
    }
    order = order.toReversed()
  }
  return formulas.filter((one) => found.has(one))
}

const cellRange = ({ row, column }: Place): CellRange => ({
  ...{ top: row, bottom: row, left: column, right: column },
})

function rangesOf(tree: Expression, own: string): FormulaCell['ranges'] {
  switch (tree.kind) {
    case 'range':
      return [{ sheet: (tree.sheet ?? own).toLowerCase(), range: tree.range }]
    case 'negative':
    case 'percent':
      return rangesOf(tree.of, own)
    case 'operation':
      return [...(rangesOf(tree.left, own) ?? []), ...(rangesOf(tree.right, own) ?? [])]
    case 'call':
      return tree.given.flatMap((one) => rangesOf(one, own) ?? [])
    default:
      return []
  }
}

/** Cells by sheet and column: their rows, and the blocks of rows that have any. */
function createIndex() {
  const sheets = new Map<string, Map<number, { rows: Set<number>; blocks: Set<number> }>>()
  return {
    add({ sheet, row, column }: Place): void {
      const name = sheet.toLowerCase()
      const columns = sheets.get(name) ?? new Map()
      sheets.set(name, columns)
      const own = columns.get(column) ?? { rows: new Set(), blocks: new Set() }
      columns.set(column, own)
      own.rows.add(row)
      own.blocks.add(blockOf(row))
    },
    has(sheet: string, { top, bottom, left, right }: CellRange): boolean {
      for (const [column, { rows, blocks }] of sheets.get(sheet.toLowerCase()) ?? []) {
        if (column < left || column > right) continue
        for (const block of blocksOf(blocks, blockOf(top), blockOf(bottom))) {
          const from = Math.max(top, block * rowsOfBlock)
          const to = Math.min(bottom, block * rowsOfBlock + rowsOfBlock - 1)
          if (to - from === rowsOfBlock - 1) return true
          for (let row = from; row <= to; row++) if (rows.has(row)) return true
        }
      }
      return false
    },
  }
}

const rowsOfBlock = 256
const blockOf = (row: number): number => Math.floor(row / rowsOfBlock)

function* blocksOf(blocks: ReadonlySet<number>, first: number, last: number): Iterable<number> {
  if (last - first > blocks.size) {
    for (const block of blocks) if (block >= first && block <= last) yield block
  } else for (let block = first; block <= last; block++) if (blocks.has(block)) yield block
}
