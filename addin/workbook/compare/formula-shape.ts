// A formula's references in relative terms, worked out once for all formulas that differ in their numbers only.

import { columnIndex } from '../../../shared/address/index.ts'
import { withoutEnd } from '../../../shared/text/without-end.ts'

/** The first cell of each other sheet that a row's formulas name: further ones count from it. */
export type Anchors = Map<string, { row: number; column: number }>

export interface FormulaShape {
  /** What stands between the numbers; names of sheets keep theirs. */
  words: string[]
  exact: Step[]
  loose: Step[]
}

/** What is said next: words, a number of the formula as it stands, or a reference in relative terms. */
export type Step =
  | { kind: 'words'; text: string }
  | { kind: 'number'; at: number }
  | { kind: 'own'; at: number }
  | { kind: 'outside'; sheet: string; column: number; at: number; lastAt: number | null }

/** A reference with its sheet: Excel may quote the sheet's name or not, and a lost one reads `#REF!`. */
const OUTSIDE =
  /((?<!')'(?:[^']|'')+'|(?<![\p{L}\p{N}_.])[\p{L}\p{N}_.]+)!(\$?[A-Z]{1,3}\$?\d+(?::\$?[A-Z]{1,3}\$?\d+)?|#REF!)/gu

/** A cell of the same sheet. */
const OWN = /(?<![\p{L}\p{N}_!$.])([A-Z]{1,3})(\d+)(?![\p{L}\p{N}_(])/gu

/**
 * `exact` says references into other sheets relative to each other and those within the sheet as
 * steps from their row; `loose` says `§` for the former.
 */
export function shapeOf(formula: string): FormulaShape {
  const { words, marked } = markNumbers(formula)
  const steps: Step[] = []
  const mark = (step: Step): string => String(STEP + steps.push(step) - 1)
  const withOwn = (text: string): string =>
    text.replace(
      OWN,
      (_, letters: string, digits: string) =>
        `${letters}~${mark({ kind: 'own', at: placeOf(digits) })}`,
    )
  const exact = marked.replace(OUTSIDE, (_, sheet: string, place: string) =>
    place === '#REF!' ? place : `§${mark(outside(sheet, place))}`,
  )
  const loose = marked.replace(OUTSIDE, '§').replaceAll('#REF!', '§')
  return {
    words,
    exact: stepsOf(withOwn(exact), steps),
    loose: stepsOf(withOwn(loose), steps),
  }
}

/** Where a formula's numbers stand, from and to by turns, if it has the shape; else false. */
export function hasShape({ words }: FormulaShape, formula: string, places: number[]): boolean {
  let at = 0
  for (let i = 0; ; i += 1) {
    const said = words[i] ?? ''
    if (!formula.startsWith(said, at)) return false
    at += said.length
    if (i === words.length - 1) return at === formula.length
    places[2 * i] = at
    while (isDigit(formula.charCodeAt(at))) at += 1
    if (places[2 * i] === at) return false
    places[2 * i + 1] = at
  }
}

/** Numbers stand for numbers while a formula is taken apart: `\d` takes them, no other digits are left. */
const NUMBER = 1_000_000_000
const STEP = 2_000_000_000
const placeOf = (digits: string): number => Number(digits) - NUMBER

/** The formula with its numbers counted, but for those in names of sheets. */
function markNumbers(formula: string): { words: string[]; marked: string } {
  const names = [...formula.matchAll(OUTSIDE)].map((match) => ({
    from: match.index,
    to: match.index + (match[1]?.length ?? 0),
  }))
  const words: string[] = []
  let marked = ''
  let said = 0
  for (const { index, 0: digits } of formula.matchAll(/[0-9]+/g)) {
    if (names.some(({ from, to }) => index >= from && index < to)) continue
    const before = formula.slice(said, index)
    marked += before + (NUMBER + words.length)
    words.push(before)
    said = index + digits.length
  }
  words.push(formula.slice(said))
  return { words, marked: marked + formula.slice(said) }
}

function outside(sheet: string, place: string): Step {
  const [first = '', second] = place.replaceAll('$', '').split(':')
  const a = corner(first)
  const lastAt = second === undefined ? null : corner(second).at
  return { kind: 'outside', sheet, column: a.column, at: a.at, lastAt }
}

function corner(address: string): { at: number; column: number } {
  const letters = withoutEnd(address, /\d/)
  return { at: placeOf(address.slice(letters.length)), column: columnIndex(letters) }
}

const stepsOf = (text: string, steps: readonly Step[]): Step[] =>
  text.split(/([12]\d{9})/).flatMap((part, i): Step[] => {
    if (i % 2 === 0) return part === '' ? [] : [{ kind: 'words', text: part }]
    const number = Number(part)
    return number < STEP
      ? [{ kind: 'number', at: number - NUMBER }]
      : [steps[number - STEP] as Step]
  })

const isDigit = (code: number): boolean => code >= 48 && code <= 57
