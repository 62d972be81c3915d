// Structured references: the area that `明細[金額]`, `明細[@金額]` or `明細[[#Totals],[金額]]` means.
import type { Area } from './address.ts'
import type { Table } from './model.ts'

/** @param spec what stands between the outer brackets; @param row 0-based row of the formula. */
export const structuredArea = (table: Table, spec: string, row: number): Area | null => {
  const { items, columns } = parseSpec(spec)
  const rows = rowsOf(table, items, row)
  const across = columnsOf(table, columns)
  return rows && across ? { ...rows, ...across } : null
}

/** The rows between header and totals; an empty table still has one. */
export const bodyArea = (table: Table): Area => {
  const top = table.showHeaders ? 1 : 0
  const rows = table.area.rows - top - (table.showTotals ? 1 : 0)
  return { ...table.area, row: table.area.row + top, rows: Math.max(1, rows) }
}

interface Spec {
  items: string[]
  columns: string[]
}

const parseSpec = (spec: string): Spec => {
  const text = spec.trim()
  if (text === '') return { items: ['#data'], columns: [] }
  if (text.startsWith('#')) return { items: [text.toLowerCase()], columns: [] }
  const here = text.startsWith('@')
  const rest = here ? text.slice(1).trim() : text
  const bracketed = [...rest.matchAll(/\[((?:'.|[^\]'])*)\]/gsu)].map((match) => match[1] ?? '')
  const parts = bracketed.length > 0 ? bracketed : rest === '' ? [] : [rest]
  const items = parts.filter((part) => part.startsWith('#')).map((part) => part.toLowerCase())
  return {
    items: here ? ['#this row'] : items.length > 0 ? items : ['#data'],
    columns: parts.filter((part) => !part.startsWith('#')).map(unquote),
  }
}

const unquote = (name: string): string => name.replace(/'(.)/gsu, '$1')

const rowsOf = (
  table: Table,
  items: string[],
  row: number,
): { row: number; rows: number } | null => {
  const body = bodyArea(table)
  const spans = items.map((item): { row: number; rows: number } | null => {
    if (item === '#all') return table.area
    if (item === '#data') return body
    if (item === '#headers') return table.showHeaders ? { row: table.area.row, rows: 1 } : null
    if (item === '#totals') {
      return table.showTotals ? { row: table.area.row + table.area.rows - 1, rows: 1 } : null
    }
    if (item !== '#this row') return null
    return row >= body.row && row < body.row + body.rows ? { row, rows: 1 } : null
  })
  let top = Number.POSITIVE_INFINITY
  let bottom = 0
  for (const span of spans) {
    if (!span) return null
    top = Math.min(top, span.row)
    bottom = Math.max(bottom, span.row + span.rows)
  }
  return { row: top, rows: bottom - top }
}

const columnsOf = (table: Table, names: string[]): { column: number; columns: number } | null => {
  if (names.length === 0) return { column: table.area.column, columns: table.area.columns }
  const places = names.map((name) =>
    table.columns.findIndex((column) => column.name.toLowerCase() === name.toLowerCase()),
  )
  if (places.includes(-1)) return null
  const first = Math.min(...places)
  return { column: table.area.column + first, columns: Math.max(...places) - first + 1 }
}
