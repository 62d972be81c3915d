// An item that prints several years' amounts: the latest budget is its own.
import { plainCharacters } from '../amount/characters.ts'
import type { AmountReading } from '../model/budget.ts'
import { withoutEnd } from '../text/without-end.ts'

const yearAmount =
  /(?:令和|平成|[RH])?(\d{1,2})(?:年度)? ?(決算|当初予算|予算|算定見込)(?:見込)?(?:額|案)? ?:? ?(約?[\d,.億万千百]{1,40}円|- ?円|-)/g

/**
 * 「… （5決算額 1,234千円　6予算額 1,500千円　7予算額 1,600千円）」: the latest year's budget is the
 * item's, the others are left out of it. Null where fewer than two years are given.
 */
export function amountOfYears(
  text: string,
  read: (text: string) => AmountReading,
): { title: string; amount: AmountReading; end: number } | null {
  if (!/\d|[０-９]/.test(text)) return null
  const found = [...plainCharacters(text).matchAll(yearAmount)]
  const [first] = found
  const last = found.at(-1)
  if (!first || !last || found.length < 2) return null
  const budgets = found.filter((match) => match[2] !== '決算')
  const chosen = (budgets.length > 0 ? budgets : found).reduce((a, b) =>
    Number(b[1]) >= Number(a[1]) ? b : a,
  )
  const partOf = (match: RegExpMatchArray) =>
    text.slice(match.index, (match.index ?? 0) + match[0].length)
  const amount = read(partOf(chosen).slice(-(chosen[3]?.length ?? 0)))
  const others = found.filter((match) => match !== chosen)
  return {
    title: withoutEnd(text.slice(0, first.index), /[\s\u3000(（【［[]/).trim(),
    amount: {
      ...amount,
      raw: partOf(chosen),
      ignored: [
        ...amount.ignored,
        ...others.map((match) => ({ text: partOf(match), reason: 'otherYear' as const })),
      ],
    },
    end: (last.index ?? 0) + last[0].length,
  }
}
