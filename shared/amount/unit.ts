// The unit that a heading, caption or unit row names: (単位:千円), 金額(千円), 【単位 百万円】.
import type { Unit } from '../schema/index.ts'
import { unitYen } from '../schema/units.ts'
import { plainCharacters } from './characters.ts'

/**
 * The unit of amounts that `text` states, or null. A unit counts where it is named as one: after
 * 単位, in brackets, after the word of an amount, or alone; 「百万円プラザ」 names none. Two different
 * units give null.
 */
export function findUnit(text: string): Unit | null {
  if (text.length > 2_000 || !/[円圓]/.test(text)) return null
  const plain = plainCharacters(text).replaceAll(' ', '')
  for (const pattern of patterns) {
    const found = new Set<Unit>()
    for (const match of plain.matchAll(pattern)) {
      const unit = unitNamed(match[1] ?? match[2] ?? '')
      if (unit) found.add(unit)
    }
    if (found.size > 0) return found.size === 1 ? ([...found][0] ?? null) : null
  }
  return isUnit(plain) ? plain : null
}

const word = '([十百千万億兆]{0,3}円)'
/** After 単位 a figure is a unit too: 単位:1,000円. */
const wordOrFigure = '(1,?000(?:,?000)?円|[十百千万億兆]{0,3}円)'

/** The surest first; a later one is asked only where none before it found anything. */
const patterns = [
  new RegExp(`単位(?:[:は]|とも)?\\(?(?:金額)?[:は]?${wordOrFigure}|${wordOrFigure}単位`, 'g'),
  new RegExp(`\\((?:税込|税抜|金額)?[・,:]?${word}(?:[・,/][^()]{0,10})?\\)`, 'g'),
  new RegExp(
    `(?:金額|予算額|予算案|事業費|要求額|査定額|見積額|決算額|補正額|見込額)[:/,]?${word}$`,
    'g',
  ),
]

function unitNamed(text: string): Unit | null {
  if (/^1,?000円$/.test(text)) return '千円'
  if (/^1,?000,?000円$/.test(text)) return '百万円'
  return isUnit(text) ? text : null
}

const isUnit = (text: string): text is Unit => Object.hasOwn(unitYen, text)

/** 1,000 for 千円. */
export const yenOf = (unit: Unit): number => unitYen[unit]
