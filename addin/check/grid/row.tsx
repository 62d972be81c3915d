// A row of the grid: its number and the cells that are in sight.
import { type CellRange, cellAddress } from '../../../shared/address/index.ts'
import { cellAt } from '../../../shared/calculation/place.ts'
import type { Language, SheetSnapshot } from '../../../shared/schema/index.ts'
import type { CellFormats } from '../../../shared/sheet/cell-formats.ts'
import type { Words } from '../locales/index.ts'
import { cellText } from './cell-text.ts'
import { HEAD_HEIGHT, HEAD_WIDTH, type Layout, ROW_HEIGHT, textWidth } from './layout.ts'
import type { Marked } from './marked.ts'
import type { Merges } from './merges.ts'

interface RowProps {
  row: number
  columns: readonly number[]
  snapshot: SheetSnapshot
  formats: CellFormats
  merges: Merges
  marked: (row: number, column: number) => Marked | null
  selection: CellRange
  layout: Layout
  hidden: { rows: ReadonlySet<number>; columns: ReadonlySet<number> }
  language: Language
  words: Words
  /** Otherwise only what reaches down into sight is drawn. */
  isInSight: boolean
}

export function GridRow(props: RowProps) {
  const { row, columns, merges, selection, hidden, words } = props
  const isHidden = hidden.rows.has(row)
  const isSelected = row >= selection.top && row <= selection.bottom
  const shown = columns.filter((column) => {
    const area = merges.at(row, column)
    return area ? area.top === row && area.left === column : props.isInSight
  })
  // The first cell of an area that begins left of what is in sight.
  for (const area of merges.within(row, row))
    if (area.top === row && area.left < (columns[0] ?? 0) && area.right >= (columns[0] ?? 0))
      shown.unshift(area.left)
  return (
    <div
      class={isHidden ? 'grid-row is-hidden' : 'grid-row'}
      role="row"
      aria-rowindex={row + 1}
      style={{ top: `${HEAD_HEIGHT + (row - 1) * ROW_HEIGHT}px` }}
    >
      <span
        role="rowheader"
        aria-colindex={1}
        class={isSelected ? 'grid-number is-selected' : 'grid-number'}
        title={isHidden ? words.grid.hiddenRow : undefined}
      >
        {row}
      </span>
      {shown.map((column) => (
        <GridCell key={column} {...props} column={column} />
      ))}
    </div>
  )
}

function GridCell(props: RowProps & { column: number }) {
  const { row, column, snapshot, formats, merges, marked, selection, layout } = props
  const value = cellAt(snapshot, row, column)
  const text = cellText(value, formats.textAt(row, column))
  const area = merges.at(row, column)
  const mark = marked(row, column)
  const isActive = row === selection.top && column === selection.left
  const isSelected =
    row >= selection.top &&
    row <= selection.bottom &&
    column >= selection.left &&
    column <= selection.right
  const left = layout.lefts[column] ?? 0
  const right = area
    ? (layout.lefts[Math.min(area.right + 1, layout.columns)] ?? left)
    : (layout.lefts[column + 1] ?? left)
  const over = area ? right : endOf(props, text, value)
  const said = mark && sentenceOf(mark, props)
  const classes = [
    'grid-cell',
    typeof value === 'number' ? 'is-number' : '',
    mark ? `is-${mark.severity}` : '',
    area ? 'is-merged' : '',
    over > right ? 'is-over' : '',
    isSelected ? 'is-selected' : '',
    isActive ? 'is-active' : '',
    props.hidden.columns.has(column + 1) ? 'is-hidden' : '',
  ]
  return (
    <span
      id={`cell-${row}-${column}`}
      role="gridcell"
      aria-colindex={column + 2}
      aria-selected={isSelected}
      aria-label={mark ? `${cellAddress(row, column)} ${text} ${said}` : undefined}
      title={said ?? undefined}
      data-row={row}
      data-column={column}
      class={classes.filter(Boolean).join(' ')}
      style={{
        left: `${HEAD_WIDTH + left}px`,
        width: `${right - left}px`,
        height: area ? `${(area.bottom - area.top + 1) * ROW_HEIGHT}px` : undefined,
      }}
    >
      <span
        class="grid-text"
        style={over > right ? { minWidth: `${over - left - 12}px` } : undefined}
      >
        {text}
      </span>
    </span>
  )
}

/** Text runs over the blank cells at its right, as in Excel. */
function endOf(
  { row, column, snapshot, merges, layout }: RowProps & { column: number },
  text: string,
  value: unknown,
): number {
  let next = column + 1
  const own = (layout.lefts[next] ?? 0) - (layout.lefts[column] ?? 0)
  if (typeof value !== 'string' || textWidth(text) <= own) return layout.lefts[next] ?? 0
  while (
    next < layout.columns &&
    next - column < 12 &&
    (cellAt(snapshot, row, next) ?? '') === '' &&
    merges.at(row, next) === null
  )
    next++
  return layout.lefts[next] ?? 0
}

const sentenceOf = (
  { findings }: Marked,
  { words, language }: Pick<RowProps, 'words' | 'language'>,
): string =>
  findings
    .slice(0, 3)
    .map(({ severity, message }) => `${words.grid.severities[severity]}: ${message[language]}`)
    .join('\n')
