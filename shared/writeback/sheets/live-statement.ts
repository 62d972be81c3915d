// The published sentence as a formula: its words as text, its figures live.
import { unitYen } from '../../schema/index.ts'
import { groupDigits } from '../../text/digits.ts'
import { FORMULA_LIMIT, literal } from '../block/formula.ts'

export interface LiveFigure {
  /** Cell that holds the figure, in yen or percent. */
  cell: string
  /** Integer yen; for a percentage use `percent`. */
  yen?: number
  /** As printed, e.g. "50.7". */
  percent?: string
}

/**
 * A formula that comes to `statement` now and follows its figures later; null when it holds none of
 * them. Figures that print alike are taken in the order given.
 */
export function liveStatement(statement: string, figures: readonly LiveFigure[]): string | null {
  const waiting = figures.flatMap(printedForms)
  const parts: string[] = []
  let words = ''
  let at = 0
  while (at < statement.length) {
    const found = longestAt(statement, at, waiting)
    if (!found) {
      words += statement.charAt(at)
      at += 1
      continue
    }
    if (words !== '') parts.push(literal(words))
    words = ''
    parts.push(found.formula)
    at += found.printed.length
    retire(waiting, found)
  }
  if (parts.length === 0) return null
  if (words !== '') parts.push(literal(words))
  const whole = `=${parts.join('&')}`
  return whole.length <= FORMULA_LIMIT ? whole : null
}

interface Form {
  printed: string
  formula: string
  figure: LiveFigure
}

function printedForms(figure: LiveFigure): Form[] {
  const { cell, yen, percent } = figure
  if (percent !== undefined) {
    const decimals = percent.split('.')[1]?.length ?? 0
    const format = decimals === 0 ? '0' : `0.${'0'.repeat(decimals)}`
    // The negative section by name: some engines lose the sign of a figure between -1 and 0.
    const formula = `TEXT(${cell},"${format};-${format}")&"%"`
    return [{ printed: `${percent}%`, formula, figure }]
  }
  if (yen === undefined || yen < 0) return []
  const forms: Form[] = [
    { printed: `¥${groupDigits(yen)}`, formula: `"¥"&TEXT(${cell},"#,##0")`, figure },
  ]
  for (const [unit, factor] of Object.entries(unitYen)) {
    if (yen % factor !== 0) continue
    const amount = factor === 1 ? cell : `${cell}/${factor}`
    const formula = `TEXT(${amount},"#,##0")&"${unit}"`
    forms.push({ printed: `${groupDigits(yen / factor)}${unit}`, formula, figure })
  }
  return forms
}

function longestAt(statement: string, at: number, forms: readonly Form[]): Form | null {
  if (/[\d,.]/.test(statement.charAt(at - 1))) return null
  let best: Form | null = null
  for (const form of forms) {
    if (form.printed.length > (best?.printed.length ?? 0) && statement.startsWith(form.printed, at))
      best = form
  }
  return best
}

/** A figure that printed itself gives way to others that print alike; alone it may come again. */
function retire(forms: Form[], used: Form): void {
  const alike = forms.some((form) => form.printed === used.printed && form.figure !== used.figure)
  if (!alike) return
  for (let i = forms.length - 1; i >= 0; i -= 1) {
    if (forms[i]?.figure === used.figure) forms.splice(i, 1)
  }
}
