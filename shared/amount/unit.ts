// The unit that a heading, caption or unit row names: (単位:千円), 金額(千円), 【単位 百万円】.
import type { Unit } from '../schema/index.ts'
import { unitYen } from '../schema/units.ts'
import { plainCharacters } from './characters.ts'

/**
 * The unit of amounts that `text` states, or null. A unit counts where it is named as one: after
 * 単位, alone, or in brackets; 「百万円プラザ」 names none. Two different units give null.
 */
export function findUnit(text: string): Unit | null {
  if (text.length > 2_000 || !/[円圓]/.test(text)) return null
  const plain = plainCharacters(text).replaceAll(' ', '')
  const found = new Set<Unit>()
  for (const [, named = ''] of plain.matchAll(
    /単位[:は]?[(']?(?:金額)?[:は]?([十百千万億兆]{0,3}円)/g,
  ))
    add(named)
  for (const [, named = ''] of plain.matchAll(/([十百千万億兆]{0,3}円)単位/g)) add(named)
  if (found.size === 0) {
    for (const [, named = ''] of plain.matchAll(/\((?:税込|税抜)?[・,]?([十百千万億兆]{0,3}円)\)/g))
      add(named)
  }
  if (found.size === 0 && isUnit(plain)) add(plain)
  return found.size === 1 ? ([...found][0] ?? null) : null

  function add(named: string): void {
    if (isUnit(named)) found.add(named)
  }
}

const isUnit = (text: string): text is Unit => Object.hasOwn(unitYen, text)

/** 1,000 for 千円. */
export const yenOf = (unit: Unit): number => unitYen[unit]
