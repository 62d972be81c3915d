// Links to other workbooks: a file's formulas call them [1], [2] …, Excel shows their names.
import type { FileProblem } from '../types.ts'
import { readLinkTarget } from './parts.ts'
import type { Zip } from './zip.ts'

/** By number from 1 on, at 0 the first: the file's name, or null where the link keeps none that can be told. */
export type LinkNames = readonly (string | null)[]

/** @param paths parts of the links, in the order of their numbers */
export function readLinkNames(
  zip: Zip,
  paths: readonly string[],
): { ok: true; value: LinkNames } | { ok: false; problem: FileProblem } {
  const names: (string | null)[] = []
  for (const path of paths) {
    const target = readLinkTarget(zip, path)
    if (!target.ok) return target
    names.push(target.value === null ? null : fileName(target.value))
  }
  return { ok: true, value: names }
}

/** The last part of a path or address; null for what no address of Excel can name. */
function fileName(target: string): string | null {
  const last = target.slice(Math.max(target.lastIndexOf('/'), target.lastIndexOf('\\')) + 1)
  const name = decoded(last)
  return name === '' || name.length > 255 || /[[\]*?:"<>|\p{Cc}]/u.test(name) ? null : name
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}

/**
 * A formula with the links' names for their numbers.
 * @example namedLinks("=[1]予算!D9", ['総務課.xlsx']) // '=[総務課.xlsx]予算!D9'
 */
export function namedLinks(formula: string, names: LinkNames): string {
  if (names.length === 0 || !formula.includes('[')) return formula
  let shown = ''
  let from = 0
  for (let at = 0; at < formula.length; at++) {
    const character = formula[at]
    if (character === '"' || (character === "'" && formula[at + 1] !== '[')) {
      const end = formula.indexOf(character, at + 1)
      at = end < 0 ? formula.length : end
      continue
    }
    if (character !== '[') continue
    const close = formula.indexOf(']', at)
    if (close < 0) break
    const name = names[numberIn(formula, at + 1, close) - 1]
    const before = formula[at - 1] ?? ''
    // 表1[1] is a table's column.
    if (name && !nameCharacter.test(before)) {
      const isQuoted = before === "'"
      const mark = formula.slice(close + 1, close + longestSheet).indexOf('!')
      const needsQuotes = !isQuoted && mark >= 0 && !plainName.test(name)
      const inside = `[${isQuoted || needsQuotes ? name.replaceAll("'", "''") : name}]`
      const sheet = formula.slice(close + 1, close + 1 + mark)
      shown += formula.slice(from, at) + (needsQuotes ? `'${inside}${sheet}'` : inside)
      from = needsQuotes ? close + 1 + mark : close + 1
    }
    at = close
  }
  return shown + formula.slice(from)
}

const nameCharacter = /[\p{L}\p{N}_.\]]/u
const plainName = /^[\p{L}\p{N}_.]+$/u
/** A sheet's name has 31 characters at most. */
const longestSheet = 40

/** The whole number between two positions; 0 where anything else stands there. */
function numberIn(text: string, from: number, to: number): number {
  const digits = text.slice(from, Math.min(to, from + 5))
  return /^\d{1,4}$/.test(digits) ? Number(digits) : 0
}
