// Formulas that are one call of a custom function: arguments read, the add-in asked, results shown.
import {
  cellAddress,
  formatArea,
  LAST_COLUMN,
  parseArea,
  splitSheet,
  withSheet,
} from '../workbook/address.ts'
import { plainValue, valueAt } from '../workbook/cells.ts'
import { scanFormula } from '../workbook/formula.ts'
import {
  type Computed,
  isFormula,
  type Sheet,
  sheetByName,
  type Workbook,
} from '../workbook/model.ts'
import { structuredArea } from '../workbook/structured.ts'
import type { CustomFunctions, FunctionResult } from './custom-functions.ts'

/** The namespace of the manifest and the `functions` of functions.json. */
export interface FunctionCatalogue {
  namespace: string
  functions: {
    id: string
    name: string
    parameters: {
      name?: string
      dimensionality?: string
      optional?: boolean
      repeating?: boolean
    }[]
    options?: { requiresParameterAddresses?: boolean; cancelable?: boolean }
  }[]
}

export interface CellFunctions {
  /** Looks at the formulas again soon; functions whose arguments changed are called anew. */
  refresh: () => void
}

interface Surroundings {
  isReady: () => boolean
  call: CustomFunctions['call']
  calculated: (sheet: Sheet) => void
}

/** Above this many formulas custom functions in cells are left alone. */
const MOST_FORMULAS = 20_000
/** The pane may say it is ready before its functions are associated. */
const RETRIES = 5
const RETRY_AFTER = 300

export const createCellFunctions = (
  workbook: Workbook,
  catalogue: FunctionCatalogue,
  around: Surroundings,
): CellFunctions => {
  const asked = new Map<string, string>()
  let waiting = false
  let retries = RETRIES

  const refresh = () => {
    if (waiting || !around.isReady()) return
    waiting = true
    setTimeout(() => {
      waiting = false
      look()
    }, 0)
  }

  const look = () => {
    const count = workbook.sheets.reduce((sum, sheet) => sum + sheet.formulas.size, 0)
    if (count > MOST_FORMULAS) return
    const seen = new Set<string>()
    for (const sheet of workbook.sheets) {
      for (const key of [...sheet.formulas]) {
        const row = Math.floor(key / LAST_COLUMN)
        const column = key % LAST_COLUMN
        const call = readCall(workbook, catalogue, sheet, row, column)
        if (!call) continue
        const cell = `${sheet.id}:${key}`
        seen.add(cell)
        ask(sheet, row, column, cell, call)
      }
    }
    for (const cell of asked.keys()) {
      if (seen.has(cell)) continue
      asked.delete(cell)
      const [id, key = '0'] = cell.split(':')
      const sheet = workbook.sheets.find((one) => one.id === id)
      const place = Number(key)
      if (sheet)
        workbook.engine.give(sheet, Math.floor(place / LAST_COLUMN), place % LAST_COLUMN, null)
    }
  }

  const ask = (sheet: Sheet, row: number, column: number, cell: string, call: FunctionCall) => {
    const question = JSON.stringify([call.id, call.args, call.addresses])
    if (asked.get(cell) === question) return
    asked.set(cell, question)
    const answer = (result: FunctionResult) => {
      if (asked.get(cell) !== question) return
      if (!result.ok && result.error === '#NAME?' && retries > 0) {
        retries -= 1
        asked.delete(cell)
        setTimeout(refresh, RETRY_AFTER)
      }
      workbook.engine.give(sheet, row, column, resultRows(result))
      around.calculated(sheet)
      refresh()
    }
    if (call.error) {
      answer({ ok: false, error: call.error, message: '' })
      return
    }
    workbook.engine.give(sheet, row, column, [[{ error: '#BUSY!' }]])
    const at = { sheet: sheet.name, address: cellAddress(row, column) }
    void around.call(call.id, call.args, at, call.addresses).then(answer)
  }

  return { refresh }
}

interface FunctionCall {
  id: string
  args: unknown[]
  addresses?: (string | null)[]
  /** An argument that is an error is the result; the function is not called. */
  error: string | null
}

