// A run's lines as they are stored: each text once, and a line as a row of numbers.
//
// Names repeat from line to line: 100,000 lines are a fifth of what they are as objects, and take
// that much less time to compress.

import { z } from 'zod'
import {
  type ComparedLine,
  comparedLineSchema,
  type KeptLines,
  type LineReading,
} from '../../shared/schema/index.ts'
import { unitYen } from '../../shared/schema/units.ts'
import { withoutEnd } from '../../shared/text/without-end.ts'
import { stored as readStored, StoredDataError } from './stored.ts'

const names = ['issue', 'strategy', 'initiative', 'department', 'reflection'] as const

/** The rows of one sheet. */
interface StoredLines {
  /** In a run of several sheets, whose rows they are. */
  workbook?: string
  sheet?: string
  /** What stands before a cell's row: its sheet in a run of several, and its column's letters. */
  column: string
  texts: string[]
  /** What cells have in common in how they were read: all of it but their text. */
  readings?: Omit<LineReading, 'raw'>[]
  /**
   * Row, yen, place of the exclusion among the texts (null for none), then of each name; then the
   * place of the reading, and of the cell's text (null where that is the amount in its unit).
   */
  lines: (number | null)[][]
  /** The rows that are left out, likewise. */
  leftOut?: (number | null)[][]
}

/** Of a run of one sheet, or of several; with the digests of further cells that findings speak of. */
type Stored = (StoredLines | { blocks: StoredLines[] }) & { cells?: Record<string, string> }

/** Lines → JSON text. */
export function writeLines({ lines, leftOut, cells = {} }: KeptLines): string {
  const blocks = [...sheetsOf(lines, leftOut)].map(storedBlock)
  const [only] = blocks
  const stored: Stored = only && blocks.length === 1 ? only : { blocks }
  return JSON.stringify(Object.keys(cells).length > 0 ? { ...stored, cells } : stored)
}

/** Rows by sheet, in the order of the lines. */
function* sheetsOf(
  lines: readonly ComparedLine[],
  leftOut: readonly ComparedLine[],
): Generator<KeptLines> {
  const keyOf = ({ workbook, sheet }: ComparedLine) =>
    sheet === undefined ? '' : JSON.stringify([workbook, sheet])
  const blocks = new Map<string, { lines: ComparedLine[]; leftOut: ComparedLine[] }>()
  for (const [kind, rows] of [['lines', lines] as const, ['leftOut', leftOut] as const]) {
    for (const line of rows) {
      const key = keyOf(line)
      const block = blocks.get(key) ?? { lines: [], leftOut: [] }
      blocks.set(key, block)
      block[kind].push(line)
    }
  }
  if (blocks.size === 0) blocks.set('', { lines: [], leftOut: [] })
  yield* blocks.values()
}

function storedBlock({ lines, leftOut }: KeptLines): StoredLines {
  const texts = createPlaces<string>((text) => text)
  const readings = createPlaces(readingKey)
  const first = lines[0] ?? leftOut[0]
  const row = (line: ComparedLine): (number | null)[] => {
    const stored = [
      line.row,
      line.yen,
      line.exclusion === null ? null : texts.placeOf(line.exclusion),
      ...names.map((name) => texts.placeOf(line[name])),
    ]
    if (!line.reading) return stored
    const { raw, ...reading } = line.reading
    const isPlain = raw === plainText(line.yen, reading)
    return [...stored, readings.placeOf(reading), isPlain ? null : texts.placeOf(raw)]
  }
  const rows = lines.map(row)
  const outside = leftOut.map(row)
  return {
    ...(first?.workbook === undefined ? {} : { workbook: first.workbook }),
    ...(first?.sheet === undefined ? {} : { sheet: first.sheet }),
    column: withoutEnd(first?.cell ?? '', /\d/),
    lines: rows,
    leftOut: outside,
    readings: readings.values,
    texts: texts.values,
  }
}

const readingKey = (reading: Omit<LineReading, 'raw'>): string => {
  const { state, unit, unitSource, excludedBy, rowKind, formula } = reading
  return `${state} ${unit} ${unitSource} ${excludedBy} ${rowKind} ${formula === null ? '' : `=${formula}`}`
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

/** JSON text → lines. Takes the forms of earlier versions too: lists of lines, and rows without readings. */
export function readLines(text: string): KeptLines {
  const stored = parsed(text)
  const lines: ComparedLine[] = []
  const leftOut: ComparedLine[] = []
  for (const { kind, line } of eachRow(stored)) (kind === 'line' ? lines : leftOut).push(line)
  const cells = 'cells' in stored ? stored.cells : undefined
  return { lines, leftOut, ...(cells ? { cells } : {}) }
}

/** The lines, one after the other, for those who pass them on. */
export function* eachLine(text: string): Generator<ComparedLine> {
  for (const { kind, line } of eachRow(parsed(text))) if (kind === 'line') yield line
}

const blockSchema = z.object({
  column: z.string(),
  texts: z.array(z.string()),
  readings: z.array(z.looseObject({ state: z.string() })).optional(),
  lines: z.array(z.custom<unknown[]>(Array.isArray)),
  leftOut: z.array(z.custom<unknown[]>(Array.isArray)).optional(),
})
const linesSchema = z.union([
  z.array(z.looseObject({ cell: z.string() })),
  z.object({ blocks: z.array(blockSchema) }),
  blockSchema,
])

/** The members of a row are looked at as it is read: there are as many as the sheet has cells. */
function parsed(text: string): Stored | ComparedLine[] {
  const what = 'The kept lines of a run'
  return readStored<unknown>(linesSchema, text, what) as Stored | ComparedLine[]
}

const damaged = () => new StoredDataError('The kept lines of a run are damaged')

function* eachRow(
  stored: Stored | ComparedLine[],
): Generator<{ kind: 'line' | 'leftOut'; line: ComparedLine }> {
  if (Array.isArray(stored)) {
    for (const line of comparedLineSchema.array().parse(stored)) yield { kind: 'line', line }
    return
  }
  for (const block of 'blocks' in stored ? stored.blocks : [stored]) {
    for (const line of block.lines) yield { kind: 'line', line: lineOf(block, line) }
    for (const line of block.leftOut ?? []) yield { kind: 'leftOut', line: lineOf(block, line) }
  }
}

function lineOf(
  { workbook, sheet, column, texts, readings = [] }: StoredLines,
  [row, yen, exclusion, ...places]: (number | null)[],
): ComparedLine {
  const [issue, strategy, initiative, department, reflection] = places
    .slice(0, names.length)
    .map((at) => textAt(texts, at)) as [string, string, string, string, string]
  const [readingAt, rawAt = null] = places.slice(names.length)
  const reading = readings[readingAt ?? -1]
  if (!Number.isSafeInteger(row) || (readingAt != null && !reading)) throw damaged()
  return {
    ...(workbook === undefined ? {} : { workbook }),
    ...(sheet === undefined ? {} : { sheet }),
    cell: `${column}${row}`,
    row: row ?? 0,
    issue,
    strategy,
    initiative,
    department,
    yen: yen ?? null,
    exclusion: typeof exclusion === 'number' ? textAt(texts, exclusion) : null,
    reflection,
    ...(reading
      ? {
          reading: {
            ...reading,
            raw: rawAt === null ? plainText(yen ?? null, reading) : textAt(texts, rawAt),
          },
        }
      : {}),
  }
}

/** Null is no text; a place without one is damage. */
function textAt(texts: readonly string[], at: number | null): string {
  if (at === null) return ''
  const text = texts[at]
  if (text === undefined) throw damaged()
  return text
}
