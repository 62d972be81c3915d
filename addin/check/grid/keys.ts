// The grid's keys, as in Excel.

import { originOf } from '../../../shared/calculation/place.ts'
import type { SheetSnapshot } from '../../../shared/schema/index.ts'
import type { Merges } from './merges.ts'
import { type Extent, edgeFrom, type Place, stepFrom, type Way, within } from './moves.ts'

export interface Move {
  kind: 'move'
  way: Way
  /** To the edge of the filled block, a page on, or to an end. */
  how: 'step' | 'edge' | 'page' | 'rowStart' | 'sheetStart' | 'sheetEnd'
  isExtending: boolean
}
export type Key =
  | Move
  | { kind: 'turn'; by: 1 | -1 }
  | { kind: 'edit' | 'type' | 'clear' | 'undo' | 'copy' }

const arrows: Record<string, Way | undefined> = {
  ...{ ArrowUp: 'up', ArrowDown: 'down', ArrowLeft: 'left', ArrowRight: 'right' },
}

/** null: a key that the grid leaves to the browser. */
export function keyOf(event: KeyboardEvent, isReadOnly: boolean): Key | null {
  const { key, shiftKey: isExtending, altKey } = event
  const control = event.ctrlKey || event.metaKey
  const move = (way: Way, how: Move['how']): Move => ({ kind: 'move', way, how, isExtending })
  const arrow = arrows[key]
  if (arrow && !altKey) return move(arrow, control ? 'edge' : 'step')
  if (key === 'PageDown' || key === 'PageUp') {
    const isDown = key === 'PageDown'
    if (control) return { kind: 'turn', by: isDown ? 1 : -1 }
    return move(isDown ? 'down' : 'up', 'page')
  }
  if (key === 'Home') return move('left', control ? 'sheetStart' : 'rowStart')
  if (key === 'End' && control) return move('right', 'sheetEnd')
  if (key === 'Enter') return { ...move(isExtending ? 'up' : 'down', 'step'), isExtending: false }
  if (control && key.toLowerCase() === 'c') return { kind: 'copy' }
  if (isReadOnly) return null
  if (key === 'F2') return { kind: 'edit' }
  if (key === 'Delete' || key === 'Backspace') return { kind: 'clear' }
  if (control && key.toLowerCase() === 'z') return { kind: 'undo' }
  // What an input method takes is called Process: the editor opens below it.
  const isText = [...key].length === 1 || key === 'Process'
  return isText && !control && !altKey ? { kind: 'type' } : null
}

export function moveOf(
  { way, how }: Move,
  from: Place,
  around: { snapshot: SheetSnapshot; merges: Merges; extent: Extent; page: number },
): Place {
  const { snapshot, merges, extent, page } = around
  const origin = originOf(snapshot)
  switch (how) {
    case 'step':
      return stepFrom(from, way, { merges, extent })
    case 'page':
      return stepFrom(from, way, { merges, extent, by: page })
    case 'edge':
      return edgeFrom(snapshot, from, way, extent)
    case 'rowStart':
      return { row: from.row, column: 0 }
    case 'sheetStart':
      return { row: 1, column: 0 }
    case 'sheetEnd':
      return within(
        {
          row: origin.row + snapshot.rows.length - 1,
          column: origin.column + (snapshot.rows[0]?.length ?? 1) - 1,
        },
        extent,
      )
  }
}
