// Reads the CSV that LibreOffice writes of a sheet, where text stands in quotes and all else does not.
import type { Cell } from '../../../shared/schema/index.ts'

/** The sheet's cells: text, numbers, dates as serials, true and false, errors as their text, null. */
export function shownCells(csv: string): Cell[][] {
  const rows: Cell[][] = []
  let row: Cell[] = []
  const field = /"((?:[^"]|"")*)"(,|\n|$)|([^,\n]*)(,|\n|$)/gy
  while (field.lastIndex < csv.length) {
    const [, quoted, afterQuoted, bare = '', afterBare] = field.exec(csv) ?? []
    row.push(quoted === undefined ? bareCell(bare) : quoted.replaceAll('""', '"'))
    if ((afterQuoted ?? afterBare) === ',') continue
    rows.push(row)
    row = []
  }
  return rows
}

function bareCell(text: string): Cell {
  if (text === '') return null
  if (text === 'TRUE' || text === 'FALSE') return text === 'TRUE'
  const date = /^(\d{4})\/(\d{1,2})\/(\d{1,2})(?: (\d{2}):(\d{2}):(\d{2}))?$/.exec(text)
  if (date) {
    const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = date
      .slice(1)
      .map((part) => Number(part ?? 0))
    return Date.UTC(year, month - 1, day, hour, minute, second) / 86_400_000 + 25_569
  }
  if (/^-?[\d.]+%$/.test(text)) return Number((Number.parseFloat(text) / 100).toPrecision(15))
  const number = Number(text)
  return Number.isFinite(number) ? number : text
}
