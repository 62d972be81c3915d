// A formula as ranges added up, each times a number: =ROUND(D5/1000,0)+SUM(E5:E9).
import { callAlone, isClosed } from './calls.ts'
import { type Reference, readReference } from './parse-formula.ts'
import { splitOutside } from './split.ts'

export interface LinearTerm extends Reference {
  factor: number
  /** How it is added: by itself, by SUM, or by SUBTOTAL, which skips other SUBTOTALs. */
  by: 'reference' | 'SUM' | 'SUBTOTAL'
}

type By = LinearTerm['by']

/** Brackets in brackets that are followed. */
const deepest = 12

/** What a formula adds up, or null where it does anything but add, scale and round. */
export function linearTerms(formula: string): LinearTerm[] | null {
  const terms: LinearTerm[] = []
  return addSum(formula.replace(/^=/, ''), 1, 'reference', 0) && terms.length > 0 ? terms : null

  function addSum(text: string, factor: number, by: By, depth: number): boolean {
    if (depth > deepest) return false
    return splitOutside(text, '+-').every(({ text: part, after }) => {
      // A sign before the first term, or one of two in a row.
      if (part === '') return true
      return addProduct(part, after === '-' ? -factor : factor, by, depth)
    })
  }

  function addProduct(text: string, factor: number, by: By, depth: number): boolean {
    let whole = factor
    let scaled: string | null = null
    for (const { text: part, after } of splitOutside(text, '*/')) {
      const number = /^\d+(\.\d+)?$/.test(part) ? Number(part) : null
      if (number !== null) whole = after === '/' ? whole / number : whole * number
      else if (scaled === null && after !== '/') scaled = part
      else return false
    }
    return scaled === null || (Number.isFinite(whole) && addOne(scaled, whole, by, depth))
  }

  function addOne(text: string, factor: number, by: By, depth: number): boolean {
    const reference = readReference(text)
    if (reference) {
      terms.push({ ...reference, factor, by })
      return true
    }
    if (text.startsWith('(') && text.endsWith(')') && isClosed(text.slice(1, -1)))
      return addSum(text.slice(1, -1), factor, by, depth + 1)
    const call = callAlone(text)
    if (!call) return false
    const { name, arguments: given } = call
    if (name === 'SUM') return given.every((each) => addSum(each, factor, 'SUM', depth + 1))
    if (name === 'SUBTOTAL' || name === 'AGGREGATE') {
      const ranges = given.slice(name === 'SUBTOTAL' ? 1 : 2)
      const isSum = given[0] === '9' || (name === 'SUBTOTAL' && given[0] === '109')
      return isSum && ranges.every((each) => addSum(each, factor, 'SUBTOTAL', depth + 1))
    }
    // To how many places it rounds moves no unit.
    if (!rounding.has(name) || given.length === 0 || given.length > 2) return false
    return addSum(given[0] ?? '', factor, by, depth + 1)
  }
}

const rounding: ReadonlySet<string> = new Set([
  'ROUND',
  'ROUNDDOWN',
  'ROUNDUP',
  'INT',
  'TRUNC',
  'N',
])
