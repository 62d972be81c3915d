// The pane's frame: four places behind one tab list, and the live region.
import type { ComponentType } from 'preact'
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks'
import { Busy } from './parts/busy.tsx'
import { HelpLink } from './parts/help-link.tsx'
import { helpOf } from './parts/help-places.ts'
import { Icon, type IconName } from './parts/icon.tsx'
import { later } from './parts/later.tsx'
import { ProblemMessage } from './parts/problem-message.tsx'
import { PaneContext } from './state/context.ts'
import { type Pane, type Place, places } from './state/pane.ts'
import { ValidationTab } from './validation/validation-tab.tsx'

const icons: Record<Place, IconName> = {
  validation: 'shield',
  totals: 'sigma',
  history: 'history',
  settings: 'key',
}

const totals = later(async () => (await import('./totals/totals-tab.tsx')).TotalsTab)
const history = later(async () => (await import('./history/history-tab.tsx')).HistoryTab)
const settings = later(async () => (await import('./settings/settings-tab.tsx')).SettingsTab)

export function App({ pane }: { pane: Pane }) {
  const t = pane.text.value
  const place = pane.place.value
  const language = pane.settings.spoken.value
  const Desk = useDesk(pane.desk.view.value !== null)
  useLayoutEffect(() => {
    document.documentElement.lang = language
    document.title = t.title
  }, [language, t])
  useEffect(() => window.scrollTo(0, 0), [place])
  useEffect(() => followActiveSheet(pane), [pane])
  // Fetched when all else is under way, so that they are there when they are gone to.
  useEffect(() => {
    if (pane.ready.value)
      for (const { fetch } of [totals, history, settings]) fetch().catch(() => undefined)
  }, [pane, pane.ready.value])
  return (
    <PaneContext.Provider value={pane}>
      <Tabs pane={pane} />
      <main>
        <div id="place" role="tabpanel" aria-labelledby={`tab-${place}`} class="place">
          <h1 class="hidden-visually">{t.places[place]}</h1>
          {!pane.ready.value && <Busy label={t.waiting} />}
          {pane.workbook.problem.value && (
            <div class="in-view">
              <ProblemMessage
                problem={pane.workbook.problem.value}
                tone="warning"
                onDismiss={() => pane.problems.clear()}
              />
            </div>
          )}
          {Desk && <Desk />}
          {!Desk && place === 'validation' && <ValidationTab />}
          {!Desk && place === 'totals' && <totals.Part />}
          {!Desk && place === 'history' && <history.Part />}
          {!Desk && place === 'settings' && <settings.Part />}
        </div>
      </main>
      <div class="hidden-visually" aria-live="polite" aria-atomic="true">
        {pane.announcement.value}
      </div>
    </PaneContext.Provider>
  )
}

/** The auditor's desk while it is open; its screens come with their words when they are first asked for. */
function useDesk(isOpen: boolean): ComponentType | null {
  const [screen, setScreen] = useState<{ Desk: ComponentType } | null>(null)
  useEffect(() => {
    if (!isOpen || screen !== null) return
    void import('./desk/desk-screen.tsx').then(({ DeskScreen }) => setScreen({ Desk: DeskScreen }))
  }, [isOpen, screen])
  return isOpen ? (screen?.Desk ?? null) : null
}

// The user comes back from the grid, perhaps from another sheet.
function followActiveSheet(pane: Pane): () => void {
  let last = 0
  const look = (): void => {
    const now = performance.now()
    if (now - last < 1_000 || pane.validation.phase.peek().kind !== 'idle') return
    last = now
    void pane.workbook.refresh({ quietly: true })
  }
  window.addEventListener('focus', look)
  document.documentElement.addEventListener('pointerenter', look)
  return () => {
    window.removeEventListener('focus', look)
    document.documentElement.removeEventListener('pointerenter', look)
  }
}

function Tabs({ pane }: { pane: Pane }) {
  const t = pane.text.value
  const list = useRef<HTMLDivElement>(null)
  const place = pane.place.value

  function go(next: Place): void {
    pane.desk.close()
    pane.place.value = next
    list.current?.querySelector<HTMLElement>(`#tab-${next}`)?.focus()
  }
  function onKeyDown(event: KeyboardEvent): void {
    const at = places.indexOf(place)
    const steps: Record<string, number> = {
      ArrowRight: (at + 1) % places.length,
      ArrowLeft: (at + places.length - 1) % places.length,
      Home: 0,
      End: places.length - 1,
    }
    const to = steps[event.key]
    const next = to === undefined ? undefined : places[to]
    if (next === undefined) return
    event.preventDefault()
    go(next)
  }

  return (
    <header class="tabs">
      <div
        role="tablist"
        aria-label={t.places.label}
        ref={list}
        onKeyDown={onKeyDown}
        tabIndex={-1}
      >
        {places.map((one) => (
          <button
            key={one}
            type="button"
            role="tab"
            id={`tab-${one}`}
            class="tab"
            aria-selected={one === place}
            aria-controls="place"
            tabIndex={one === place ? 0 : -1}
            onClick={() => go(one)}
          >
            <Icon name={icons[one]} size={16} />
            <span>{t.places[one]}</span>
          </button>
        ))}
      </div>
      <HelpLink to={helpOf[place]} class="help-mark" label={t.help}>
        ？
      </HelpLink>
    </header>
  )
}
