// Which column of a register holds what, by its headings.
import type { Cell } from '../schema/index.ts'
import { labelKey } from '../sheet/words.ts'

export type OpinionField =
  | 'no'
  | 'meeting'
  | 'date'
  | 'group'
  | 'text'
  | 'decision'
  | 'measure'
  | 'items'
  | 'followUp'

/** The first that fits takes the column; the surest come first. */
const headings: readonly (readonly [OpinionField, RegExp])[] = [
  ['followUp', /次年度|翌年度|来年度|引継|継続/],
  ['items', /関係|関連|該当|反映先|事業名?$|取組名?$/],
  ['measure', /(?:対応|反映|措置)(?:の)?(?:内容|状況|方法|策)|考え方|回答/],
  ['decision', /対応|反映|措置|区分|結果|分類/],
  ['date', /日付|開催日|年月日|日時|実施日/],
  ['group', /部会|分科会/],
  ['meeting', /会議|回次|開催回/],
  ['text', /意見|要望|提言/],
  ['no', /^(?:番号|no\.?|№|項番|#)$/i],
]

export interface RegisterColumns {
  /** Row of the headings, from 0 in `rows`. */
  row: number
  columnOf: ReadonlyMap<OpinionField, number>
}

const mostRows = 40

/** The headings: a row with 意見 and 対応 in cells of their own; null where there is none. */
export function findColumns(rows: readonly (readonly Cell[])[]): RegisterColumns | null {
  for (const [row, cells] of rows.slice(0, mostRows).entries()) {
    const columnOf = new Map<OpinionField, number>()
    cells.forEach((cell, column) => {
      if (typeof cell !== 'string' || cell.length > 30) return
      const label = labelKey(cell)
      const field = headings.find(([name, word]) => !columnOf.has(name) && word.test(label))?.[0]
      if (field) columnOf.set(field, column)
    })
    if (columnOf.has('text') && columnOf.has('decision')) return { row, columnOf }
  }
  return null
}
