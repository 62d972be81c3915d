// The cell editor: a text field that always has the keyboard, so that input methods work from the first key.
import { effect } from '@preact/signals'
import type { Area } from '../../excel/workbook/address.ts'
import { cellAddress } from '../../excel/workbook/address.ts'
import { formulaAt } from '../../excel/workbook/cells.ts'
import type { Session } from '../session.ts'
import type { Layout } from './layout.ts'
import { place } from './paint.ts'

export interface Editor {
  element: HTMLTextAreaElement
  /** Stands on the active cell and says to a screen reader what it is. */
  follow: (cell: Area, shown: string) => void
  focus: () => void
}

export const mountEditor = (options: {
  session: Session
  layer: HTMLElement
  layout: () => Layout
}): Editor => {
  const { session, layer, layout } = options
  const element = document.createElement('textarea')
  element.className = 'editor'
  element.spellcheck = false
  element.rows = 1
  layer.append(element)

  element.addEventListener('compositionstart', () => {
    if (!session.draft.value) session.beginDraft('', 'cell', false)
  })
  element.addEventListener('input', () => {
    if (!session.draft.value) session.beginDraft(element.value, 'cell', false)
    else session.draft.value = { ...session.draft.value, text: element.value }
  })
  element.addEventListener('pointerdown', () => {
    if (session.draft.value) session.draft.value = { ...session.draft.value, caret: true }
  })
  element.addEventListener('blur', () => {
    if (session.draft.value?.place === 'cell') session.endDraft(true)
  })

  effect(() => {
    const draft = session.draft.value
    element.classList.toggle('open', draft !== null)
    if (!draft) {
      element.value = ''
      return
    }
    if (element.value !== draft.text) element.value = draft.text
    if (draft.place === 'cell' && document.activeElement !== element) {
      element.focus({ preventScroll: true })
    }
    const needed = Math.max(element.scrollWidth + 4, element.offsetWidth)
    element.style.width = `${Math.min(needed, 640)}px`
  })

  return {
    element,
    follow: (cell, shown) => {
      if (session.draft.value) return
      const { rows, columns } = layout()
      const x = columns.offset(cell.column)
      const y = rows.offset(cell.row)
      const width = columns.offset(cell.column + cell.columns) - x
      place(element, x, y, width - 1, rows.offset(cell.row + cell.rows) - y - 1)
      const formula = formulaAt(session.sheet(), cell.row, cell.column)
      const written = typeof formula === 'string' && formula.startsWith('=') ? ` ${formula}` : ''
      element.setAttribute(
        'aria-label',
        `${session.sheet().name} ${cellAddress(cell.row, cell.column)} ${shown}${written}`,
      )
    },
    focus: () => element.focus({ preventScroll: true }),
  }
}
