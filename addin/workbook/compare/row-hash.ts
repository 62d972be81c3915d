// What a row of Hanei's own sheets holds, as two small numbers, to tell later edits from Excel's own shifting.
import { type Anchors, type FormulaShape, hasShape, type Step, shapeOf } from './formula-shape.ts'

/** A cell as `formulas` gives it: a formula, text, a number; blank as ''. */
export type Content = string | number | boolean | null

/**
 * `exact` holds references into other sheets relative to each other, so that rows inserted above
 * the source change nothing; `loose` leaves them out, for rows whose source cells were deleted.
 */
export interface RowHash {
  exact: number
  loose: number
}

/** @param row its number, from 1: references within the sheet count from there, so that sorting keeps a row's hash */
export type HashRow = (cells: readonly Content[], row: number) => RowHash

/** For the rows of a sheet, one after the other: their formulas have few shapes. */
export function createRowHasher(): HashRow {
  const shapes: FormulaShape[][] = []
  const places: number[] = []
  return function hashRow(cells, row) {
    const anchors: Anchors = new Map()
    let exact = SEED
    let loose = SEED
    const end = filledLength(cells)
    for (let c = 0; c < end; c += 1) {
      const text = canonical(cells[c] ?? null)
      if (text.startsWith('=')) {
        const shape = findShape(text, c)
        exact = mixSteps(exact, shape.exact, { text, places, row, anchors })
        loose = mixSteps(loose, shape.loose, { text, places, row, anchors })
      } else {
        exact = mix(exact, text)
        loose = mix(loose, text)
      }
      exact = endCell(exact)
      loose = endCell(loose)
    }
    return { exact: exact >>> 0, loose: loose >>> 0 }
  }

  /** The formula's shape; its numbers' places are in `places`. */
  function findShape(text: string, column: number): FormulaShape {
    shapes[column] ??= []
    const known = shapes[column]
    const at = known.findIndex((shape) => hasShape(shape, text, places))
    const shape = known[at] ?? shapeOf(text)
    if (at < 0) hasShape(shape, text, places)
    // The latest comes first: rows resemble those above them.
    if (at !== 0) {
      if (at > 0) known.splice(at, 1)
      known.unshift(shape)
      if (known.length > MOST_SHAPES) known.pop()
    }
    return shape
  }
}

/** Shapes kept for a column. */
const MOST_SHAPES = 16

/** Whether a row still holds what was written into one of the rows, wherever sorting put it. */
export function createRowCheck(written: readonly RowHash[]) {
  const hashRow = createRowHasher()
  const exact = new Set(written.map((hash) => hash.exact))
  let loose: Set<number> | null = null
  return function isWritten(cells: readonly Content[], row: number): boolean {
    const now = hashRow(cells, row)
    if (exact.has(now.exact)) return true
    const mayDiffer = cells.some((cell) => typeof cell === 'string' && MOVED.test(cell))
    if (!mayDiffer) return false
    loose ??= new Set(written.map((hash) => hash.loose))
    return loose.has(now.loose)
  }
}

/**
 * A reference that Excel itself has rewritten: to a cell that is gone, or to a range of the staff's
 * sheet, which grows and shrinks with the rows inside it. Ranges of our own sheets stay.
 */
const MOVED =
  /#REF!|(?:^|[^\p{L}\p{N}_.'’)])(?!'?反映(?:明細|集計))(?:'(?:[^']|'')+'|[\p{L}\p{N}_.]+)!\$?[A-Z]{1,3}\$?\d+:/u

export const isBlankRow = (cells: readonly Content[]): boolean => filledLength(cells) === 0

/** A formula that has a shape, and where its numbers stand. */
interface Spoken {
  text: string
  places: readonly number[]
  row: number
  anchors: Anchors
}

function mixSteps(hash: number, steps: readonly Step[], spoken: Spoken): number {
  const { text, places, row, anchors } = spoken
  let h = hash
  for (const step of steps) {
    if (step.kind === 'words') h = mix(h, step.text)
    else if (step.kind === 'number') h = mix(h, text, places[2 * step.at], places[2 * step.at + 1])
    else if (step.kind === 'own') h = mix(h, String(numberAt(step.at) - row))
    else {
      const place = { row: numberAt(step.at), column: step.column }
      const anchor = anchors.get(step.sheet) ?? place
      if (anchor === place) anchors.set(step.sheet, place)
      h = mix(h, `${place.row - anchor.row},${place.column - anchor.column}`)
      if (step.lastAt !== null) h = mix(h, `:${numberAt(step.lastAt) - place.row}`)
    }
  }
  return h

  function numberAt(at: number): number {
    return Number(text.slice(places[2 * at], places[2 * at + 1]))
  }
}

const canonical = (cell: Content): string => {
  if (cell === null) return ''
  if (typeof cell !== 'string') return String(cell)
  return cell.startsWith("'") ? cell.slice(1) : cell
}

function filledLength(cells: readonly Content[]): number {
  let end = cells.length
  while (end > 0 && (cells[end - 1] === '' || cells[end - 1] === null)) end -= 1
  return end
}

const SEED = 0x811c9dc5

/** FNV-1a over UTF-16. */
function mix(hash: number, text: string, from = 0, to = text.length): number {
  let h = hash
  for (let i = from; i < to; i += 1) h = Math.imul(h ^ text.charCodeAt(i), 0x01000193)
  return h
}

/** A mark between cells. */
const endCell = (hash: number): number => Math.imul(hash ^ 0x1f, 0x01000193)
