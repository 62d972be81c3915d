// Cutting a formula at characters that stand outside its brackets and quotes.

export interface Piece {
  text: string
  /** The character before it; '' for the first. */
  after: string
}

/** @example splitOutside('D5+SUM(D6,-D7)', '+-') // D5, and SUM(D6,-D7) after + */
export function splitOutside(formula: string, separators: string): Piece[] {
  const pieces: Piece[] = []
  let depth = 0
  let from = 0
  let after = ''
  for (let at = 0; at < formula.length; at++) {
    const character = formula[at] as string
    if (character === '"' || character === "'") {
      const end = formula.indexOf(character, at + 1)
      if (end < 0) break
      at = end
    } else if (character === '(' || character === '{') depth++
    else if (character === ')' || character === '}') depth--
    else if (depth === 0 && separators.includes(character)) {
      pieces.push({ text: formula.slice(from, at).trim(), after })
      after = character
      from = at + 1
    }
  }
  pieces.push({ text: formula.slice(from).trim(), after })
  return pieces
}
