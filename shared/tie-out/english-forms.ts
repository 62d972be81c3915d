// A page in English, with its amounts and headings written as Japanese pages have them, place for place.
import { documentWords } from '../documents/index.ts'
import { stages } from '../schema/index.ts'

/**
 * The same text, character for character as long: ¥20,852,000 as 20,852,000円, [estimate: …] as
 * 【算定見込額 …】, Management issue 2 as 経営課題2. What is not of this kind stays.
 */
export function withJapaneseForms(text: string): string {
  if (!/[¥￥]|\[[a-z]|management issue/i.test(text)) return text
  return text
    .replace(amount, (_, sign: string, digits: string) => `${sign}${digits}円`)
    .replace(beside, (whole, label: string, inside: string) => {
      const named = labelOf.get(label.toLowerCase())
      if (named === undefined) return whole
      const opened = padded(`【${named}`, label.length + 3)
      return `${opened}${inside === none ? padded('- 円', none.length) : inside}】`
    })
    .replace(issue, (whole) => '経営課題'.padStart(whole.length, ' '))
}

const [ja, en] = [documentWords('ja'), documentWords('en')]
const { none } = en
const labelOf = new Map(
  [...stages, null].map((stage) =>
    stage === null
      ? [en.unstated.toLowerCase(), ja.unstated]
      : [en.stages[stage].toLowerCase(), ja.stages[stage]],
  ),
)
const amount = /(-?)[¥￥](\d[\d,]{0,30})/g
const beside = /\[([A-Za-z][A-Za-z ]{0,40}): ([^[\]\n]{1,60})\]/g
const issue = /^management issue (?=\d{1,2}\b)|(?<=\n)management issue (?=\d{1,2}\b)/gi

const padded = (text: string, length: number): string => text.padEnd(length, ' ').slice(0, length)
