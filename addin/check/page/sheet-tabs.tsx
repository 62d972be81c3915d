// The sheets of the open workbook, and those of files beside it.
import { useRef } from 'preact/hooks'
import { Icon } from '../../taskpane/parts/icon.tsx'
import type { Words } from '../locales/index.ts'

export interface SheetTab {
  id: string
  label: string
  title: string
  isActive: boolean
  isHidden: boolean
  isOwn: boolean
  isBeside: boolean
  /** Findings on it that are errors or warnings. */
  open: number
}

export function SheetTabs(props: {
  tabs: readonly SheetTab[]
  words: Words
  onShow: (id: string) => void
}) {
  const { tabs, words } = props
  const list = useRef<HTMLDivElement>(null)
  const active = tabs.findIndex(({ isActive }) => isActive)
  function onKeyDown(event: KeyboardEvent): void {
    const steps: Record<string, number> = {
      ...{ ArrowRight: (active + 1) % tabs.length, Home: 0, End: tabs.length - 1 },
      ArrowLeft: (active + tabs.length - 1) % tabs.length,
    }
    const next = tabs[steps[event.key] ?? -1]
    if (!next) return
    event.preventDefault()
    props.onShow(next.id)
    requestAnimationFrame(() =>
      list.current?.querySelector<HTMLElement>('[aria-selected=true]')?.focus(),
    )
  }
  return (
    <div
      class="sheet-tabs"
      role="tablist"
      aria-label={words.grid.sheets}
      ref={list}
      onKeyDown={onKeyDown}
      tabIndex={-1}
    >
      {tabs.map((tab) => (
        <button
          key={tab.id}
          type="button"
          role="tab"
          class={['sheet-tab', tab.isHidden ? 'is-hidden' : '', tab.isBeside ? 'is-beside' : '']
            .filter(Boolean)
            .join(' ')}
          aria-selected={tab.isActive}
          title={tab.title}
          tabIndex={tab.isActive || (active < 0 && tab === tabs[0]) ? 0 : -1}
          onClick={() => props.onShow(tab.id)}
        >
          {tab.isOwn && <Icon name="sigma" size={16} />}
          {tab.isBeside && <Icon name="sheet" size={16} />}
          <span>{tab.label}</span>
          {tab.isHidden && <span class="hidden-visually">{words.grid.hiddenTab}</span>}
          {tab.open > 0 && <span class="sheet-tab-count number">{tab.open}</span>}
        </button>
      ))}
    </div>
  )
}
