// The grid's keys, as in Excel: moving, extending, editing, deleting, copying, undoing.
import { LAST_COLUMN, LAST_ROW } from '../../excel/workbook/address.ts'
import { textAt } from '../../excel/workbook/cells.ts'
import type { Session } from '../session.ts'
import type { Grid } from './grid.ts'
import { blockEdge, type Direction, lastCell, nextCell, type Position, spanned } from './moves.ts'

const ARROWS: Record<string, Direction> = {
  ArrowUp: 'up',
  ArrowDown: 'down',
  ArrowLeft: 'left',
  ArrowRight: 'right',
}

export const listenKeys = (field: HTMLTextAreaElement, session: Session, grid: Grid): void => {
  field.addEventListener('keydown', (event) => {
    if (event.isComposing) return
    const done = session.draft.value ? whileEditing(event) : whileMoving(event)
    if (done) event.preventDefault()
  })
  field.addEventListener('copy', (event) => copy(event, session))
  field.addEventListener('paste', (event) => {
    if (session.draft.value) return
    event.preventDefault()
    paste(event.clipboardData?.getData('text/plain') ?? '', session)
  })

  const whileEditing = (event: KeyboardEvent): boolean => {
    const { key, shiftKey } = event
    if (key === 'Escape') return Boolean(session.endDraft(false)) || true
    if (key === 'F2') {
      const draft = session.draft.value
      if (draft) session.draft.value = { ...draft, caret: !draft.caret }
      return true
    }
    if (key === 'Enter' && event.altKey) {
      field.setRangeText('\n', field.selectionStart, field.selectionEnd, 'end')
      field.dispatchEvent(new Event('input'))
      return true
    }
    const arrow = session.draft.value?.caret ? undefined : ARROWS[key]
    const direction =
      key === 'Enter'
        ? shiftKey
          ? 'up'
          : 'down'
        : key === 'Tab'
          ? shiftKey
            ? 'left'
            : 'right'
          : arrow
    if (!direction) return false
    session.endDraft(true)
    go(nextCell(session.sheet(), session.active(), direction))
    return true
  }

  const whileMoving = (event: KeyboardEvent): boolean => {
    const { key, shiftKey } = event
    const control = event.ctrlKey || event.metaKey
    const sheet = session.sheet()
    const from = shiftKey ? farCorner(session) : session.active()
    const arrow = ARROWS[key]
    if (arrow) {
      const to = control
        ? blockEdge(session.workbook.value, sheet, from, arrow)
        : nextCell(sheet, from, arrow)
      return go(to, shiftKey)
    }
    switch (key) {
      case 'Enter':
        return go(nextCell(sheet, session.active(), shiftKey ? 'up' : 'down'))
      case 'Tab':
        return go(nextCell(sheet, session.active(), shiftKey ? 'left' : 'right'))
      case 'PageDown':
        return control ? turnSheet(1) : go(nextCell(sheet, from, 'down', grid.pageRows()), shiftKey)
      case 'PageUp':
        return control ? turnSheet(-1) : go(nextCell(sheet, from, 'up', grid.pageRows()), shiftKey)
      case 'Home':
        return go({ row: control ? 0 : from.row, column: 0 }, shiftKey)
      case 'End':
        return control && go(lastCell(session.workbook.value, sheet), shiftKey)
      case 'F2':
        session.beginDraft(null, 'cell', true)
        return true
      case 'Delete':
      case 'Backspace':
        return clearSelection()
    }
    if (control && key.toLowerCase() === 'a') {
      const last = lastCell(session.workbook.value, sheet)
      session.select({ row: 0, column: 0, rows: last.row + 1, columns: last.column + 1 })
      return true
    }
    if (control && key.toLowerCase() === 'z') {
      session.undo()
      return true
    }
    return false
  }

  const go = (to: Position, extend = false): true => {
    const sheet = session.sheet()
    const anchor = extend ? session.active() : to
    session.select(spanned(sheet, anchor, to), anchor)
    grid.scrollTo(to)
    return true
  }

  const clearSelection = (): true => {
    for (const area of session.sheet().selection) {
      const last = lastCell(session.workbook.value, session.sheet())
      const rows = Math.min(area.rows, Math.max(1, last.row + 1 - area.row))
      const columns = Math.min(area.columns, Math.max(1, last.column + 1 - area.column))
      const blanks = Array.from({ length: rows }, () => Array.from({ length: columns }, () => ''))
      session.type({ ...area, rows, columns }, blanks)
    }
    return true
  }

  const turnSheet = (by: 1 | -1): true => {
    const shown = session.workbook.value.sheets.filter((one) => one.visibility === 'Visible')
    const next = shown[shown.indexOf(session.sheet()) + by]
    if (next) session.host.value.activate(next.name)
    return true
  }
}

/** The corner of the selection that moves while Shift is held. */
const farCorner = (session: Session): Position => {
  const { row, column } = session.active()
  const [area] = session.sheet().selection
  if (!area || area.rows === LAST_ROW || area.columns === LAST_COLUMN) return { row, column }
  return {
    row: row === area.row ? area.row + area.rows - 1 : area.row,
    column: column === area.column ? area.column + area.columns - 1 : area.column,
  }
}

const copy = (event: ClipboardEvent, session: Session): void => {
  const sheet = session.sheet()
  const [area] = sheet.selection
  if (session.draft.value || !area || area.rows * area.columns > 100_000) return
  const lines = Array.from({ length: area.rows }, (_, down) =>
    Array.from({ length: area.columns }, (_, right) => {
      const text = textAt(session.workbook.value, sheet, area.row + down, area.column + right)
      return /[\t\n"]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
    }).join('\t'),
  )
  event.clipboardData?.setData('text/plain', lines.join('\n'))
  event.preventDefault()
}

const paste = (text: string, session: Session): void => {
  const rows = text
    .replace(/\r?\n$/, '')
    .split(/\r?\n/)
    .map((line) => line.split('\t'))
  const columns = Math.max(...rows.map((row) => row.length))
  if (text === '') return
  const { row, column } = session.active()
  const area = { row, column, rows: rows.length, columns }
  const full = rows.map((cells) =>
    Array.from({ length: columns }, (_, index) => cells[index] ?? ''),
  )
  if (session.type(area, full)) session.select(area)
}
