// A plan pasted into cells line by line: ☆ and ○ with the amount in the same cell, 「○ 広報【算定見込額 14,576千円】」.

import { columnLetters } from '../../address/index.ts'
import type { TableReading } from '../../model/budget.ts'
import { createPlanLineReader, type PlanLine } from '../../plan/lines.ts'
import { whatOf } from '../around/declared.ts'
import { createCellFormats } from '../cell-formats.ts'
import { type Grid, textAt } from '../grid.ts'
import type { Region } from '../locate/regions.ts'

/** The sheet with names and amounts in columns of their own, and where both stand in truth. */
export interface InlineTable {
  grid: Grid
  region: Region
  /** Columns of the names and of the amounts on the real sheet, as grid indexes; often the same. */
  nameColumn: number
  amountColumn: number
  /** Rows with an amount. */
  items: number
  /** Rows marked ☆ or ○, with an amount or as the title of those below. */
  marked: number
}

interface Entry {
  row: number
  name: string
  amount: string
  amountColumn: number
  marked: boolean
}

const mostRows = 20_000
const nameHeading = '具体的取組'
const amountHeading = '金額'

/** Recognises such a text; null where no column holds one. */
export function findInline(grid: Grid): InlineTable | null {
  const nameColumn = textColumn(grid)
  if (nameColumn === null) return null
  const entries = readEntries(grid, nameColumn)
  const withAmount = entries.filter(({ amount }) => amount !== '')
  const marked = entries.filter((entry) => entry.marked).length
  if (withAmount.length === 0 || (marked === 0 && withAmount.length < 3)) return null
  const first = entries[0]
  const last = withAmount.at(-1)
  if (!first || !last) return null
  const columns = new Set(withAmount.map(({ amountColumn }) => amountColumn))
  const [only] = columns
  const amountColumn = columns.size === 1 && only !== undefined ? only : nameColumn
  const rows: (string | null)[][] = grid.rows.map(() => [])
  for (const { row, name, amount } of entries) rows[row] = [name || null, amount || null]
  return {
    grid: {
      ...grid,
      rows,
      width: 2,
      left: grid.left,
      merges: [],
      formats: createCellFormats(undefined),
      isUncalculated: null,
    },
    region: {
      headerRows: [],
      first: first.row,
      last: last.row,
      left: 0,
      right: 1,
      headings: new Map([
        [0, [nameHeading]],
        [1, [amountHeading]],
      ]),
      repeats: new Set(),
      by: 'inline',
    },
    nameColumn,
    amountColumn,
    items: withAmount.length,
    marked,
  }
}

/** Moves a reading of the separated columns to where names and amounts stand on the sheet. */
export function onSheet(
  reading: TableReading,
  { nameColumn, amountColumn }: InlineTable,
  { left }: Grid,
): void {
  const names = left + nameColumn
  const amounts = left + amountColumn
  reading.range.left = Math.min(names, amounts)
  reading.range.right = Math.max(names, amounts)
  reading.columnOf = { outline: names, initiative: names, amount: amounts }
  const [first, last] = [reading.columns[0], reading.columns.at(-1)]
  reading.columns = []
  if (first)
    reading.columns.push({
      ...first,
      column: columnLetters(names),
      role: 'outline',
      heading: '',
    })
  if (last && amounts !== names)
    reading.columns.push({ ...last, column: columnLetters(amounts), heading: '' })
}

/** The column whose texts carry markers or amounts most often, the left one of equals. */
function textColumn(grid: Grid): number | null {
  let best: number | null = null
  let most = 0
  for (let column = 0; column < Math.min(grid.width, 6); column++) {
    let count = 0
    for (let row = 0; row < Math.min(grid.height, 2_000); row++) {
      const cell = grid.rows[row]?.[column]
      if (typeof cell === 'string' && /^[\s#>*-]*[☆★○〇◯●◎]|^[\s#]*経営課題/.test(cell)) count += 2
      else if (typeof cell === 'string' && /円[)）\]】〕]?\s*$/.test(cell)) count++
    }
    if (count > most) {
      most = count
      best = column
    }
  }
  return best
}

function readEntries(grid: Grid, column: number): Entry[] {
  const reader = createPlanLineReader()
  const lines: PlanLine[] = []
  for (let row = 0; row < grid.height && lines.length < mostRows; row++) {
    const text = textAt(grid, row, column)
    const line = text === '' ? null : reader.line(text, row)
    if (line) lines.push(line)
  }
  const entries: Entry[] = []
  for (let i = 0; i < lines.length; i++) {
    const line = lines[i]
    const next = lines[i + 1]
    if (!line) continue
    const base = { row: line.no, amount: '', amountColumn: column, marked: false }
    switch (line.kind) {
      case 'issue': {
        const title = line.heading.title === '' && isTitle(next) ? next.text : ''
        if (title !== '') i++
        entries.push({ ...base, name: `${line.text} ${title}`.trim() })
        break
      }
      case 'strategy':
      case 'initiative': {
        if (line.amount) {
          const amount = line.amount.raw.trim()
          const name = line.text.slice(0, line.text.indexOf(line.title) + line.title.length)
          entries.push({ ...base, name, amount, marked: true })
        } else if (next?.kind === 'amount') {
          const amount = next.amount.raw
          entries.push({ ...base, row: next.no, name: line.text, amount, marked: true })
          i++
        } else entries.push({ ...base, name: line.text, ...beside(line.no), marked: true })
        break
      }
      case 'amount':
        entries.push({ ...base, name: '', amount: line.amount.raw })
        break
      default: {
        const item = reader.unmarked(line.text)
        const own = item ? { amount: '' } : beside(line.no)
        if (own.amount !== '') entries.push({ ...base, name: line.text, ...own })
        else if (item && whatOf(item.title) === null)
          entries.push({ ...base, name: item.title, amount: item.amount.raw })
        else if (next?.kind === 'strategy' && isTitle(line))
          entries.push({ ...base, name: line.text })
      }
    }
  }
  return entries

  /** The amount in the cell to the right of a name. */
  function beside(row: number): Pick<Entry, 'amount' | 'amountColumn'> {
    for (let c = column + 1; c < Math.min(grid.width, column + 8); c++) {
      const text = textAt(grid, row, c)
      if (text === '') continue
      const line = reader.line(text, row)
      if (line?.kind === 'amount') return { amount: text, amountColumn: c }
    }
    return { amount: '', amountColumn: column }
  }
}

/** A short line that is no sentence: the title of an issue. */
const isTitle = (line: PlanLine | undefined): line is PlanLine =>
  (line?.kind === 'heading' || line?.kind === 'prose') &&
  line.text.length <= 60 &&
  !/[。、,]/.test(line.text) &&
  !/円/.test(line.text)
