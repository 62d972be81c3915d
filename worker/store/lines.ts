// A run's lines as they are stored: each text once, and the lines as columns of numbers.
//
// Names repeat from line to line: 100,000 lines are a tenth of what they are as objects. A line is made
// when it is looked at: a trace asks for the rows and yen of all of them, and for a page of lines.

import { splitSheet } from '../../shared/address/sheet-address.ts'
import type { ComparedLine, KeptLines, LineReading } from '../../shared/schema/index.ts'
import { unitYen } from '../../shared/schema/units.ts'
import { withoutEnd } from '../../shared/text/without-end.ts'
import type { KeptRows, Rows } from '../../shared/trace/index.ts'
import { keptLinesOf } from './kept-lines.ts'
import {
  columns,
  damaged,
  differences,
  fromDifferences,
  type Packed,
  packNumbers,
  type StoredLines,
  type StoredRows,
  type Unpacked,
  unpackNumbers,
} from './line-columns.ts'

/** Lines → JSON text; with the digests of further cells that findings speak of. */
export function writeLines({ lines, leftOut, cells = {} }: KeptLines): string {
  const blocks = [...sheetsOf(lines, leftOut)].map(blockOf)
  return JSON.stringify(Object.keys(cells).length > 0 ? { blocks, cells } : { blocks })
}

/** Rows by sheet, in the order of the lines. */
function* sheetsOf(
  lines: readonly ComparedLine[],
  leftOut: readonly ComparedLine[],
): Generator<KeptLines> {
  const blocks = new Map<string, { lines: ComparedLine[]; leftOut: ComparedLine[] }>()
  for (const [kind, rows] of [['lines', lines] as const, ['leftOut', leftOut] as const]) {
    for (const line of rows) {
      const key = line.sheet === undefined ? '' : JSON.stringify([line.workbook, line.sheet])
      const block = blocks.get(key) ?? { lines: [], leftOut: [] }
      blocks.set(key, block)
      block[kind].push(line)
    }
  }
  yield* blocks.values()
}

/** Of one sheet. */
function blockOf({ lines, leftOut }: KeptLines): StoredLines {
  const texts = createPlaces<string>((text) => text)
  const readings = createPlaces(readingKey)
  const first = lines[0] ?? leftOut[0]
  const pack = (rows: readonly ComparedLine[]): StoredRows => {
    const column = (numberOf: (line: ComparedLine) => number | null): Packed =>
      packNumbers(rows.map(numberOf))
    const named = (name: 'issue' | 'strategy' | 'initiative' | 'department' | 'reflection') =>
      column((line) => texts.placeOf(line[name]))
    return {
      count: rows.length,
      row: packNumbers(differences(rows.map(({ row }) => row))),
      yen: column(({ yen }) => yen),
      exclusion: column(({ exclusion }) => (exclusion === null ? null : texts.placeOf(exclusion))),
      ...{ issue: named('issue'), strategy: named('strategy'), initiative: named('initiative') },
      ...{ department: named('department'), reflection: named('reflection') },
      reading: column(({ reading }) => (reading ? readings.placeOf(withoutRaw(reading)) : null)),
      raw: column(({ yen, reading }) =>
        !reading || reading.raw === plainText(yen, reading) ? null : texts.placeOf(reading.raw),
      ),
    }
  }
  const rows = pack(lines)
  const outside = pack(leftOut)
  return {
    ...(first?.workbook === undefined ? {} : { workbook: first.workbook }),
    ...(first?.sheet === undefined ? {} : { sheet: first.sheet }),
    column: withoutEnd(first?.cell ?? '', /\d/),
    ...{ rows, outside, readings: readings.values, texts: texts.values },
  }
}

const withoutRaw = ({ raw: _, ...reading }: LineReading): Omit<LineReading, 'raw'> => reading

const readingKey = (reading: Omit<LineReading, 'raw'>): string => {
  const { state, unit, unitSource, excludedBy, rowKind, formula, numberFormat = null } = reading
  return JSON.stringify([state, unit, unitSource, excludedBy, rowKind, formula, numberFormat])
}

/** Distinct values, each with its place. */
function createPlaces<T>(keyOf: (value: T) => string) {
  const places = new Map<string, number>()
  const values: T[] = []
  return {
    values,
    placeOf(value: T): number {
      const key = keyOf(value)
      const known = places.get(key)
      if (known !== undefined) return known
      places.set(key, values.length)
      return values.push(value) - 1
    },
  }
}

