// A run's lines as they are stored: each text once, and a line as a row of numbers.
//
// Names repeat from line to line: 100,000 lines are a fifth of what they are as objects, and take
// that much less time to compress.

import { type ComparedLine, comparedLineSchema } from '../../shared/schema/index.ts'
import { withoutEnd } from '../../shared/text/without-end.ts'

const names = ['issue', 'strategy', 'initiative', 'department', 'reflection'] as const

interface StoredLines {
  /** Letters of the amounts' column: a cell is these and its row. */
  column: string
  texts: string[]
  /** Row, yen, place of the exclusion among the texts (null for none), then of each name. */
  lines: (number | null)[][]
}

/** Lines → JSON text. */
export function writeLines(lines: readonly ComparedLine[]): string {
  // Of several sheets each line has its own column.
  if (lines.some(({ sheet }) => sheet !== undefined)) return JSON.stringify(lines)
  const places = new Map<string, number>()
  const placeOf = (text: string): number => {
    const known = places.get(text)
    if (known !== undefined) return known
    places.set(text, places.size)
    return places.size - 1
  }
  const stored: StoredLines = {
    column: withoutEnd(lines[0]?.cell ?? '', /\d/),
    lines: lines.map((line) => [
      line.row,
      line.yen,
      line.exclusion === null ? null : placeOf(line.exclusion),
      ...names.map((name) => placeOf(line[name])),
    ]),
    texts: [],
  }
  stored.texts = [...places.keys()]
  return JSON.stringify(stored)
}

/** JSON text → lines. Takes an array of lines too: those of several sheets, and of earlier versions. */
export const readLines = (text: string): ComparedLine[] => [...eachLine(text)]

/** The same, one line after the other, for those who pass them on. */
export function* eachLine(text: string): Generator<ComparedLine> {
  const stored = JSON.parse(text) as StoredLines | ComparedLine[]
  if (Array.isArray(stored)) return yield* comparedLineSchema.array().parse(stored)
  for (const line of stored.lines) yield lineOf(stored, line)
}

function lineOf(
  { column, texts }: StoredLines,
  [row, yen, exclusion, ...places]: (number | null)[],
): ComparedLine {
  const [issue, strategy, initiative, department, reflection] = places.map((at) =>
    textAt(texts, at),
  ) as [string, string, string, string, string]
  return {
    cell: `${column}${row}`,
    row: row ?? 0,
    issue,
    strategy,
    initiative,
    department,
    yen: yen ?? null,
    exclusion: typeof exclusion === 'number' ? textAt(texts, exclusion) : null,
    reflection,
  }
}

const textAt = (texts: readonly string[], at: number | null): string => texts[at ?? -1] ?? ''
