// Formulas as Excel shows them: shared ones shifted to their cell, internal prefixes taken off.
import { columnIndex, columnLetters } from '../../address/index.ts'

const lastColumn = 16_384
const lastRow = 1_048_576

/** "=SUM(F5:F11)" from the file's text; `_xlfn.` and the like are not what a user sees. */
export function shownFormula(text: string): string {
  if (!text.includes('_xl')) return `=${text}`
  return `=${outsideStrings(text, (part) => part.replace(/_xlfn\.|_xlws\.|_xlpm\.|_xludf\./g, ''))}`
}

/** A shared formula's text moved by rows and columns; absolute parts stay, what leaves the sheet is #REF!. */
export function shiftFormula(text: string, rows: number, columns: number): string {
  return outsideStrings(text, (part) => part.replace(reference, shift))

  function shift(whole: string, ...parts: (string | undefined)[]): string {
    const [
      columnLock = '',
      column = '',
      rowLock = '',
      row = '',
      lockA = '',
      a = '',
      lockB = '',
      b = '',
      lockC = '',
      c = '',
      lockD = '',
      d = '',
    ] = parts
    if (column) return moveColumn(columnLock, column) + moveRow(rowLock, row)
    if (a) return `${moveColumn(lockA, a)}:${moveColumn(lockB, b)}`
    return c ? `${moveRow(lockC, c)}:${moveRow(lockD, d)}` : whole
  }

  function moveColumn(lock: string, letters: string): string {
    if (lock) return lock + letters
    const moved = columnIndex(letters.toUpperCase()) + columns
    return moved < 0 || moved >= lastColumn ? '#REF!' : columnLetters(moved)
  }

  function moveRow(lock: string, digits: string): string {
    if (lock) return lock + digits
    const moved = Number(digits) + rows
    return moved < 1 || moved > lastRow ? '#REF!' : String(moved)
  }
}

/** A1, A:A or 1:1, not a part of a longer name, a function or a sheet's name. */
const reference =
  /(?<![\w.\\$\u0080-\uffff])(?:(\$?)([A-Za-z]{1,3})(\$?)([1-9]\d{0,6})(?![\w.(!\u0080-\uffff])|(\$?)([A-Za-z]{1,3}):(\$?)([A-Za-z]{1,3})(?![\w.(!\u0080-\uffff])|(\$?)([1-9]\d{0,6}):(\$?)([1-9]\d{0,6})(?![\w.(!\u0080-\uffff]))/g

/** Applies `change` to what is neither a "text" nor a 'sheet name' nor in [brackets]. */
function outsideStrings(formula: string, change: (part: string) => string): string {
  let changed = ''
  let from = 0
  for (let at = 0; at < formula.length; at++) {
    const close = closers[formula[at] as string]
    if (!close) continue
    changed += change(formula.slice(from, at))
    const end = formula.indexOf(close, at + 1)
    const stop = end < 0 ? formula.length : end + 1
    changed += formula.slice(at, stop)
    from = stop
    at = stop - 1
  }
  return changed + change(formula.slice(from))
}
const closers: Record<string, string | undefined> = { '"': '"', "'": "'", '[': ']' }
