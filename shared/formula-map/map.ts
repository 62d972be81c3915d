// A sheet's formulas by how they read from their cells: one that was filled down a column is one.
import { type CellRange, cellAddress, parseCell, rangeAddress } from '../address/index.ts'
import { relativeText } from '../formula/parse-formula.ts'
import type { SheetSnapshot } from '../schema/index.ts'
import { isOddAmong, type Neighbours } from './neighbours.ts'
import { rectangles } from './rectangles.ts'
import { typedNumbers } from './typed-numbers.ts'

/** A rectangle of cells that hold the same formula; `at` counts in `formulas`, -1 for typed numbers. */
export interface Region extends CellRange {
  at: number
}

export interface MappedFormula {
  /** As its first cell writes it. */
  formula: string
  /** The same in every cell it was copied to, in R1C1. */
  relative: string
  cells: number
  /** Where it stands, the largest first. */
  ranges: string[]
  /** Ranges that are not among those. */
  moreRanges: number
  /** Numbers typed into it, as they are written. */
  typed: string[]
}

/** A cell that reads otherwise than those on both sides of it, which read alike. */
export interface Oddity {
  cell: string
  /** `typed`: a number over a formula; `unlike`: another formula. */
  kind: 'typed' | 'unlike'
  /** What stands in it. */
  written: string
  /** What its neighbours hold, as the first of them writes it. */
  model: string
  neighbour: string
}

export interface FormulaMap {
  sheet: string
  /** The cells that hold anything; null without any. */
  used: string | null
  /** Cells with a formula. */
  cells: number
  /** The most copied first. */
  formulas: MappedFormula[]
  /** Formulas that are not among those. */
  moreFormulas: number
  oddities: Oddity[]
  moreOddities: number
  /** For drawing, the largest first; formulas that are not named are left out. */
  regions: Region[]
}

const mostFormulas = 200
const mostOddities = 200
const mostRanges = 20
const mostRegions = 1_500

/** One pass over formulas and one over cells: in proportion to the sheet. */
export function formulaMap(snapshot: SheetSnapshot): FormulaMap {
  const sheet = readSheet(snapshot)
  const groups = groupsOf(sheet)
  const regions = rectangles(sheet.placed, ({ group }) => group)
  const byGroup = new Map<number, CellRange[]>()
  for (const { range, value } of regions) {
    const own = byGroup.get(value)
    if (own) own.push(range)
    else byGroup.set(value, [range])
  }
  const order = groups
    .map((_, group) => group)
    .sort((a, b) => (groups[b]?.cells ?? 0) - (groups[a]?.cells ?? 0) || a - b)
  const rank = new Map(order.slice(0, mostFormulas).map((group, at) => [group, at]))
  const oddities = odditiesOf(sheet)
  return {
    sheet: snapshot.sheet,
    used: sheet.used && rangeAddress(sheet.used),
    cells: sheet.placed.length,
    formulas: [...rank.keys()].map((group) => {
      const { formula, relative, cells } = groups[group] as Group
      const ranges = (byGroup.get(group) ?? []).sort((a, b) => sizeOf(b) - sizeOf(a))
      return {
        ...{ formula, relative, cells },
        ranges: ranges.slice(0, mostRanges).map(rangeAddress),
        moreRanges: Math.max(0, ranges.length - mostRanges),
        typed: typedNumbers(formula),
      }
    }),
    moreFormulas: groups.length - rank.size,
    oddities: oddities.slice(0, mostOddities),
    moreOddities: Math.max(0, oddities.length - mostOddities),
    regions: [
      ...regions.flatMap(({ range, value }) => {
        const at = rank.get(value)
        return at === undefined ? [] : [{ ...range, at }]
      }),
      ...typedRegions(snapshot, sheet),
    ]
      .sort((a, b) => sizeOf(b) - sizeOf(a))
      .slice(0, mostRegions),
  }
}

const sizeOf = ({ top, bottom, left, right }: CellRange): number =>
  (bottom - top + 1) * (right - left + 1)

interface Placed {
  row: number
  column: number
  group: number
}

interface Group {
  formula: string
  relative: string
  cells: number
}

