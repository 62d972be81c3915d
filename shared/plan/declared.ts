// Control figures in a plan's running text: 区全体の予算算定見込額(284,322千円)から…除いた経費(153,589千円)…50.7%.
import { plainCharacters } from '../amount/characters.ts'
import { readAmount } from '../amount/index.ts'
import type { Declared } from '../schema/index.ts'

export interface DeclaredReading {
  declared: Declared
  /** Names of figures that the text states twice with different values. */
  contradicted: (keyof Declared)[]
}

type Figure = 'total' | 'fixed' | 'priority' | 'base'

/** The figures that `text` declares, in yen and percent. The first statement of each counts. */
export function readDeclared(texts: readonly string[]): DeclaredReading {
  const declared: Declared = {}
  const contradicted = new Set<keyof Declared>()
  for (const text of texts) {
    const plain = plainCharacters(text)
    let after = 0
    let close = -1
    for (let open = plain.indexOf('('); open >= 0; open = plain.indexOf('(', open + 1)) {
      // The same bracket closes all that stand open before it.
      if (close < open) close = plain.indexOf(')', open)
      if (close < 0) break
      if (close - open > 60) continue
      const figure = declaredFigureOf(plain.slice(Math.max(after, open - 40), open))
      if (!figure) continue
      const { yen } = readAmount(text.slice(open, close + 1), context)
      if (yen === null) continue
      after = close
      const known = declared[figure]
      if (known === undefined) declared[figure] = yen
      else if (known !== yen) contradicted.add(figure)
    }
    const share = shareOf(plain)
    if (share === null) continue
    if (declared.share === undefined) declared.share = share
    else if (declared.share !== share) contradicted.add('share')
  }
  return { declared, contradicted: [...contradicted] }
}

const context = { columnUnit: null, tableUnit: null, defaultUnit: null, parenthesesNegative: false }

/** Which figure the words before a bracket name; the words nearest to it decide. */
export function declaredFigureOf(words: string): Figure | null {
  const label = words.replaceAll(' ', '').slice(-24)
  if (/(?:除いた|除く)(?:経費|額|予算)?$/.test(label)) return 'base'
  if (/重点(?:経費|予算)$/.test(label)) return 'priority'
  if (/固定経費$|維持管理経費等?$/.test(label)) return 'fixed'
  if (
    /(?:区全体|全体|総額|区の予算|予算)(?:の)?(?:予算)?(?:算定見込額|総額|要求額|額|合計)?$/.test(
      label,
    )
  )
    return 'total'
  return null
}

/** The percentage of a sentence about the 反映割合. */
function shareOf(plain: string): string | null {
  const about = plain.search(/割合/)
  if (about < 0 || !/反映/.test(plain)) return null
  return /(\d{1,3}(?:\.\d{1,6})?) ?%/.exec(plain.slice(about))?.[1] ?? null
}
