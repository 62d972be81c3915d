// Slips of the pen between two figures that ought to be equal.

export type TypingError = 'sign' | 'thousand' | 'transposed'

/**
 * What would turn `written` into `expected`: the other sign, a factor of 1,000, two neighbouring
 * digits swapped; null where none does. @param written yen @param expected yen
 */
export function typingErrorOf(written: number, expected: number): TypingError | null {
  if (written === expected || written === 0 || expected === 0) return null
  if (written === -expected) return 'sign'
  if (written === expected * 1_000 || written * 1_000 === expected) return 'thousand'
  return isTransposed(written, expected) ? 'transposed' : null
}

function isTransposed(written: number, expected: number): boolean {
  const a = String(written)
  const b = String(expected)
  if (a.length !== b.length) return false
  let first = 0
  while (a[first] === b[first]) first++
  if (a[first] !== b[first + 1] || a[first + 1] !== b[first]) return false
  return a.slice(first + 2) === b.slice(first + 2)
}
