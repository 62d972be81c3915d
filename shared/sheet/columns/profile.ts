// What a column's cells look like, from a bounded sample of its rows.
import { createAmountReader } from '../../amount/index.ts'
import { type Grid, isBlank } from '../grid.ts'
import { labelKind, mayBeSpecial } from '../rows/labels.ts'

export interface ColumnProfile {
  sampled: number
  blank: number
  /** Cells that are numbers. */
  numbers: number
  /** Of those, with a fraction. */
  fractions: number
  /** Texts that read as an amount, with or without a unit. */
  amountTexts: number
  /** Of those, that name their unit in the cell. */
  withUnit: number
  /** Dashes and the like: explicitly no figure. */
  dashes: number
  /** Labels of totals: 小計, 合計. */
  labels: number
  /** Any other text. */
  words: number
  /** Different texts among the words, at most `mostDistinct`. */
  distinct: Set<string>
  percents: number
  /** Numbers that their format shows as dates, times or counts. */
  otherNumbers: number
  /** Largest magnitude among the numbers. */
  largest: number
  /** Numbers that count up by one, as line numbers do. */
  ascending: number
}

const mostCells = 60_000
const mostRows = 400
const mostDistinct = 200
const noUnits = { columnUnit: null, tableUnit: null, defaultUnit: null, parenthesesNegative: false }

/** Rows to look at: all of a small table, evenly spread ones of a large table. */
export function sampleRows(first: number, last: number, columns: number): number[] {
  const rows = last - first + 1
  const wanted = Math.max(20, Math.min(mostRows, Math.floor(mostCells / Math.max(1, columns))))
  if (rows <= wanted) return Array.from({ length: Math.max(0, rows) }, (_, i) => first + i)
  return Array.from({ length: wanted }, (_, i) => first + Math.floor((i * rows) / wanted))
}

export function profileColumn(grid: Grid, column: number, rows: readonly number[]): ColumnProfile {
  const readAmount = createAmountReader(noUnits)
  const profile: ColumnProfile = {
    sampled: rows.length,
    blank: 0,
    numbers: 0,
    fractions: 0,
    amountTexts: 0,
    withUnit: 0,
    dashes: 0,
    labels: 0,
    words: 0,
    distinct: new Set(),
    percents: 0,
    otherNumbers: 0,
    largest: 0,
    ascending: 0,
  }
  const { formats } = grid
  const sheetColumn = grid.left + column
  const { usual, own } = formats.of(sheetColumn)
  const hasFormats = usual !== undefined || own !== null
  let before = Number.NaN
  for (const row of rows) {
    const cell = grid.rows[row]?.[column]
    if (isBlank(cell)) profile.blank++
    else if (typeof cell === 'number') {
      const shown = hasFormats ? formats.at(grid.top + row, sheetColumn)?.of(cell).kind : undefined
      if (shown === 'percent') {
        profile.percents++
        continue
      }
      if (shown === 'date' || shown === 'count') {
        profile.otherNumbers++
        continue
      }
      profile.numbers++
      if (!Number.isInteger(cell)) profile.fractions++
      profile.largest = Math.max(profile.largest, Math.abs(cell))
      if (cell === before + 1) profile.ascending++
      before = cell
    } else if (typeof cell === 'string') addText(profile, cell, readAmount)
    else profile.words++
  }
  return profile
}

function addText(
  profile: ColumnProfile,
  text: string,
  readAmount: ReturnType<typeof createAmountReader>,
): void {
  const trimmed = text.trim()
  if (isPlainWord(trimmed)) {
    addWord(profile, trimmed)
    return
  }
  if (/^[△▲+\-−]?\s*[\d.,]+\s*[%％]$/.test(trimmed)) {
    profile.percents++
    return
  }
  const reading = readAmount(trimmed)
  if (reading.state === 'value' || reading.state === 'zero') {
    profile.amountTexts++
    if (reading.unitSource === 'cell') profile.withUnit++
    profile.largest = Math.max(profile.largest, Math.abs(reading.yen ?? 0))
  } else if (reading.state === 'none' && /^\P{L}+$/u.test(trimmed)) profile.dashes++
  else addWord(profile, trimmed)
}

function addWord(profile: ColumnProfile, text: string): void {
  if (isTotalLabel(text)) profile.labels++
  else {
    profile.words++
    if (profile.distinct.size < mostDistinct) profile.distinct.add(text)
  }
}

/** Kanji and kana without a numeral, as nearly all names are: no amount, whatever surrounds it. */
function isPlainWord(text: string): boolean {
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i)
    const isKana = code >= 0x3041 && code <= 0x30ff && code !== 0x30fb
    const isKanji = code >= 0x4e00 && code <= 0x9fff && !numerals.has(code)
    if (!isKana && !isKanji) return false
  }
  return text.length > 0
}

const numerals = new Set(
  [...'〇零一二三四五六七八九十百千万億兆京壱壹弐貳参參拾'].map((numeral) => numeral.charCodeAt(0)),
)

function isTotalLabel(text: string): boolean {
  if (!mayBeSpecial(text)) return false
  const kind = labelKind(text)
  return kind === 'total' || kind === 'subtotal'
}

/** Cells that hold a figure of any kind. */
export const figures = (profile: ColumnProfile): number => profile.numbers + profile.amountTexts

/** Share of the filled cells that are figures or dashes, 0 when nothing is filled. */
export function figureShare(profile: ColumnProfile): number {
  const filled = profile.sampled - profile.blank - profile.labels
  return filled === 0 ? 0 : (figures(profile) + profile.dashes) / filled
}