interface Sheet {
  /** Column by column, from the top. */
  placed: Placed[]
  texts: Map<number, string>
  used: CellRange | null
  numberAt(row: number, column: number): number | null
}

const width = 16_384
const placeOf = (row: number, column: number): number => row * width + column

function readSheet(snapshot: SheetSnapshot): Sheet {
  const { row: top, column: left } = parseCell(snapshot.origin) ?? { row: 1, column: 0 }
  const placed: Placed[] = []
  const texts = new Map<number, string>()
  for (const [address, formula] of Object.entries(snapshot.formulas ?? {})) {
    const at = parseCell(address)
    if (!at) continue
    placed.push({ ...at, group: -1 })
    texts.set(placeOf(at.row, at.column), formula)
  }
  placed.sort((a, b) => a.column - b.column || a.row - b.row)
  const columns = snapshot.rows.reduce((most, row) => Math.max(most, row.length), 0)
  const isFilled = snapshot.rows.length > 0 && columns > 0
  return {
    placed,
    texts,
    used: isFilled
      ? { top, left, bottom: top + snapshot.rows.length - 1, right: left + columns - 1 }
      : null,
    numberAt(row, column) {
      const value = snapshot.rows[row - top]?.[column - left]
      return typeof value === 'number' ? value : null
    },
  }
}

function groupsOf({ placed, texts }: Sheet): Group[] {
  const groups: Group[] = []
  const known = new Map<string, number>()
  for (const cell of placed) {
    const { row, column } = cell
    const formula = texts.get(placeOf(row, column)) ?? ''
    const relative = relativeText({ text: formula, row, column })
    let group = known.get(relative)
    if (group === undefined) {
      group = groups.length
      known.set(relative, group)
      groups.push({ formula, relative, cells: 0 })
    }
    cell.group = group
    ;(groups[group] as Group).cells++
  }
  return groups
}

/** Typed numbers beside formulas: runs of them down the columns that have formulas too. */
function typedRegions(snapshot: SheetSnapshot, { placed, texts, used, numberAt }: Sheet): Region[] {
  if (!used || snapshot.rows.length === 0) return []
  const typed: { row: number; column: number }[] = []
  for (const column of new Set(placed.map((cell) => cell.column)))
    for (let row = used.top; row <= used.bottom; row++)
      if (numberAt(row, column) !== null && !texts.has(placeOf(row, column)))
        typed.push({ row, column })
  return rectangles(typed, () => -1).map(({ range }) => ({ ...range, at: -1 }))
}

/** In the order of the sheet. */
function odditiesOf({ placed, texts, numberAt }: Sheet): Oddity[] {
  const groupAt = new Map(placed.map(({ row, column, group }) => [placeOf(row, column), group]))
  const at = (row: number, column: number): number | undefined => groupAt.get(placeOf(row, column))
  // An odd cell stands right below, above or beside a formula.
  const looked = new Set<number>()
  for (const { row, column } of placed) {
    for (const [r, c] of [
      [row, column],
      [row + 1, column],
      [row, column + 1],
    ] as const)
      looked.add(placeOf(r, c))
  }
  const found: { place: number; odd: Oddity }[] = []
  for (const place of looked) {
    const [row, column] = [Math.floor(place / width), place % width]
    const own = at(row, column)
    if (own === undefined && numberAt(row, column) === null) continue
    const sides: Neighbours[] = [
      { before: at(row - 1, column), after: at(row + 1, column), step: [1, 0] },
      { before: at(row, column - 1), after: at(row, column + 1), step: [0, 1] },
    ]
    const side = sides.find((each) => isOddAmong(own, each, sides))
    if (!side) continue
    const [down, right] = side.step
    const neighbour = { row: row - down, column: column - right }
    found.push({
      place,
      odd: {
        cell: cellAddress(row, column),
        kind: own === undefined ? 'typed' : 'unlike',
        written: texts.get(place) ?? String(numberAt(row, column)),
        model: texts.get(placeOf(neighbour.row, neighbour.column)) ?? '',
        neighbour: cellAddress(neighbour.row, neighbour.column),
      },
    })
  }
  return found.sort((a, b) => a.place - b.place).map(({ odd }) => odd)
}
