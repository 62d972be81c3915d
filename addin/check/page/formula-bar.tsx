// Where the selected cell is and what it holds; both can be typed into.
import { useEffect, useState } from 'preact/hooks'
import { type CellRange, cellAddress, parseRange } from '../../../shared/address/index.ts'
import type { Words } from '../locales/index.ts'

export function FormulaBar(props: {
  selection: CellRange
  content: string
  words: Words
  isReadOnly: boolean
  onGo: (range: CellRange) => void
  onEnter: (entry: string) => void
}) {
  const { selection, content, words } = props
  const place = cellAddress(selection.top, selection.left)
  return (
    <div class="formula-bar">
      <Line
        class="name-box"
        label={words.grid.place}
        value={place}
        onTake={(typed) => {
          const range = parseRange(typed.trim().toUpperCase().replaceAll('$', ''))
          if (range) props.onGo(range)
        }}
      />
      <Line
        class="content-box"
        label={words.grid.content}
        value={content}
        isReadOnly={props.isReadOnly}
        onTake={(typed) => typed !== content && props.onEnter(typed)}
      />
    </div>
  )
}

function Line(props: {
  class: string
  label: string
  value: string
  isReadOnly?: boolean
  onTake: (typed: string) => void
}) {
  const [typed, setTyped] = useState<string | null>(null)
  useEffect(() => setTyped(null), [props.value])
  const take = (): void => {
    if (typed !== null) props.onTake(typed)
    setTyped(null)
  }
  return (
    <input
      class={props.class}
      aria-label={props.label}
      value={typed ?? props.value}
      readOnly={props.isReadOnly}
      autocomplete="off"
      spellcheck={false}
      onInput={(event) => setTyped(event.currentTarget.value)}
      onBlur={take}
      onKeyDown={(event) => {
        if (event.isComposing) return
        if (event.key === 'Enter') take()
        if (event.key === 'Escape') setTyped(null)
      }}
    />
  )
}
