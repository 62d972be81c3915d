// Where an amount stands in a text, with or without brackets and labels.
import { plainCharacters } from '../amount/characters.ts'
import type { AmountReading } from '../model/budget.ts'
import { type Bracket, mostBrackets, outerBrackets } from './brackets.ts'

export type ReadAmount = (text: string) => AmountReading

export const amountLabel =
  /算定見込|予算|要求額|見積額|査定額|決算額|事業費|金額|見込額|所要額|計上額/

export interface Found {
  amount: AmountReading
  start: number
  end: number
  unclosed: boolean
}

/** The first bracket that holds an amount; of unreadable ones the last, where a label says it is one. */
export function amountGroup(
  text: string,
  groups: readonly Bracket[],
  unclosed: number | null,
  read: ReadAmount,
): Found | null {
  let unreadable: Found | null = null
  for (const { open, close } of groups.slice(0, mostBrackets)) {
    const inside = text.slice(open + 1, close)
    const labelled = amountLabel.test(inside)
    if (!(labelled || /円/.test(inside) || isBare(text[open], inside))) continue
    if (isOfOtherYear(inside)) continue
    const end = close + 1
    const amount = read(text.slice(open, end))
    if (isAmount(amount)) {
      // 「6,620 千円(うち充実分 4,892 千円)」: the bracket belongs to the amount before it.
      if (/[円\d０-９]$/.test(text.slice(0, open).trimEnd())) continue
      return { amount, start: open, end, unclosed: false }
    }
    if (labelled && /[\d０-９]|[-－―—–−][\s\u3000]*円?$/.test(inside.slice(-40)) && amount.problem)
      unreadable = { amount, start: open, end, unclosed: false }
  }
  if (unreadable) return unreadable
  if (unclosed === null) return null
  const inside = text.slice(unclosed + 1)
  const amount = amountLabel.test(inside) || /円$/.test(inside) ? read(inside) : null
  if (!amount || !isAmount(amount)) return null
  return { amount, start: unclosed, end: text.length, unclosed: true }
}

/** 【1,000】 without a unit; a year in brackets is none. */
const isBare = (bracket: string | undefined, inside: string): boolean =>
  /^[\s\u3000]*[△▲]?[\d０-９]{1,3}(?:[,，][\d０-９]{3})+[\s\u3000]*$/.test(inside) ||
  (/[【［[]/.test(bracket ?? '') &&
    /^[\s\u3000]*(?:[\d０-９]{1,3}|[-－―—–−])[\s\u3000]*$/.test(inside))

export const isOfOtherYear = (inside: string): boolean =>
  /^[\s\u3000]*(?:前年度|昨年度|前年|前々年度|補正前)/.test(inside)

export const isAmount = ({ state }: AmountReading): boolean =>
  state === 'value' || state === 'zero' || state === 'none'

/** 「… 算定見込額」 before a bracket that holds its figure. */
export const withoutLabel = (text: string): string =>
  text
    .replace(
      /(?:^|[\s\u3000])(?:算定見込額|当初予算額|予算額|予算案|要求額|事業費)[\s\u3000]*(?:[:：][\s\u3000]*)?$/,
      '',
    )
    .replace(/[:：]$/, '')
    .trim()

const longestFigure = 40
const attachedFigure = /[^\d,.億万千百兆△+-](?:\d[\d,.億万千百兆]*円)$/

/** Where an amount begins that nothing parts from the title before it: 「訓練3,913千円」; null where none does. */
export function attachedAmount(text: string, read: ReadAmount): number | null {
  const match = attachedFigure.exec(plainCharacters(text.slice(-longestFigure)))
  if (!match) return null
  const start = text.length - match[0].length + 1
  return isAmount(read(text.slice(start))) ? start : null
}

/** Where an amount at the end of a text without brackets begins: 「… 算定見込額 20,852千円」, 「… 20,852千円」. */
export function trailingAmount(text: string, read: ReadAmount): number | null {
  const plain = plainCharacters(text)
  const labelled =
    /(?:^| )(?:(?:令和|平成|[RH])?(?:\d{1,2}|元)(?:年度)?)?(?:算定見込額|当初予算額|予算額|予算案|要求額)[ :]*(?=[\d△+-]|約)/.exec(
      plain,
    )
  if (labelled && isAmount(read(text.slice(labelled.index)))) return labelled.index
  const tail = plain.slice(-longestFigure)
  if (!/円[)]?$|[ :]-$|[ :]¥ ?\d[\d,]*-?$|[ :][△-]? ?\d{1,3}(?:,\d{3})+$/.test(tail)) return null
  const before = (from: number): number =>
    Math.max(plain.lastIndexOf(' ', from), plain.lastIndexOf(':', from))
  for (
    let space = before(plain.length), tries = 0;
    space > 0 && tries < 3;
    space = before(space - 1), tries++
  ) {
    const wider = before(space - 1)
    if (isAmount(read(text.slice(space + 1)))) {
      // 「51,000 千円」 and 「- 円」 hold a space of their own.
      if (wider > 0 && plain[space] === ' ' && isAmount(read(text.slice(wider + 1)))) continue
      return space + 1
    }
  }
  return null
}

const labelledFigure =
  /(?:算定見込額|当初予算額|予算額|予算案|要求額)[ :]*((?:約 ?)?[△-]? ?[\d,.億万千百]{1,24} ?(?:億|百万|万|千)?円|- ?円)/

/** An amount with its label in the middle of a text. */
export function labelledAmount(
  text: string,
  read: ReadAmount,
): { amount: AmountReading; start: number; end: number } | null {
  const match = labelledFigure.exec(plainCharacters(text))
  if (!match || match.index === 0) return null
  const end = match.index + match[0].length
  const amount = read(text.slice(match.index, end))
  return isAmount(amount) ? { amount, start: match.index, end } : null
}

/** The first text that looks like an amount of its own, for what was read as no item; null where none does. */
export function amountIn(text: string, read: ReadAmount): string | null {
  const plain = plainCharacters(text)
  if (!/円/.test(plain)) return null
  for (const { open, close } of outerBrackets(plain).groups.slice(0, mostBrackets)) {
    const group = text.slice(open, close + 1)
    if (/円/.test(group) && !isOfOtherYear(group.slice(1, -1)) && isAmount(read(group)))
      return group
  }
  const labelled = labelledFigure.exec(plain)
  if (labelled) return text.slice(labelled.index, labelled.index + labelled[0].length)
  const last = /(?:^|[^\d,.億万千百])([\d,.億万千百]{1,24} ?(?:億|百万|万|千)?円)[)]?$/.exec(
    plain.slice(-48),
  )
  return last?.[1] ?? null
}
