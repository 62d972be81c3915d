// Pairs of brackets in a text, of any kind: published plans open with 【 and close with ).
export interface Bracket {
  /** Index of the opening bracket. */
  open: number
  /** Index of the closing one. */
  close: number
}

/** Brackets looked at in one text; a line has two or three. */
export const mostBrackets = 40

/** The outermost closed pairs, in order, and the first bracket that never closes. @param plain by `plainCharacters` */
export function outerBrackets(plain: string): { groups: Bracket[]; unclosed: number | null } {
  const open: number[] = []
  let groups: Bracket[] = []
  for (let i = 0; i < plain.length; i++) {
    if (plain[i] === '(') open.push(i)
    else if (plain[i] === ')') {
      const from = open.pop()
      if (from === undefined) continue
      let keep = groups.length
      while (keep > 0 && (groups[keep - 1]?.open ?? -1) > from) keep--
      groups = keep === groups.length ? groups : groups.slice(0, keep)
      groups.push({ open: from, close: i })
    }
  }
  return { groups, unclosed: open[0] ?? null }
}
