// A formula as a tree, as far as budgets need it; null for anything else.
import type { CellRange } from '../address/index.ts'
import { readReference } from '../formula/parse-formula.ts'

export type Operator = '+' | '-' | '*' | '/' | '^' | '&' | '=' | '<>' | '<' | '>' | '<=' | '>='

export type Expression =
  | { kind: 'value'; value: number | string | boolean | null }
  | { kind: 'error'; code: string }
  /** `sheet` null: the formula's own. */
  | { kind: 'range'; sheet: string | null; range: CellRange; isCell: boolean }
  | { kind: 'negative' | 'percent'; of: Expression }
  | { kind: 'operation'; operator: Operator; left: Expression; right: Expression }
  | { kind: 'call'; name: string; given: Expression[] }

const lastRow = 1_048_576
const lastColumn = 16_383
/** Brackets in brackets: more is no formula of a budget. */
const deepest = 64

const tokens =
  /\s+|(?<text>"(?:[^"]|"")*")|(?<error>#(?:REF!|DIV\/0!|N\/A|VALUE!|NAME\?|NULL!|NUM!))|(?<place>(?:(?:'(?:[^'[\]]|'')+'|[\p{L}_][\p{L}\p{N}_.]*)!)?(?:\$?[A-Za-z]{1,3}\$?[1-9]\d{0,6}(?::\$?[A-Za-z]{1,3}\$?[1-9]\d{0,6})?|\$?[A-Za-z]{1,3}:\$?[A-Za-z]{1,3}|\$?[1-9]\d{0,6}:\$?[1-9]\d{0,6})(?![\p{L}\p{N}_.(!:[]))|(?<number>\d+(?:\.\d*)?(?:[eE][+-]?\d+)?|\.\d+)|(?<call>[A-Za-z][A-Za-z0-9.]{0,30})\(|(?<word>TRUE|FALSE)(?![\p{L}\p{N}_.(![])|(?<sign><=|>=|<>|[-+*/^&=<>(),%])/iuy

interface Token {
  kind: 'text' | 'error' | 'place' | 'number' | 'call' | 'word' | 'sign'
  text: string
}

/** @param text with its `=` */
export function parse(text: string): Expression | null {
  const found = tokensOf(text.startsWith('=') ? text.slice(1) : text)
  if (found === null) return null
  let at = 0
  let depth = 0
  const whole = expression(0)
  return whole !== null && at === found.length ? whole : null

  function take(sign: string): boolean {
    const token = found?.[at]
    if (token?.kind !== 'sign' || token.text !== sign) return false
    at++
    return true
  }

  /** Operators that bind at least as much as `least`. */
  function expression(least: number): Expression | null {
    if (++depth > deepest) return null
    let left = operand()
    while (left !== null) {
      const token = found?.[at]
      const binding = token?.kind === 'sign' ? bindings[token.text] : undefined
      if (!token || binding === undefined || binding < least) break
      at++
      const right = expression(binding + 1)
      left = right && { kind: 'operation', operator: token.text as Operator, left, right }
    }
    depth--
    return left
  }

  function operand(): Expression | null {
    if (take('+')) return operand()
    if (take('-')) {
      // Excel takes the sign before the power: -2^2 is 4.
      const of = operand()
      return of && { kind: 'negative', of }
    }
    let of = single()
    while (of !== null && take('%')) of = { kind: 'percent', of }
    return of
  }

  function single(): Expression | null {
    const token = found?.[at++]
    switch (token?.kind) {
      case 'number':
        return { kind: 'value', value: Number(token.text) }
      case 'text':
        return { kind: 'value', value: token.text.slice(1, -1).replaceAll('""', '"') }
      case 'word':
        return { kind: 'value', value: token.text.toUpperCase() === 'TRUE' }
      case 'error':
        return { kind: 'error', code: token.text.toUpperCase() }
      case 'place':
        return rangeOf(token)
      case 'call':
        return call(token.text.toUpperCase())
      case 'sign': {
        if (token.text !== '(') return null
        const inside = expression(0)
        return inside !== null && take(')') ? inside : null
      }
      default:
        return null
    }
  }

  function call(name: string): Expression | null {
    const given: Expression[] = []
    if (take(')')) return { kind: 'call', name, given }
    for (;;) {
      const next = found?.[at]
      const isBlank = next?.kind === 'sign' && (next.text === ',' || next.text === ')')
      const one: Expression | null = isBlank ? { kind: 'value', value: null } : expression(0)
      if (one === null) return null
      given.push(one)
      if (take(')')) return { kind: 'call', name, given }
      if (!take(',')) return null
    }
  }
}

const bindings: Record<string, number | undefined> = {
  ...{ '=': 1, '<>': 1, '<': 1, '>': 1, '<=': 1, '>=': 1 },
  ...{ '&': 2, '+': 3, '-': 3, '*': 4, '/': 4, '^': 5 },
}

function tokensOf(text: string): Token[] | null {
  const found: Token[] = []
  for (tokens.lastIndex = 0; tokens.lastIndex < text.length; ) {
    const groups = tokens.exec(text)?.groups
    if (!groups) return null
    for (const kind of kinds) {
      const own = groups[kind]
      if (own === undefined) continue
      found.push({ kind, text: own })
      break
    }
  }
  return found
}

const kinds = ['text', 'error', 'place', 'number', 'call', 'word', 'sign'] as const

function rangeOf({ text }: Token): Expression | null {
  const reference = readReference(text)
  if (reference === null) return null
  const { right, bottom } = reference.range
  if (right > lastColumn || bottom > lastRow) return null
  return { kind: 'range', ...reference, isCell: !text.includes(':') }
}
