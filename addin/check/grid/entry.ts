// What is typed into a cell, as Excel takes it: a formula, a number where it is one, else text.
import type { Cell } from '../../../shared/schema/index.ts'

export function entryValue(typed: string): Cell {
  if (typed === '') return null
  if (/^[=＝]./u.test(typed)) return `=${typed.slice(1)}`
  if (/^(?:true|false)$/i.test(typed)) return /^t/i.test(typed)
  // Japanese Excel takes full-width digits for digits.
  const plain = typed.normalize('NFKC').trim()
  if (!/^[-+]?(?:\d{1,15}|\d{1,3}(?:,\d{3}){1,5})(?:\.\d{1,15})?%?$/.test(plain)) return typed
  const number = Number(plain.replaceAll(',', '').replace('%', ''))
  return plain.endsWith('%') ? number / 100 : number
}
