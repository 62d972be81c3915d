// Formulas Excel does not take at all: brackets, quotes and operators left open.
import { scanFormula } from './formula.ts'

/** What is wrong with a formula's form, null when Excel would take it. */
export const formulaFault = (formula: string): string | null => {
  if (formula.length > 8192) return 'longer than 8,192 characters'
  // Any row of the sheet is as good as another: long columns of formulas are looked at once.
  const form = formula.replace(/(?<![\d.])[1-9]\d{0,5}(?![\d.])/g, '1')
  const known = faults.get(form)
  if (known !== undefined) return known
  if (faults.size >= MOST_KNOWN) faults.clear()
  const fault = faultOf(formula)
  faults.set(form, fault)
  return fault
}

const faults = new Map<string, string | null>()
const MOST_KNOWN = 10_000

/** The same, looked at afresh. */
export const faultOf = (formula: string): string | null => {
  let depth = 0
  let last = ''
  for (const piece of scanFormula(formula.slice(1))) {
    if (piece.kind !== 'other') {
      if (last !== '' && /["\w)\]}]$/u.test(last)) return 'an operator is missing'
      last = piece.text
      continue
    }
    const bare = piece.text.replace(/"(?:[^"]|"")*"/g, '0')
    if (bare.includes('"')) return 'a text is not closed'
    for (const char of bare) {
      if (char === '(' || char === '{') depth += 1
      else if (char === ')' || char === '}') depth -= 1
      if (depth < 0) return 'a bracket closes nothing'
    }
    if (bare.trim() !== '') last = bare.trim().slice(-1)
  }
  if (depth > 0) return 'a bracket is not closed'
  return last === '' || /[+\-*/^&=<>,]$/.test(last) ? 'it ends too early' : null
}
