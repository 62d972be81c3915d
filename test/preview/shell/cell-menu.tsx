// The context menu of a cell: the add-in's part of it, as the manifest names it.
import { type Signal, useSignalEffect } from '@preact/signals'
import { useLayoutEffect, useRef } from 'preact/hooks'
import { cellCommands } from '../commands.ts'
import type { Session } from '../session.ts'

export interface Place {
  x: number
  y: number
}

export const CellMenu = ({
  session,
  at,
  paneShown,
}: {
  session: Session
  /** Where it is open; null while it is closed. */
  at: Signal<Place | null>
  paneShown: Signal<boolean>
}) => {
  const words = session.words()
  const menu = useRef<HTMLDivElement>(null)
  useSignalEffect(() => {
    if (!at.value) return
    const outside = (event: Event) => {
      if (event.target instanceof Node && menu.current?.contains(event.target)) return
      at.value = null
    }
    const closing = new AbortController()
    const { signal } = closing
    document.addEventListener('pointerdown', outside, { capture: true, signal })
    window.addEventListener('blur', outside, { signal })
    return () => closing.abort()
  })
  const place = at.value
  // Before the next key: Escape closes the menu only from inside it.
  useLayoutEffect(() => {
    if (place) menu.current?.querySelector('button')?.focus()
  }, [place])
  if (!place) return null
  const run = async (name: keyof typeof cellCommands) => {
    const { functionName, controlId } = cellCommands[name]
    at.value = null
    paneShown.value = true
    try {
      await session.host.value.runCommand(functionName, controlId)
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error)
      session.tell(words.commandFailed(reason), 'trouble')
    }
  }
  return (
    <div
      class="menu-panel menu-list cell-menu"
      ref={menu}
      role="menu"
      tabIndex={-1}
      aria-label={words.ribbonTab}
      style={{ left: `${place.x}px`, top: `${place.y}px` }}
      onKeyDown={(event) => {
        if (event.key === 'Escape') at.value = null
        if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return
        event.preventDefault()
        const buttons = [...event.currentTarget.querySelectorAll('button')]
        const now = buttons.indexOf(document.activeElement as HTMLButtonElement)
        const step = event.key === 'ArrowDown' ? 1 : buttons.length - 1
        buttons[(now + step) % buttons.length]?.focus()
      }}
    >
      <p class="menu-title">{words.ribbonTab}</p>
      {(Object.keys(cellCommands) as (keyof typeof cellCommands)[]).map((name) => (
        <button key={name} type="button" role="menuitem" onClick={() => void run(name)}>
          {words[name]}
        </button>
      ))}
    </div>
  )
}
