// From an opinion of the register to the lines it stands for, and back.
import { parseCell } from '../address/index.ts'
import { splitSheet } from '../address/sheet-address.ts'
import type { Report } from '../schema/index.ts'
import { holds } from './ranges.ts'

/** Opinions that one cell is traced to: more than anybody reads. */
const most = 50

/** Figures of the opinions that a line's money stands for. @param cell of its amount */
export function opinionsOfLine({ opinions }: Report, cell: string): string[] {
  if (!opinions) return []
  const items = new Set(opinions.items.flatMap(({ cells }, i) => (holds(cells, cell) ? [i] : [])))
  return figuresOf(opinions.byOpinion, ({ items: own }) => own.some((item) => items.has(item)))
}

/** Figures of the opinions in the row of a register's cell. */
export function opinionsOfRow({ opinions }: Report, cell: string): string[] {
  const { sheet, local } = splitSheet(cell)
  const row = parseCell(local)?.row
  return figuresOf(opinions?.byOpinion ?? [], ({ cell: own }) => {
    if (own === undefined) return false
    const place = splitSheet(own)
    return place.sheet === sheet && parseCell(place.local)?.row === row
  })
}

/** Whether the sheet that an address names is one of the register. */
export const isOfRegister = ({ opinions }: Report, sheet: string): boolean =>
  opinions?.sheets.some((name) => `${name}!` === sheet) ?? false

function figuresOf<T>(all: readonly T[], isMeant: (one: T) => boolean): string[] {
  const found: string[] = []
  for (let i = 0; i < all.length && found.length < most; i++)
    if (isMeant(all[i] as T)) found.push(`opinions.${i + 1}`)
  return found
}