/** What a cell says that holds the bare number of its amount. */
const plainText = (yen: number | null, { unit }: { unit: LineReading['unit'] }): string =>
  yen === null || unit === null ? '' : String(yen / unitYen[unit])

/** JSON text → lines. */
export function readLines(text: string): KeptLines {
  const { lines, leftOut, cells } = readRows(text)
  const all = (rows: Rows) => Array.from({ length: rows.count }, (_, place) => rows.lineAt(place))
  return { lines: all(lines), leftOut: all(leftOut), ...(cells ? { cells } : {}) }
}

/** The same, without making any line. */
export function readRows(text: string): KeptRows & Pick<KeptLines, 'cells'> {
  const kept = keptLinesOf(text)
  const blocks = 'lines' in kept ? [blockOf({ lines: kept.lines, leftOut: [] })] : kept.blocks
  const cells = 'cells' in kept ? kept.cells : undefined
  return {
    lines: joined(blocks.map((block) => rowsOfBlock(block, block.rows))),
    leftOut: joined(blocks.map((block) => rowsOfBlock(block, block.outside))),
    ...(cells ? { cells } : {}),
  }
}

/** The lines, one after the other, for those who pass them on. */
export function* eachLine(text: string): Generator<ComparedLine> {
  const { lines } = readRows(text)
  for (let place = 0; place < lines.count; place++) yield lines.lineAt(place)
}

/** The rows of several sheets, one after the other. */
function joined(blocks: Rows[]): Rows {
  const [only] = blocks
  if (only && blocks.length === 1) return only
  const owners: [rows: Rows, from: number][] = []
  let count = 0
  for (const rows of blocks) {
    owners.push([rows, count])
    count += rows.count
  }
  const at = <T>(place: number, look: (rows: Rows, own: number) => T): T => {
    for (const [rows, from] of owners)
      if (place < from + rows.count) return look(rows, place - from)
    throw new Error('no such line')
  }
  return {
    count,
    sheetAt: (place) => at(place, (rows, own) => rows.sheetAt(own)),
    rowAt: (place) => at(place, (rows, own) => rows.rowAt(own)),
    yenAt: (place) => at(place, (rows, own) => rows.yenAt(own)),
    lineAt: (place) => at(place, (rows, own) => rows.lineAt(own)),
  }
}

function rowsOfBlock(block: StoredLines, stored: StoredRows): Rows {
  const { count } = stored
  const row = fromDifferences(unpackNumbers(stored.row, count))
  const unpacked = Object.fromEntries(
    columns.map((name) => {
      const packed = stored[name]
      return [name, packed ? unpackNumbers(packed, count) : null]
    }),
  ) as Unpacked
  const { sheet } = splitSheet(block.column)
  return {
    count,
    sheetAt: () => sheet,
    rowAt: (place) => row[place] as number,
    yenAt: (place) => unpacked.yen?.[place] ?? null,
    lineAt: (place) => lineOf(block, unpacked, place, row[place] as number),
  }
}

function lineOf(
  { workbook, sheet, column, texts, readings = [] }: StoredLines,
  columnsOf: Unpacked,
  place: number,
  row: number,
): ComparedLine {
  const yen = columnsOf.yen?.[place] ?? null
  const at = columnsOf.reading?.[place] ?? null
  const reading = at === null ? null : readings[at]
  const exclusion = columnsOf.exclusion?.[place] ?? null
  if (reading === undefined || (yen !== null && !Number.isSafeInteger(yen))) throw damaged()
  const raw = columnsOf.raw?.[place] ?? null
  const text = (name: keyof Unpacked): string => textAt(texts, columnsOf[name]?.[place] ?? null)
  return {
    ...(workbook === undefined ? undefined : { workbook }),
    ...(sheet === undefined ? undefined : { sheet }),
    cell: `${column}${row}`,
    row,
    issue: text('issue'),
    strategy: text('strategy'),
    initiative: text('initiative'),
    department: text('department'),
    yen,
    exclusion: exclusion === null ? null : textAt(texts, exclusion),
    reflection: text('reflection'),
    ...(reading === null
      ? undefined
      : {
          reading: { ...reading, raw: raw === null ? plainText(yen, reading) : textAt(texts, raw) },
        }),
  }
}

/** Null is no text; a place without one is damage. */
function textAt(texts: readonly string[], at: number | null): string {
  if (at === null) return ''
  const text = texts[at]
  if (text === undefined) throw damaged()
  return text
}
