// A button with a menu or panel below it; Escape and a click elsewhere close it.
import { useSignal } from '@preact/signals'
import type { ComponentChildren } from 'preact'
import { useEffect, useRef } from 'preact/hooks'

export const Menu = ({
  label,
  title,
  className = '',
  align = 'left',
  named = false,
  children,
}: {
  label: ComponentChildren
  title: string
  className?: string
  /** The label says in words what the menu is. */
  named?: boolean
  align?: 'left' | 'right'
  children: (close: () => void) => ComponentChildren
}) => {
  const open = useSignal(false)
  const root = useRef<HTMLDivElement>(null)
  const close = () => {
    open.value = false
  }
  useEffect(() => {
    const outside = (event: Event) => {
      if (event.target instanceof Node && root.current?.contains(event.target)) return
      open.value = false
    }
    const onEscape = (event: KeyboardEvent) => {
      if (event.key !== 'Escape' || !open.value) return
      open.value = false
      root.current?.querySelector('button')?.focus()
    }
    const element = root.current
    element?.addEventListener('keydown', onEscape)
    document.addEventListener('pointerdown', outside, true)
    window.addEventListener('blur', outside)
    return () => {
      element?.removeEventListener('keydown', onEscape)
      document.removeEventListener('pointerdown', outside, true)
      window.removeEventListener('blur', outside)
    }
  }, [open])
  return (
    <div class={`menu ${className}`} ref={root}>
      <button
        type="button"
        class="menu-button"
        title={title}
        aria-label={named ? undefined : title}
        aria-expanded={open.value}
        onClick={() => {
          open.value = !open.value
        }}
      >
        {label}
      </button>
      {open.value && <div class={`menu-panel ${align}`}>{children(close)}</div>}
    </div>
  )
}
