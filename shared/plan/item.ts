// What one item's text says: its title as written, its amount, its mark ①, its exclusion, and what was left over.
import { plainCharacters } from '../amount/characters.ts'
import { amountOfYears } from './amount-of-years.ts'
import { outerBrackets } from './brackets.ts'
import {
  amountGroup,
  amountLabel,
  attachedAmount,
  isAmount,
  labelledAmount,
  type ReadAmount,
  trailingAmount,
  withoutLabel,
} from './item-amount.ts'
import { takeAfter, takeTail } from './item-tail.ts'
import type { ItemText } from './item-text.ts'

/** Splits 「○ 地域の防災力向上(算定見込額 3,913千円)①」 without its marker into its parts. Linear in the text. */
export function readItem(text: string, read: ReadAmount): ItemText {
  const cells = text.split('\t').filter((cell) => cell.trim() !== '')
  if (cells.length < 2) return readPart(text, read)
  const [first = '', ...others] = cells
  const item = readPart(first, read)
  for (const cell of others) addCell(item, cell.trim(), read)
  return item
}

/** A cell beside the title: the amount, the mark, the exclusion, or words. */
function addCell(item: ItemText, text: string, read: ReadAmount): void {
  const mark = /^([①-⑳])(?=[\s\u3000(（【［[・*※－-])/.exec(text)
  if (mark) item.reflection ??= mark[1] ?? null
  const cell = mark ? text.slice(1).trim() : text
  const part = readPart(cell, read)
  const bare = part.amount === null && /^[△▲\-－−]?[\d０-９][\d０-９,，]*$/.test(cell)
  const amount = bare ? read(cell) : part.amount
  if (amount && item.amount === null && (part.title === '' || bare)) item.amount = amount
  else if (amount) item.unused.push(amount.raw.trim())
  else if (dash.test(cell) && item.amount === null) item.amount = read(cell)
  item.reflection ??= part.reflection
  item.exclusion ??= part.exclusion
  item.unused.push(...part.unused)
  const words = [bare || dash.test(cell) ? '' : part.title, part.after].filter(Boolean).join(' ')
  if (words !== '') item.after = `${item.after} ${words}`.trim()
}

const dash = /^[-－―—–−ー]$/

function readPart(text: string, read: ReadAmount): ItemText {
  const whole = text.trim()
  const item: ItemText = {
    title: whole,
    amount: null,
    reflection: null,
    exclusion: null,
    unused: [],
    after: '',
    unclosed: false,
    attached: false,
  }
  const years = amountOfYears(whole, read)
  if (years) {
    item.amount = years.amount
    item.title = takeTail(item, years.title)
    takeAfter(item, whole.slice(years.end).replace(/^[\s\u3000)）】］\]]+/, ''), read)
    return item
  }
  const plain = plainCharacters(whole)
  const { groups, unclosed } = outerBrackets(plain)
  const found = amountGroup(whole, groups, unclosed, read)
  if (found) {
    item.amount = found.amount
    item.unclosed = found.unclosed
    item.title = takeTail(item, withoutLabel(whole.slice(0, found.start)))
    takeAfter(item, whole.slice(found.end), read)
    return item
  }
  const rest = takeTail(item, whole)
  if (rest.length <= 200 && (amountLabel.test(rest) || /円/.test(rest))) {
    const amount = read(rest)
    if (isAmount(amount)) return { ...item, amount, title: '' }
  }
  const start = trailingAmount(rest, read)
  if (start !== null) {
    item.amount = read(rest.slice(start))
    item.title = takeTail(item, withoutLabel(rest.slice(0, start)))
    return item
  }
  const middle = labelledAmount(rest, read)
  if (middle) {
    item.amount = middle.amount
    item.title = takeTail(item, rest.slice(0, middle.start))
    takeAfter(item, rest.slice(middle.end), read)
    return item
  }
  const attached = attachedAmount(rest, read)
  if (attached !== null) {
    item.amount = read(rest.slice(attached))
    item.attached = true
    item.title = takeTail(item, rest.slice(0, attached))
    return item
  }
  item.title = rest
  return item
}
