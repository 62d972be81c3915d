// The sheet as a table: only what is in sight is drawn, by keyboard and for screen readers too.
import { options } from 'preact'
import { useEffect, useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks'
import { type CellRange, cellAddress, columnLetters } from '../../../shared/address/index.ts'
import { cellAt } from '../../../shared/calculation/place.ts'
import type { Language, SheetSnapshot } from '../../../shared/schema/index.ts'
import { createCellFormats } from '../../../shared/sheet/cell-formats.ts'
import type { SheetMarks } from '../../workbook/port.ts'
import type { Words } from '../locales/index.ts'
import { CellEditor } from './cell-editor.tsx'
import { keyOf, moveOf } from './keys.ts'
import { columnAt, HEAD_HEIGHT, HEAD_WIDTH, layoutOf, ROW_HEIGHT } from './layout.ts'
import { markedCells } from './marked.ts'
import { mergesOf } from './merges.ts'
import type { Place } from './moves.ts'
import { GridRow } from './row.tsx'
import { type Sight, sightOf } from './sight.ts'

export interface GridProps {
  snapshot: SheetSnapshot
  selection: CellRange
  marks: readonly SheetMarks[]
  language: Language
  words: Words
  isReadOnly: boolean
  /** A counter: each time it grows the selection comes into sight. */
  shown: number
  onSelect(range: CellRange): void
  onEnter(place: Place, entry: string): void
  onClear(range: CellRange): void
  onUndo(): void
  onTurn(by: 1 | -1): void
  contentAt(place: Place): string
}

export function Grid(props: GridProps) {
  const { snapshot, selection, marks, words, language } = props
  const scroller = useRef<HTMLDivElement>(null)
  const [sight, setSight] = useState<Sight>({ top: 0, left: 0, height: 600, width: 800 })
  const [draft, setDraft] = useState<string | null>(null)
  const layout = useMemo(() => layoutOf(snapshot), [snapshot])
  const merges = useMemo(() => mergesOf(snapshot.merges), [snapshot.merges])
  const formats = useMemo(() => createCellFormats(snapshot.numberFormats), [snapshot.numberFormats])
  const hidden = useMemo(
    () => ({ rows: new Set(snapshot.hiddenRows), columns: new Set(snapshot.hiddenColumns) }),
    [snapshot.hiddenRows, snapshot.hiddenColumns],
  )
  const marked = useMemo(() => markedCells(marks, snapshot.sheet), [marks, snapshot.sheet])
  const active: Place = { row: selection.top, column: selection.left }
  const far = useRef<Place>(active)

  useLayoutEffect(() => {
    const element = scroller.current
    if (!element) return
    const look = (): void => setSight(sightOf(element))
    look()
    const observer = new ResizeObserver(look)
    observer.observe(element)
    return () => observer.disconnect()
  }, [])
  useLayoutEffect(() => setDraft(null), [snapshot.sheet])
  useEffect(() => bringIntoSight(active), [active.row, active.column, props.shown, snapshot.sheet])

  function bringIntoSight({ row, column }: Place): void {
    const element = scroller.current
    if (!element) return
    const top = (row - 1) * ROW_HEIGHT
    const left = layout.lefts[column] ?? 0
    const right = layout.lefts[column + 1] ?? left
    const height = element.clientHeight - HEAD_HEIGHT
    const width = element.clientWidth - HEAD_WIDTH
    if (top < element.scrollTop) element.scrollTop = Math.max(0, top - ROW_HEIGHT * 2)
    else if (top + ROW_HEIGHT > element.scrollTop + height)
      element.scrollTop = top + ROW_HEIGHT * 3 - height
    if (left < element.scrollLeft) element.scrollLeft = left
    else if (right > element.scrollLeft + width) element.scrollLeft = Math.min(left, right - width)
  }

  function select(to: Place, isExtending: boolean): void {
    far.current = to
    const from = isExtending ? active : to
    const area = merges.at(to.row, to.column)
    const [bottom, right] = area ? [area.bottom, area.right] : [to.row, to.column]
    props.onSelect({
      ...{ top: from.row, left: from.column },
      ...{ bottom: Math.max(from.row, bottom), right: Math.max(from.column, right) },
    })
  }

  function commit(entry: string, then: Place | null): void {
    setDraft(null)
    if (entry !== props.contentAt(active)) props.onEnter(active, entry)
    if (then) select(then, false)
    scroller.current?.focus({ preventScroll: true })
  }

  const around = { snapshot, merges, extent: layout }
  function onKeyDown(event: KeyboardEvent): void {
    if (draft !== null || event.target !== scroller.current) return
    const key = keyOf(event, props.isReadOnly)
    if (key === null) return
    if (key.kind !== 'type') event.preventDefault()
    if (key.kind === 'move') {
      const page = Math.max(1, Math.floor((sight.height - HEAD_HEIGHT) / ROW_HEIGHT) - 1)
      select(
        moveOf(key, key.isExtending ? far.current : active, { ...around, page }),
        key.isExtending,
      )
    } else if (key.kind === 'turn') props.onTurn(key.by)
    else if (key.kind === 'undo') props.onUndo()
    else if (key.kind === 'clear') props.onClear(selection)
    else if (key.kind === 'copy') void navigator.clipboard?.writeText(textOf(selection))
    else atOnce(() => setDraft(key.kind === 'edit' ? props.contentAt(active) : ''))
  }

  function textOf({ top, bottom, left, right }: CellRange): string {
    const lines: string[] = []
    for (let row = top; row <= Math.min(bottom, top + 5_000); row++) {
      const cells = Array.from({ length: Math.min(right - left + 1, 200) }, (_, i) =>
        String(cellAt(snapshot, row, left + i) ?? ''),
      )
      lines.push(cells.join('\t'))
    }
    return lines.join('\n')
  }

  /** The cell under the pointer; null over headings. */
  function placeAt({ target }: Event): Place | null {
    const cell = (target as HTMLElement).closest<HTMLElement>('[data-row]')
    if (!cell?.dataset.column) return null
    return { row: Number(cell.dataset.row), column: Number(cell.dataset.column) }
  }

  const first = Math.max(1, Math.floor(sight.top / ROW_HEIGHT) - 4)
  const last = Math.min(layout.rows, Math.ceil((sight.top + sight.height) / ROW_HEIGHT) + 4)
  const from = Math.max(0, columnAt(layout, sight.left) - 1)
  const to = Math.min(layout.columns - 1, columnAt(layout, sight.left + sight.width) + 1)
  const columns = Array.from({ length: to - from + 1 }, (_, i) => from + i)
  const rows = new Set(Array.from({ length: last - first + 1 }, (_, i) => first + i))
  // An area that reaches into sight from above is drawn with the row it begins in.
  for (const { top } of merges.within(first, last)) rows.add(top)
  const width = HEAD_WIDTH + (layout.lefts.at(-1) ?? 0)
  const isActiveInSight = rows.has(active.row) && columns.includes(active.column)

  return (
    // A table can't be drawn in part; the cell that is gone to is the grid's active descendant.
    <div
      class="grid"
      ref={scroller}
      role="grid"
      tabIndex={0}
      aria-label={words.grid.label(snapshot.sheet)}
      aria-rowcount={layout.rows + 1}
      aria-colcount={layout.columns + 1}
      aria-readonly={props.isReadOnly}
      aria-activedescendant={isActiveInSight ? idOf(active) : undefined}
      onScroll={(event) => setSight(sightOf(event.currentTarget))}
      onKeyDown={onKeyDown}
      onPointerDown={(event) => {
        const place = placeAt(event)
        if (place && event.button === 0) select(place, event.shiftKey)
      }}
      onPointerMove={(event) => {
        const place = event.buttons === 1 && event.pointerType === 'mouse' ? placeAt(event) : null
        if (
          place &&
          draft === null &&
          (place.row !== far.current.row || place.column !== far.current.column)
        )
          select(place, true)
      }}
      onDblClick={(event) => {
        if (placeAt(event) && !props.isReadOnly) setDraft(props.contentAt(active))
      }}
    >
      <div
        class="grid-space"
        role="presentation"
        style={{ width: `${width}px`, height: `${HEAD_HEIGHT + layout.rows * ROW_HEIGHT}px` }}
      >
        <div class="grid-heads" role="row" aria-rowindex={1}>
          <span class="grid-corner" role="gridcell" aria-colindex={1} />
          {columns.map((column) => (
            <span
              key={column}
              role="columnheader"
              aria-colindex={column + 2}
              title={hidden.columns.has(column + 1) ? words.grid.hiddenColumn : undefined}
              class={headClass(
                column >= selection.left && column <= selection.right,
                hidden.columns.has(column + 1),
              )}
              style={{
                left: `${HEAD_WIDTH + (layout.lefts[column] ?? 0)}px`,
                width: `${(layout.lefts[column + 1] ?? 0) - (layout.lefts[column] ?? 0)}px`,
              }}
            >
              {columnLetters(column)}
            </span>
          ))}
        </div>
        {[...rows]
          .sort((a, b) => a - b)
          .map((row) => (
            <GridRow
              key={row}
              {...{ row, columns, snapshot, formats, merges, marked, selection, layout }}
              {...{ hidden, language, words }}
              isInSight={row >= first}
            />
          ))}
        {draft !== null && (
          <CellEditor
            key={cellAddress(active.row, active.column)}
            text={draft}
            place={active}
            layout={layout}
            label={cellAddress(active.row, active.column)}
            around={around}
            onCommit={commit}
            onCancel={() => {
              setDraft(null)
              scroller.current?.focus({ preventScroll: true })
            }}
          />
        )}
      </div>
    </div>
  )
}

/** Drawn before the browser goes on: what is typed lands in the field that this opens. */
function atOnce(change: () => void): void {
  const before = options.debounceRendering
  options.debounceRendering = (draw) => draw()
  change()
  if (before) options.debounceRendering = before
  else delete options.debounceRendering
}

const idOf = ({ row, column }: Place): string => `cell-${row}-${column}`

const headClass = (isSelected: boolean, isHidden: boolean): string =>
  ['grid-head', isSelected ? 'is-selected' : '', isHidden ? 'is-hidden' : '']
    .filter(Boolean)
    .join(' ')
