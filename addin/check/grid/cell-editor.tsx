// Typing into a cell: Enter and Tab take it, Escape leaves the cell as it was.
import { useLayoutEffect, useRef } from 'preact/hooks'
import { HEAD_HEIGHT, HEAD_WIDTH, type Layout, ROW_HEIGHT } from './layout.ts'
import type { Merges } from './merges.ts'
import { type Extent, type Place, stepFrom } from './moves.ts'

export function CellEditor(props: {
  text: string
  place: Place
  layout: Layout
  label: string
  around: { merges: Merges; extent: Extent }
  /** @param then where to go afterwards */
  onCommit: (entry: string, then: Place | null) => void
  onCancel: () => void
}) {
  const { place, layout } = props
  const field = useRef<HTMLInputElement>(null)
  const isDone = useRef(false)
  useLayoutEffect(() => {
    const element = field.current
    element?.focus({ preventScroll: true })
    element?.setSelectionRange(element.value.length, element.value.length)
  }, [])
  const finish = (then: Place | null): void => {
    if (isDone.current) return
    isDone.current = true
    props.onCommit(field.current?.value ?? '', then)
  }
  const left = layout.lefts[place.column] ?? 0
  const width = (layout.lefts[place.column + 1] ?? left) - left
  return (
    <input
      ref={field}
      class="grid-editor"
      aria-label={props.label}
      defaultValue={props.text}
      style={{
        left: `${HEAD_WIDTH + left}px`,
        top: `${HEAD_HEIGHT + (place.row - 1) * ROW_HEIGHT}px`,
        minWidth: `${Math.max(width, 120)}px`,
        height: `${ROW_HEIGHT}px`,
      }}
      onBlur={() => finish(null)}
      onKeyDown={(event) => {
        if (event.isComposing) return
        const { key, shiftKey } = event
        if (key === 'Escape') {
          isDone.current = true
          props.onCancel()
        } else if (key === 'Enter' || key === 'Tab') {
          event.preventDefault()
          const way = key === 'Enter' ? (shiftKey ? 'up' : 'down') : shiftKey ? 'left' : 'right'
          finish(stepFrom(place, way, props.around))
        }
        event.stopPropagation()
      }}
    />
  )
}
