// The forms in which lines are and were kept, read as the present one.
import { z } from 'zod'
import { type ComparedLine, comparedLineSchema } from '../../shared/schema/index.ts'
import {
  columns,
  damaged,
  differences,
  type Numbers,
  packedSchema,
  packNumbers,
  type StoredLines,
  type StoredRows,
} from './line-columns.ts'
import { stored } from './stored.ts'

const rowsSchema = z.looseObject({
  count: z.int().min(0),
  row: packedSchema,
  ...Object.fromEntries(columns.map((name) => [name, packedSchema.optional()])),
})
const ofBlock = {
  column: z.string(),
  texts: z.array(z.string()),
  readings: z.array(z.looseObject({ state: z.string() })).optional(),
}
const blockSchema = z.looseObject({ ...ofBlock, rows: rowsSchema, outside: rowsSchema })

/** Until lines were kept by columns: a list of numbers a line, `columns` in their order after its row. */
const rows = z.array(z.custom<(number | null)[]>(Array.isArray))
const formerSchema = z.looseObject({ ...ofBlock, lines: rows, leftOut: rows.optional() })
type Former = z.infer<typeof formerSchema>

/** And until each text was kept once: the lines themselves. */
const firstSchema = z.array(z.looseObject({ cell: z.string() }))

const linesSchema = z.union([
  z.object({
    blocks: z.array(z.union([blockSchema, formerSchema])),
    cells: z.record(z.string(), z.string()).optional(),
  }),
  formerSchema,
  firstSchema,
])

type Cells = Record<string, string> | undefined
type Kept = { blocks: StoredLines[]; cells?: Cells } | { lines: ComparedLine[] }

/** @throws StoredDataError */
export function keptLinesOf(text: string): Kept {
  const kept = stored<unknown>(linesSchema, text, 'The kept lines of a run') as
    | { blocks: (StoredLines | Former)[]; cells?: Cells }
    | (Former & { cells?: Cells })
    | unknown[]
  if (Array.isArray(kept)) {
    const lines = comparedLineSchema.array().safeParse(kept)
    if (!lines.success) throw damaged()
    return { lines: lines.data }
  }
  const blocks = 'blocks' in kept ? (kept.blocks as (StoredLines | Former)[]) : [kept as Former]
  return {
    blocks: blocks.map((block) => ('lines' in block ? byColumns(block) : block)),
    cells: kept.cells as Cells,
  }
}

function byColumns({ lines, leftOut = [], ...block }: Former): StoredLines {
  return { ...block, rows: rowsByColumns(lines), outside: rowsByColumns(leftOut) } as StoredLines
}

function rowsByColumns(list: readonly Numbers[]): StoredRows {
  const row = list.map(([first]) => {
    if (typeof first !== 'number') throw damaged()
    return first
  })
  return {
    count: list.length,
    row: packNumbers(differences(row)),
    ...Object.fromEntries(
      columns.map((name, i) => [name, packNumbers(list.map((line) => line[i + 1] ?? null))]),
    ),
  }
}
