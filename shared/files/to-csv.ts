// Writes rows as CSV that no spreadsheet will run.
import type { Cell } from '../schema/index.ts'
import { asSheetText } from '../text/formula-like.ts'

/**
 * RFC 4180 CSV with CRLF. Text that a spreadsheet would take for a formula gets its text prefix.
 * Numbers stay numbers. @param rows cells; blank as null or ''
 */
export function toCsv(rows: readonly (readonly Cell[])[]): string {
  // Names and marks stand on many rows.
  const known = new Map<string, string>()
  const field = (cell: Cell): string => {
    if (cell === null) return ''
    if (typeof cell === 'boolean') return cell ? 'TRUE' : 'FALSE'
    if (typeof cell === 'number') return String(cell)
    let text = known.get(cell)
    if (text === undefined) {
      text = textField(cell)
      if (known.size >= mostKnown) known.clear()
      known.set(cell, text)
    }
    return text
  }
  return rows.map((row) => `${row.map(field).join(',')}\r\n`).join('')
}

const mostKnown = 10_000

function textField(cell: string): string {
  const text = asSheetText(cell)
  return /[",\r\n\t;]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}
