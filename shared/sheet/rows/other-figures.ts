// Rows of one table that hold different figures of the same items: several fiscal years, or 要求 and
// 予算, told apart by a column. One figure is the budget; the others are left out, and that is said.
import type { Lines, ReadingNote } from '../../model/budget.ts'
import type { Stage } from '../../schema/index.ts'
import { cellText, type Grid } from '../grid.ts'
import { oncePerText } from '../words.ts'
import {
  type FigureSense,
  figureRank,
  figureSense,
  isSettledBefore,
  mayBeBudget,
} from './figure-words.ts'
import type { RawLines } from './lines.ts'

const mostNames = 20_000
/** Distinct figures that a column of words tells apart; a column of years may have more. */
const mostFigures = 12

export interface OtherFigures {
  /** The figure that is read, as the sheet prints it; null where all are, as nothing tells which. */
  taken: string | null
  /** Nothing on the sheet or in the plan says that it is the one. */
  isGuessed: boolean
  /** What a row (of the grid) says of its figure where that is not the one read; '' for any other. */
  otherAt: (row: number) => string
}

/** Where to look, as columns of the grid. */
interface Place {
  year: number | null
  /** Columns of words before the amount, the item's own aside. */
  words: readonly number[]
  item: number | null
  first: number
  last: number
}

interface Asked {
  year: number | null
  stage: Stage | null
}

/** The column that tells the rows' figures apart, and which figure is the budget; null without. */
export function otherFigures(grid: Grid, place: Place, asked: Asked): OtherFigures | null {
  const years = place.year === null ? null : toldBy(grid, place, place.year, true, asked.year)
  const found = years === null ? null : ofYears(years, asked)
  const near = asked.year ?? (years?.senses.size === 1 ? yearOfAll(years) : null)
  for (const column of place.words) {
    const told = toldBy(grid, place, column, false, near)
    const other = told && ofWords(told, { ...asked, year: near })
    if (other) return both(found, other)
  }
  return found
}

/** What a column says of its rows. */
interface Told {
  grid: Grid
  column: number
  first: number
  /** Figures by their text, with the rows that have them. */
  senses: Map<string, { sense: FigureSense; rows: number }>
  rows: number
  names: number
  /** Rows whose item stands in another row with another figure. */
  repeats: number
  senseOf: (text: string) => FigureSense | null
}

/** null where a text of the column is no figure (years aside) or where there is none. */
function toldBy(
  grid: Grid,
  { item, first, last }: Place,
  column: number,
  isYear: boolean,
  near: number | null,
): Told | null {
  const senseOf = oncePerText((text) => figureSense(text, { isYear, near }))
  const senses: Told['senses'] = new Map()
  const figureOf = new Map<string, string>()
  let [rows, repeats, text, name] = [0, 0, '', '']
  for (let row = first; row <= last && figureOf.size < mostNames; row++) {
    const cells = grid.rows[row]
    text = cellText(cells?.[column]) || text
    name = (item === null ? '' : cellText(cells?.[item])) || name
    if (text === '' || name === '' || cells === undefined) continue
    const sense = senseOf(text)
    if (!sense) {
      if (isYear) continue
      return null
    }
    rows++
    const own = senses.get(text)
    if (own) own.rows++
    else if (senses.size < mostFigures || isYear) senses.set(text, { sense, rows: 1 })
    else return null
    const before = figureOf.get(name)
    if (before === undefined) figureOf.set(name, sense.id)
    else if (before !== sense.id) repeats++
  }
  return rows === 0
    ? null
    : { grid, column, first, senses, rows, names: figureOf.size, repeats, senseOf }
}

/** Years: the asked one, else the latest of years that name the same items. */
function ofYears(told: Told, { year: asked }: Asked): OtherFigures | null {
  const years = new Map<number, number>()
  for (const { sense, rows } of told.senses.values())
    if (sense.year > 0) years.set(sense.year, (years.get(sense.year) ?? 0) + rows)
  if (years.size < 2) return null
  // Two whole years side by side repeat half of their rows; a few names that come back say nothing.
  const isRepeated = told.repeats > 0 && told.repeats * 5 >= told.rows * 2
  const isAsked = asked !== null && years.has(asked)
  const most = Math.max(...years.values())
  // One row in ten of another year is a slip, which `year/row-of-other-year` names.
  if (!isRepeated && most * 10 >= told.rows * 9) return null
  if (!isRepeated && !isAsked) return { taken: null, isGuessed: true, otherAt: () => '' }
  const taken = isAsked ? asked : Math.max(...years.keys())
  return leaving(told, (sense) => sense.year === 0 || sense.year === taken, !isAsked || !isRepeated)
}

