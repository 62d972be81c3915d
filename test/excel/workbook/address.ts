// A1 addresses and the areas they name; knows nothing of workbooks or hosts.

export const LAST_ROW = 1_048_576
export const LAST_COLUMN = 16_384

/** A rectangle of cells, 0-based. Whole columns have `rows` = 1,048,576, whole rows `columns` = 16,384. */
export interface Area {
  row: number
  column: number
  rows: number
  columns: number
}

/** `A1`, `$B$2:C4`, `A:C`, `3:5` without a sheet; null when it is no address. */
export const parseArea = (address: string): Area | null => {
  const [from, to, ...rest] = address.replaceAll('$', '').trim().toUpperCase().split(':')
  if (from === undefined || rest.length > 0) return null
  const a = parseCorner(from)
  const b = to === undefined ? a : parseCorner(to)
  if (!a || !b || (to === undefined && (a.row === null || a.column === null))) return null
  if ((a.row === null) !== (b.row === null) || (a.column === null) !== (b.column === null))
    return null
  const rows = span(a.row, b.row, LAST_ROW)
  const columns = span(a.column, b.column, LAST_COLUMN)
  return rows && columns
    ? { row: rows[0], rows: rows[1], column: columns[0], columns: columns[1] }
    : null
}

/** The address of an area, as Excel writes it: `A1`, `A1:C4`, `A:C`, `3:5`. */
export const formatArea = (area: Area): string => {
  const { row, column, rows, columns } = area
  const first = columnName(column)
  const last = columnName(column + columns - 1)
  if (rows === LAST_ROW) return `${first}:${last}`
  if (columns === LAST_COLUMN) return `${row + 1}:${row + rows}`
  return rows === 1 && columns === 1
    ? `${first}${row + 1}`
    : `${first}${row + 1}:${last}${row + rows}`
}

export const cellAddress = (row: number, column: number): string =>
  `${columnName(column)}${row + 1}`

/** `予算!A1`, `'4月 分'!A1`: the name quoted where Excel quotes it. */
export const withSheet = (sheet: string, address: string): string =>
  `${quoteSheet(sheet)}!${address}`

export const quoteSheet = (name: string): string =>
  /^[\p{L}_][\p{L}\p{N}_.]*$/u.test(name) &&
  !/^[A-Za-z]{1,3}\d+$/.test(name) &&
  !/^(r|c|rc)$/i.test(name)
    ? name
    : `'${name.replaceAll("'", "''")}'`

/** Splits `'4月 分'!A1:B2` into its sheet (null when none is named) and the rest. */
export const splitSheet = (address: string): { sheet: string | null; local: string } => {
  const quoted = /^'((?:[^']|'')*)'!(.*)$/su.exec(address)
  if (quoted) return { sheet: (quoted[1] ?? '').replaceAll("''", "'"), local: quoted[2] ?? '' }
  const at = address.lastIndexOf('!')
  return at < 0
    ? { sheet: null, local: address }
    : { sheet: address.slice(0, at), local: address.slice(at + 1) }
}

export const columnName = (column: number): string => {
  let name = ''
  for (let rest = column + 1; rest > 0; rest = Math.floor((rest - 1) / 26)) {
    name = String.fromCharCode(65 + ((rest - 1) % 26)) + name
  }
  return name
}

export const columnNumber = (letters: string): number => {
  let number = 0
  for (const letter of letters.toUpperCase()) number = number * 26 + letter.charCodeAt(0) - 64
  return number - 1
}

export const intersect = (a: Area, b: Area): Area | null => {
  const row = Math.max(a.row, b.row)
  const column = Math.max(a.column, b.column)
  const rows = Math.min(a.row + a.rows, b.row + b.rows) - row
  const columns = Math.min(a.column + a.columns, b.column + b.columns) - column
  return rows > 0 && columns > 0 ? { row, column, rows, columns } : null
}

export const bounding = (a: Area, b: Area): Area => {
  const row = Math.min(a.row, b.row)
  const column = Math.min(a.column, b.column)
  return {
    row,
    column,
    rows: Math.max(a.row + a.rows, b.row + b.rows) - row,
    columns: Math.max(a.column + a.columns, b.column + b.columns) - column,
  }
}

export const contains = (outer: Area, inner: Area): boolean =>
  inner.row >= outer.row &&
  inner.column >= outer.column &&
  inner.row + inner.rows <= outer.row + outer.rows &&
  inner.column + inner.columns <= outer.column + outer.columns

export const sameArea = (a: Area, b: Area): boolean => contains(a, b) && contains(b, a)

/** What is left of `area` once `hole` is cut out: up to four rectangles. */
export const subtract = (area: Area, hole: Area): Area[] => {
  const cut = intersect(area, hole)
  if (!cut) return [area]
  const bottom = cut.row + cut.rows
  const right = cut.column + cut.columns
  return [
    { ...area, rows: cut.row - area.row },
    { ...area, row: bottom, rows: area.row + area.rows - bottom },
    { row: cut.row, rows: cut.rows, column: area.column, columns: cut.column - area.column },
    { row: cut.row, rows: cut.rows, column: right, columns: area.column + area.columns - right },
  ].filter((part) => part.rows > 0 && part.columns > 0)
}

export const cellCount = (area: Area): number => area.rows * area.columns

interface Corner {
  row: number | null
  column: number | null
}

const parseCorner = (text: string): Corner | null => {
  const match = /^([A-Z]{1,3})?([1-9]\d{0,6})?$/.exec(text)
  if (!match || text === '') return null
  const column = match[1] === undefined ? null : columnNumber(match[1])
  const row = match[2] === undefined ? null : Number(match[2]) - 1
  if ((column ?? 0) >= LAST_COLUMN || (row ?? 0) >= LAST_ROW) return null
  return { row, column }
}

const span = (a: number | null, b: number | null, all: number): [number, number] | null => {
  if (a === null || b === null) return a === b ? [0, all] : null
  return [Math.min(a, b), Math.abs(a - b) + 1]
}
