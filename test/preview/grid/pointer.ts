// The mouse on the grid: selecting cells, rows and columns, opening the editor, dragging widths.
import { LAST_COLUMN, LAST_ROW } from '../../excel/workbook/address.ts'
import type { Session } from '../session.ts'
import { PX_PER_POINT } from './axis.ts'
import type { Grid } from './grid.ts'
import { HEADING_HEIGHT, HEADING_WIDTH } from './headings.ts'
import { type Position, spanned } from './moves.ts'

export const listenPointer = (root: HTMLElement, session: Session, grid: Grid): void => {
  const cellAt = (event: PointerEvent): Position => {
    const frame = root.getBoundingClientRect()
    const { rows, columns, frozen } = grid.layout
    const x = event.clientX - frame.left - HEADING_WIDTH
    const y = event.clientY - frame.top - HEADING_HEIGHT
    return {
      row: rows.at(y < frozen.height ? Math.max(0, y) : y + root.scrollTop),
      column: columns.at(x < frozen.width ? Math.max(0, x) : x + root.scrollLeft),
    }
  }

  /** Follows the pointer until it is let go. */
  const drag = (event: PointerEvent, move: (event: PointerEvent) => void, end?: () => void) => {
    root.setPointerCapture(event.pointerId)
    const stop = () => {
      root.removeEventListener('pointermove', move)
      root.removeEventListener('pointerup', stop)
      root.removeEventListener('pointercancel', stop)
      end?.()
    }
    root.addEventListener('pointermove', move)
    root.addEventListener('pointerup', stop)
    root.addEventListener('pointercancel', stop)
  }

  root.addEventListener('pointerdown', (event) => {
    const target = event.target instanceof HTMLElement ? event.target : null
    if (event.button !== 0 || !target || target.closest('.editor.open')) return
    const frame = root.getBoundingClientRect()
    if (event.clientX > frame.left + root.clientWidth) return
    if (event.clientY > frame.top + root.clientHeight) return
    event.preventDefault()
    if (session.draft.value) session.endDraft(true)
    grid.focus()
    const heading = target.closest<HTMLElement>('.heading')
    if (target.classList.contains('grip')) resizeColumn(event, Number(heading?.dataset.column))
    else if (heading?.dataset.column !== undefined) {
      const column = Number(heading.dataset.column)
      session.select({ row: 0, rows: LAST_ROW, column, columns: 1 })
    } else if (heading?.dataset.row !== undefined) {
      const row = Number(heading.dataset.row)
      session.select({ row, rows: 1, column: 0, columns: LAST_COLUMN })
    } else selectCells(event)
  })
  root.addEventListener('dblclick', (event) => {
    const target = event.target instanceof HTMLElement ? event.target : null
    if (target?.closest('.heading') || session.draft.value) return
    session.beginDraft(null, 'cell', true)
  })

  const selectCells = (event: PointerEvent) => {
    const sheet = session.sheet()
    const first = cellAt(event)
    const anchor = event.shiftKey ? session.active() : first
    const area = spanned(sheet, anchor, first)
    const corner = event.shiftKey ? anchor : { row: area.row, column: area.column }
    session.select(area, area.rows * area.columns > 1 && !event.shiftKey ? corner : anchor)
    let last = first
    drag(event, (moved) => {
      const at = cellAt(moved)
      if (at.row === last.row && at.column === last.column) return
      last = at
      session.select(spanned(sheet, anchor, at), anchor)
    })
  }

  const resizeColumn = (event: PointerEvent, column: number) => {
    const sheet = session.sheet()
    const before = grid.layout.columns.size(column)
    drag(event, (moved) => {
      const width = Math.max(12, before + moved.clientX - event.clientX)
      sheet.columnWidths.set(column, width / PX_PER_POINT)
      session.version.value += 1
    })
  }
}