/** Words: every row says its figure, and most items stand more than once. */
function ofWords(told: Told, { year: asked, stage }: Asked): OtherFigures | null {
  const senses = [...told.senses.values()].map(({ sense }) => sense)
  if (new Set(senses.map(({ id }) => id)).size < 2 || told.names * 3 > told.rows * 2) return null
  const possible = senses.filter(mayBeBudget)
  const years = possible.map(({ year }) => year)
  const year = asked !== null && years.includes(asked) ? asked : Math.max(0, ...years)
  const [taken, ...rest] = possible
    .filter((sense) => sense.year === year || sense.kind === 'current')
    .sort((a, b) => figureRank(a, stage) - figureRank(b, stage))
  if (!taken) return null
  const isSettled =
    rest.every((other) => other.id === taken.id || isSettledBefore(taken, other, stage)) &&
    (year === asked || years.every((other) => other === year) || taken.kind === 'current')
  return leaving(told, ({ id }) => id === taken.id, !isSettled)
}

/** Blank cells go on with the text above: a year stands where its block begins. */
function leaving(
  { grid, column, first, senses, senseOf }: Told,
  isTaken: (sense: FigureSense) => boolean,
  isGuessed: boolean,
): OtherFigures {
  const takenText = [...senses].find(([, { sense }]) => isTaken(sense))?.[0] ?? ''
  const isOther = oncePerText((text) => {
    const sense = text === '' ? null : senseOf(text)
    return sense !== null && !isTaken(sense)
  })
  let [at, text] = [first, '']
  return {
    taken: takenText,
    isGuessed,
    otherAt(row) {
      if (row < at) [at, text] = [first, '']
      for (; at <= row; at++) text = cellText(grid.rows[at]?.[column]) || text
      return isOther(text) ? text : ''
    },
  }
}

const yearOfAll = ({ senses }: Told): number | null => [...senses.values()][0]?.sense.year || null

function both(years: OtherFigures | null, words: OtherFigures): OtherFigures {
  if (years === null || years.taken === null) return words
  return {
    taken: `${years.taken} ${words.taken}`,
    isGuessed: years.isGuessed || words.isGuessed,
    otherAt: (row) => years.otherAt(row) || words.otherAt(row),
  }
}

/** Sums of all figures together are no sum of the one that is read. */
export function setSumsOfAllAside({ lines }: RawLines): void {
  let own = 0
  let all = 0
  for (let i = 0; i < lines.length; i++) {
    const yen = lines.yen[i] as number
    if (Number.isNaN(yen)) continue
    if (lines.isSum(i)) {
      if (yen === all && all !== own) lines.setKind(i, 'otherFigure')
    } else if (lines.isLeaf(i) || isOtherItem(lines, i)) {
      all += yen
      if (lines.isLeaf(i)) own += yen
    }
  }
}

/** What was read and what was left out, with the sums of the items that were. */
export function otherFiguresNote(
  lines: Lines,
  { taken, isGuessed, otherAt }: OtherFigures,
  toGrid: (row: number) => number,
): Extract<ReadingNote, { code: 'otherFigures' }> {
  const others = new Map<string, { text: string; rows: number[]; yen: number }>()
  for (let i = 0; i < lines.length; i++) {
    if (lines.kindOf(i) !== 'otherFigure') continue
    const row = lines.rowOf(i)
    const text = otherAt(toGrid(row))
    if (text === '') continue
    const other = others.get(text) ?? { text, rows: [], yen: 0 }
    others.set(text, other)
    other.rows.push(row)
    if (isOtherItem(lines, i)) other.yen += lines.yen[i] || 0
  }
  return { code: 'otherFigures', taken, isGuessed, others: [...others.values()] }
}

/** A row of another figure that is no total of them. */
const isOtherItem = (lines: Lines, i: number): boolean =>
  lines.kindOf(i) === 'otherFigure' && lines.detailOf(i) === ''
