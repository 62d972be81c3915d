// A formula as IronCalc can take it: structured references and names said as plain areas.
import { type Area, formatArea, withSheet } from './address.ts'
import { rewriteFormula } from './formula.ts'
import { type Sheet, sheetByName, type Table, type Workbook } from './model.ts'
import { structuredArea } from './structured.ts'

export interface EngineFormula {
  text: string
  /** Every area the formula looks at. */
  areas: { sheet: Sheet; area: Area }[]
}

export const engineFormula = (
  workbook: Workbook,
  sheet: Sheet,
  row: number,
  column: number,
  formula: string,
): EngineFormula => {
  const areas: EngineFormula['areas'] = []
  const look = (where: Sheet, area: Area, written?: string): string => {
    areas.push({ sheet: where, area })
    return written ?? withSheet(where.name, absolute(area))
  }
  const expand = (text: string, here: Sheet, depth: number): string =>
    rewriteFormula(text, (piece) => {
      if (piece.kind === 'reference') {
        const where = piece.sheet === null ? here : sheetByName(workbook, piece.sheet)
        if (!where) return '#REF!'
        return look(where, piece.area, here === sheet ? piece.text : undefined)
      }
      if (piece.kind === 'structured') {
        const table = tableOf(workbook, sheet, row, column, piece.table)
        const area = table && structuredArea(table, piece.spec, row)
        const where = table && workbook.sheets.find((one) => one.id === table.sheetId)
        return area && where ? look(where, area) : '#REF!'
      }
      if (piece.kind !== 'name' || piece.call || depth > 8) return null
      const name = nameFor(workbook, here, piece.text)
      if (name) return `(${expand(name.formula.replace(/^=/, ''), here, depth + 1)})`
      const table = workbook.tables.find((one) => same(one.name, piece.text))
      const where = table && workbook.sheets.find((one) => one.id === table.sheetId)
      const body = table && structuredArea(table, '#Data', row)
      return where && body ? look(where, body) : asciiName(piece.text)
    })
  return { text: expand(formula.replace(LOST, '#REF!'), sheet, 0), areas }
}

/** A name IronCalc can read: LET's own names may be Japanese in Excel, not there. */
const asciiName = (name: string): string | null =>
  // biome-ignore lint/suspicious/noControlCharactersInRegex: the whole of ASCII is meant
  /^[\x00-\x7f]*$/.test(name)
    ? null
    : `n_${Array.from(name, (letter) => letter.codePointAt(0)?.toString(16)).join('_')}`

/** A lost reference that still names its sheet, which IronCalc does not read. */
const LOST = /(?:'(?:[^']|'')*'|[\p{L}\p{N}_.]+)!#REF!/gu

/** The name a formula on `sheet` means: the sheet's own first. */
export const nameFor = (workbook: Workbook, sheet: Sheet, text: string) =>
  workbook.names.find((name) => name.sheetId === sheet.id && same(name.name, text)) ??
  workbook.names.find((name) => name.sheetId === null && same(name.name, text))

const same = (a: string, b: string): boolean => a.toLowerCase() === b.toLowerCase()

const absolute = (area: Area): string => formatArea(area).replace(/([A-Z]+|\d+)/g, '$$$1')

const tableOf = (
  workbook: Workbook,
  sheet: Sheet,
  row: number,
  column: number,
  name: string | null,
): Table | undefined =>
  workbook.tables.find((table) =>
    name !== null
      ? same(table.name, name)
      : table.sheetId === sheet.id &&
        row >= table.area.row &&
        row < table.area.row + table.area.rows &&
        column >= table.area.column &&
        column < table.area.column + table.area.columns,
  )
