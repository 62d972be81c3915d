// The calls of a function in a formula, each with its arguments as they are written.
import { splitOutside } from './split.ts'

export interface Call {
  /** In capitals, without the prefix that files give to newer functions. */
  name: string
  arguments: readonly string[]
}

/** Calls of the functions that are wanted, however deep they stand. @param wanted in capitals */
export function callsOf(formula: string, wanted: ReadonlySet<string>): Call[] {
  const calls: Call[] = []
  const open: { name: string; from: number }[] = []
  for (let at = 0; at < formula.length; at++) {
    const character = formula[at]
    if (character === '"' || character === "'") {
      const end = formula.indexOf(character, at + 1)
      if (end < 0) break
      at = end
    } else if (character === '(') open.push({ name: nameBefore(formula, at), from: at + 1 })
    else if (character === ')') {
      const closed = open.pop()
      if (!closed || !wanted.has(closed.name) || calls.length >= mostCalls) continue
      calls.push({ name: closed.name, arguments: argumentsOf(formula.slice(closed.from, at)) })
    }
  }
  return calls
}

/** As `SUM(D5,D6)`: one call and nothing beside it; null for anything else. */
export function callAlone(text: string): Call | null {
  const open = text.indexOf('(')
  if (open < 1 || !text.endsWith(')')) return null
  const name = nameBefore(text, open)
  if (!/^[A-Z0-9._]+$/i.test(text.slice(0, open)) || name === '') return null
  const inside = text.slice(open + 1, -1)
  return isClosed(inside) ? { name, arguments: argumentsOf(inside) } : null
}

/** Whether brackets close in the order they open: not so in what stands between the ends of `(A)+(B)`. */
export function isClosed(text: string): boolean {
  let depth = 0
  for (const character of text) {
    if (character === '(') depth++
    else if (character === ')' && --depth < 0) return false
  }
  return depth === 0
}

/** Calls in calls are read once for each: few formulas have more than two. */
const mostCalls = 50
/** Excel's longest function names have some twenty letters. */
const longestName = 40

function nameBefore(formula: string, bracket: number): string {
  const before = formula.slice(Math.max(0, bracket - longestName), bracket)
  const [name = ''] = /(?<![A-Z0-9._])[A-Z0-9._]+$/i.exec(before) ?? []
  return name.toUpperCase().replace(/^_XLFN\.(?:_XLWS\.)?/, '')
}

const argumentsOf = (inside: string): string[] =>
  inside.trim() === '' ? [] : splitOutside(inside, ',').map(({ text }) => text)
