// The one pass over a snapshot's cells that a schema would be too slow for.

/** Limits of one sheet. Over them a client gets 413 with the limit's name, never a partial result. */
export const limits = {
  bodyBytes: 32 * 1024 * 1024,
  rows: 200_000,
  cells: 2_000_000,
  columns: 1_000,
  /** UTF-16 units of one cell's text: Google Sheets' limit; Excel's is 32,767. */
  cellText: 50_000,
} as const
/** Cells that a sheet may have far from its rows; more are no stray cells. */
export const mostFarCells = 200
export type LimitName = keyof typeof limits

export interface CellsProblem {
  code:
    | 'not-rows'
    | 'not-a-row'
    | 'not-a-cell'
    | 'too-many-rows'
    | 'too-many-columns'
    | 'too-many-cells'
    | 'too-long-text'
  /** The limit that was passed, where one was. */
  limit?: LimitName
  path: (string | number)[]
  detail: string
}

/** What to do about rows over a limit: most of them are blank, below or above a stray cell. */
export function howToSend(rows: readonly unknown[]): string {
  const last = rows.findLastIndex((row) => Array.isArray(row) && row.some(isFilled)) + 1
  return last < rows.length
    ? `the last of the first ${rows.length} rows with a value is number ${last}. Send the rows down to the end of the table, and stray cells far below it in farCells: { "A1048576": "…" }`
    : `the last of the first ${rows.length} rows has a value. Send the rows of the budget alone`
}

const isFilled = (cell: unknown): boolean => cell !== null && cell !== ''

/** The first thing wrong with `rows` as cells, or null. Paths are relative to `rows`. */
export function checkCells(rows: unknown): CellsProblem | null {
  if (!Array.isArray(rows)) {
    return {
      code: 'not-rows',
      path: [],
      detail: 'rows must be an array of rows, each an array of cells',
    }
  }
  if (rows.length > limits.rows) {
    return {
      code: 'too-many-rows',
      limit: 'rows',
      path: [],
      detail: `${rows.length} rows; at most ${limits.rows} are read: ${howToSend(rows)}`,
    }
  }
  let cells = 0
  for (let r = 0; r < rows.length; r++) {
    const row: unknown = rows[r]
    if (!Array.isArray(row))
      return { code: 'not-a-row', path: [r], detail: 'a row must be an array of cells' }
    if (row.length > limits.columns) {
      return {
        code: 'too-many-columns',
        limit: 'columns',
        path: [r],
        detail: `${row.length} columns; at most ${limits.columns} are read`,
      }
    }
    cells += row.length
    if (cells > limits.cells) {
      return {
        code: 'too-many-cells',
        limit: 'cells',
        path: [r],
        detail: `over ${limits.cells} cells: ${howToSend(rows)}`,
      }
    }
    for (let c = 0; c < row.length; c++) {
      const cell: unknown = row[c]
      if (typeof cell === 'string') {
        if (cell.length <= limits.cellText) continue
        return {
          code: 'too-long-text',
          limit: 'cellText',
          path: [r, c],
          detail: `a cell's text of ${cell.length} characters`,
        }
      }
      if (cell === null || typeof cell === 'boolean') continue
      if (typeof cell === 'number' && Number.isFinite(cell)) continue
      return {
        code: 'not-a-cell',
        path: [r, c],
        detail: 'a cell must be text, a finite number, true, false or null',
      }
    }
  }
  return null
}
