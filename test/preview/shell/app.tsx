// The whole page: bars above, the sheet, the pane beside it, tabs and status below.
import { useSignal, useSignalEffect } from '@preact/signals'
import { useEffect, useRef } from 'preact/hooks'
import { type Grid, mountGrid } from '../grid/grid.ts'
import type { Session } from '../session.ts'
import { CellMenu, type Place } from './cell-menu.tsx'
import { FormulaBar } from './formula-bar.tsx'
import { NoticeBar } from './notice.tsx'
import { PaneFrame } from './pane-frame.tsx'
import { Ribbon } from './ribbon.tsx'
import { SheetTabs } from './sheet-tabs.tsx'
import { StatusBar } from './status-bar.tsx'
import { TitleBar } from './title-bar.tsx'

export const App = ({ session }: { session: Session }) => {
  const sheetElement = useRef<HTMLDivElement>(null)
  const grid = useRef<Grid | null>(null)
  const paneShown = useSignal(true)
  const menuAt = useSignal<Place | null>(null)
  useSignalEffect(() => {
    const language = session.language.value
    document.documentElement.lang = language
    document.documentElement.dataset.theme = session.theme.value
    document.title = session.words().title
  })
  useEffect(() => {
    if (!sheetElement.current || grid.current) return
    grid.current = mountGrid(sheetElement.current, session)
    grid.current.focus()
  }, [session])
  const words = session.words()
  return (
    <div class="page" lang={session.language.value}>
      <TitleBar session={session} />
      <Ribbon session={session} paneShown={paneShown} />
      <div class="work">
        <main class="book">
          <FormulaBar session={session} focusGrid={() => grid.current?.focus()} />
          <div
            class="sheet"
            ref={sheetElement}
            role="application"
            aria-label={words.grid}
            onContextMenu={(event) => {
              if (!(event.target instanceof HTMLElement) || !event.target.closest('.cell')) return
              event.preventDefault()
              menuAt.value = { x: event.clientX, y: event.clientY }
            }}
          />
          <CellMenu session={session} at={menuAt} paneShown={paneShown} />
          <SheetTabs session={session} />
          <StatusBar session={session} />
          <NoticeBar session={session} />
        </main>
        <PaneFrame session={session} shown={paneShown} />
      </div>
    </div>
  )
}
