// Control figures in the text around the table: the ward total, what is taken from it, the base, the share.

import { cellAddress } from '../../address/index.ts'
import { createAmountReader, findUnit } from '../../amount/index.ts'
import type { AmountReading, DeclaredFigure } from '../../model/budget.ts'
import type { Cell } from '../../model/types.ts'
import type { Unit } from '../../schema/index.ts'
import { filledColumns, type Grid, textAt } from '../grid.ts'
import { labelKey } from '../words.ts'

type What = DeclaredFigure['what']

/** Labels of figures, the more particular first. */
const labels: [What, RegExp][] = [
  ['share', /^(?=.*反映)(?=.*割合)|反映率/],
  ['base', /(?:を)?(?:除いた|除く|控除後の?)(?:経費|額|予算)|^分母|差引後|算定基礎/],
  ['priority', /重点経費/],
  ['fixed', /固定経費/],
  ['pot', /区長自由経費|区CM自由経費|シティ・?マネージャー自由経費|区関連予算/],
  [
    'total',
    /区全体|(?:予算)?(?:算定見込額?|予算額|要求額)?(?:の)?(?:総額|総計|全体額)|全体の?予算/,
  ],
]
const mostCells = 4_000
/** An amount in brackets; its label is what stands right before it. */
const figure = /\(\s{0,9}([△▲-]?[\d,.億万千百]{1,40}\s{0,9}[百十]?[千万億]?円)\s{0,9}\)/g
const longestLabel = 40
const percent = /(\d{1,3}(?:\.\d+)?)\s*[%％]/

export interface DeclaredUnits {
  /** Unit of a plain figure by its place, as indexes into the grid; null where nothing states one. */
  at: (row: number, column: number) => Unit | null
  byDefault: Unit | null
}

/** Reads the declared figures in the rows given, with their cells. */
export function declaredFigures(
  grid: Grid,
  rows: Iterable<number>,
  units: DeclaredUnits,
): DeclaredFigure[] {
  const readers = new Map<string, ReturnType<typeof createAmountReader>>()
  const found: DeclaredFigure[] = []
  let seen = 0
  for (const row of rows) {
    for (const column of filledColumns(grid, row, { most: 60 })) {
      if (++seen > mostCells) return found
      const cell = grid.rows[row]?.[column]
      if (typeof cell !== 'string' || cell.length > 2_000) continue
      const inText = fromSentence(cell, row, column)
      if (inText.length > 0) found.push(...inText)
      else {
        const pair = fromPair(cell, row, column)
        if (pair) found.push(pair)
      }
    }
  }
  return found

  /** 区全体の予算算定見込額(284,322千円)から…除いた経費(153,589千円)のうち…割合は、50.7% */
  function fromSentence(text: string, row: number, column: number): DeclaredFigure[] {
    const figures: DeclaredFigure[] = []
    const plain = text.normalize('NFKC')
    let after = 0
    for (const match of plain.matchAll(figure)) {
      const before = plain.slice(Math.max(after, match.index - longestLabel), match.index)
      const label = (before.split(/[()、。,]/).at(-1) ?? '').trim()
      after = match.index + match[0].length
      const what = whatOf(label)
      const reading = amountAt(match[1] ?? '', row, column, '')
      if (what && what !== 'share' && reading.yen !== null) {
        figures.push({
          what,
          label,
          yen: reading.yen,
          percent: null,
          cell: at(row, column),
          unit: reading.unit,
        })
      }
    }
    const share = /反映|割合/.test(plain) ? percent.exec(plain) : null
    if (share?.[1] && /割合/.test(plain)) {
      figures.push({
        what: 'share',
        label: '反映割合',
        yen: null,
        percent: share[1],
        cell: at(row, column),
        unit: null,
      })
    }
    return figures
  }

  /** 除いた経費 | 153,589 beside each other. */
  function fromPair(text: string, row: number, column: number): DeclaredFigure | null {
    const what = whatOf(text)
    if (!what || text.length > 60) return null
    const cells = grid.rows[row] ?? []
    for (let c = column + 1; c < Math.min(cells.length, column + 8); c++) {
      const cell = cells[c] ?? null
      if (cell === null || cell === '') continue
      const base = { what, label: text.trim(), cell: at(row, c) }
      if (what === 'share') {
        const printed = percentOf(cell, isPercent(row, c))
        return printed === null ? null : { ...base, yen: null, percent: printed, unit: null }
      }
      const reading = amountAt(typeof cell === 'boolean' ? null : cell, row, c, text)
      if (reading.yen !== null)
        return { ...base, yen: reading.yen, percent: null, unit: reading.unit }
      if (typeof cell === 'string' && !/^[:：=＝]$/.test(cell.trim()) && !/円/.test(cell))
        return null
    }
    return null
  }

  /** The unit of its label or of the cell beside it comes before that of its place. */
  function amountAt(cell: Cell, row: number, column: number, label: string): AmountReading {
    const columnUnit = findUnit(label) ?? unitBeside(row, column) ?? units.at(row, column)
    const numberFormat = grid.formats.textAt(grid.top + row, grid.left + column)
    const key = `${columnUnit} ${numberFormat}`
    let read = readers.get(key)
    if (!read) {
      read = createAmountReader({
        columnUnit,
        tableUnit: null,
        defaultUnit: units.byDefault,
        parenthesesNegative: false,
        ...(numberFormat === undefined ? {} : { numberFormat }),
      })
      readers.set(key, read)
    }
    return read(cell)
  }

  function unitBeside(row: number, column: number): Unit | null {
    const text = textAt(grid, row, column + 1)
    return text !== '' && text.length <= 12 ? findUnit(text) : null
  }

  function isPercent(row: number, column: number): boolean {
    const shown = grid.formats.at(grid.top + row, grid.left + column)
    return shown?.ways[0]?.kind === 'percent'
  }

  function at(row: number, column: number): string {
    return cellAddress(grid.top + row, grid.left + column)
  }
}

/** What a label declares; null when it declares nothing. */
export function whatOf(label: string): What | null {
  const key = labelKey(label)
  if (key === '' || key.length > 60) return null
  return labels.find(([, pattern]) => pattern.test(key))?.[0] ?? null
}

/** "50.7" from 50.7%, 50.7 or 0.507; a fraction is a percent when the format or its size says so. */
function percentOf(cell: string | number | boolean, isPercentFormat: boolean): string | null {
  if (typeof cell === 'string') {
    const match = percent.exec(cell.normalize('NFKC'))
    if (match?.[1]) return match[1]
    const plain = /^\s*(\d{1,3}(?:\.\d+)?)\s*$/.exec(cell.normalize('NFKC'))
    return plain?.[1] ?? null
  }
  if (typeof cell !== 'number' || cell < 0) return null
  if (isPercentFormat || cell <= 1) return String(Math.round(cell * 1e8) / 1e6)
  return cell <= 100 ? String(cell) : null
}