const readCall = (
  workbook: Workbook,
  { namespace, functions }: FunctionCatalogue,
  sheet: Sheet,
  row: number,
  column: number,
): FunctionCall | null => {
  const content = sheet.cells[row]?.[column]
  if (!isFormula(content)) return null
  const match = /^=\s*([\w.]+)\.(\w+)\((.*)\)\s*$/su.exec(content.formula)
  if (match?.[1]?.toLowerCase() !== namespace.toLowerCase()) return null
  const found = functions.find((one) => one.name.toLowerCase() === match[2]?.toLowerCase())
  const written = splitArguments(match[3] ?? '')
  const last = found?.parameters.at(-1)
  const single = found?.parameters.filter((parameter) => !parameter.repeating) ?? []
  if (!found || !written || (written.length > single.length && !last?.repeating)) return null
  const isMatrix = (parameter: typeof last) => parameter?.dimensionality === 'matrix'
  const read = single.map((parameter, index) =>
    readArgument(workbook, sheet, row, written[index], isMatrix(parameter)),
  )
  const repeated = written
    .slice(single.length)
    .map((argument) => readArgument(workbook, sheet, row, argument, isMatrix(last)))
  const all = [...read, ...repeated]
  const errors = all.flatMap(({ value }) => [value].flat(2)).filter(isError)
  return {
    id: found.id,
    args: [
      ...read.map(({ value }) => value),
      // A parameter that repeats is one list; nothing given, it is null.
      ...(last?.repeating ? [repeated.length > 0 ? repeated.map(({ value }) => value) : null] : []),
    ],
    ...(found.options?.requiresParameterAddresses
      ? { addresses: all.map(({ address }) => address) }
      : {}),
    error: errors[0]?.error ?? null,
  }
}

const isError = (value: unknown): value is { error: string } =>
  typeof value === 'object' && value !== null && 'error' in value

const readArgument = (
  workbook: Workbook,
  sheet: Sheet,
  row: number,
  written: string | undefined,
  matrix: boolean,
): { value: unknown; address: string | null } => {
  const text = written?.trim() ?? ''
  if (text === '') return { value: null, address: null }
  const place = placeOf(workbook, sheet, row, text)
  if (!place) {
    const value = workbook.engine.evaluate(sheet, `=${text}`)
    return { value: matrix ? [[value]] : value, address: null }
  }
  const { area } = place
  const rows = Array.from({ length: Math.min(area.rows, place.sheet.cells.length || 1) }, (_, r) =>
    Array.from({ length: area.columns }, (_, c) => {
      const value = valueAt(workbook, place.sheet, area.row + r, area.column + c)
      return typeof value === 'object' ? value : plainValue(value)
    }),
  )
  const address = withSheet(place.sheet.name, formatArea(area))
  const single = area.rows === 1 && area.columns === 1 && !matrix
  return { value: single ? rows[0]?.[0] : rows, address }
}

/** The area an argument is, when it is nothing but a reference. */
const placeOf = (workbook: Workbook, sheet: Sheet, row: number, text: string) => {
  const pieces = scanFormula(text)
  const [only] = pieces
  if (pieces.length !== 1 || !only) return null
  if (only.kind === 'reference') {
    const { sheet: name, local } = splitSheet(only.text)
    const where = name === null ? sheet : sheetByName(workbook, name)
    const area = parseArea(local)
    return where && area ? { sheet: where, area } : null
  }
  if (only.kind !== 'structured') return null
  const table = workbook.tables.find((one) => one.name.toLowerCase() === only.table?.toLowerCase())
  const area = table && structuredArea(table, only.spec, row)
  const where = workbook.sheets.find((one) => one.id === table?.sheetId)
  return area && where ? { sheet: where, area } : null
}

/** The arguments of a call, cut at its own commas; null when the brackets do not close in order. */
const splitArguments = (text: string): string[] | null => {
  if (text.trim() === '') return []
  const parts = ['']
  let depth = 0
  for (const piece of text.match(/"(?:[^"]|"")*"|'(?:[^']|'')*'|[\s\S]/g) ?? []) {
    if ('([{'.includes(piece)) depth += 1
    if (')]}'.includes(piece)) depth -= 1
    if (depth < 0) return null
    if (piece === ',' && depth === 0) parts.push('')
    else parts[parts.length - 1] += piece
  }
  return depth === 0 ? parts : null
}

const resultRows = (result: FunctionResult): Computed[][] => {
  if (!result.ok) return [[{ error: result.error }]]
  const { value } = result
  if (!Array.isArray(value)) return [[computed(value)]]
  return value.map((row) => (Array.isArray(row) ? row.map(computed) : [computed(row)]))
}

const computed = (value: unknown): Computed => {
  if (typeof value === 'number' || typeof value === 'boolean' || typeof value === 'string')
    return value
  const basic = (value as { basicValue?: unknown } | null)?.basicValue
  return typeof basic === 'number' || typeof basic === 'string' ? basic : ''
}
