// The task pane in its frame, with a splitter; it loads anew with each host.
import { type Signal, useSignal } from '@preact/signals'
import { useEffect, useRef } from 'preact/hooks'
import type { Session } from '../session.ts'
import { Icon } from './icons.tsx'

const NARROWEST = 320
const WIDEST = 450
/** Milliseconds after which Office.js asks for the colours again. */
const THEME_MEMORY = 5_100

/** The preview's copy of the pane's page, with the host's bootstrap in it. */
const PANE_PAGE = '/preview-pane.html'

export const PaneFrame = ({ session, shown }: { session: Session; shown: Signal<boolean> }) => {
  const words = session.words()
  const width = useSignal(firstWidth())
  const frame = useRef<HTMLIFrameElement>(null)
  const language = session.language.value
  const theme = session.theme.value
  // The pane asks Office for its language and colours when the user comes back to it. The library
  // remembers colours for five seconds.
  useEffect(() => {
    const comeBack = () => frame.current?.contentWindow?.dispatchEvent(new Event('focus'))
    comeBack()
    const later = setTimeout(comeBack, THEME_MEMORY)
    return () => clearTimeout(later)
  }, [language, theme])
  const resize = (to: number) => {
    width.value = Math.min(WIDEST, Math.max(NARROWEST, Math.round(to)))
  }
  return (
    <aside class="side" aria-label={words.paneTitle}>
      {/* biome-ignore lint/a11y/useSemanticElements: a focusable splitter, which hr is not */}
      <div
        class="splitter"
        hidden={!shown.value}
        role="separator"
        tabIndex={0}
        aria-orientation="vertical"
        aria-label={words.splitter}
        aria-valuemin={NARROWEST}
        aria-valuemax={WIDEST}
        aria-valuenow={width.value}
        onKeyDown={(event) => {
          if (event.key === 'ArrowLeft') resize(width.value + 10)
          if (event.key === 'ArrowRight') resize(width.value - 10)
        }}
        onPointerDown={(event) => {
          const splitter = event.currentTarget
          const from = { x: event.clientX, width: width.value }
          splitter.setPointerCapture(event.pointerId)
          const move = (moved: PointerEvent) => resize(from.width + from.x - moved.clientX)
          splitter.addEventListener('pointermove', move)
          const stop = () => splitter.removeEventListener('pointermove', move)
          splitter.addEventListener('lostpointercapture', stop, { once: true })
        }}
      />
      <div class="pane" hidden={!shown.value} style={{ width: `${width.value}px` }}>
        <div class="pane-title">
          <h2>{words.paneTitle}</h2>
          <button
            type="button"
            class="icon-button"
            aria-label={words.closePane}
            onClick={() => {
              shown.value = false
            }}
          >
            <Icon name="close" size={16} />
          </button>
        </div>
        <iframe
          key={session.hostNumber.value}
          ref={frame}
          class="pane-page"
          title={words.paneTitle}
          src={PANE_PAGE}
        />
      </div>
    </aside>
  )
}

const firstWidth = (): number => {
  const wish = Number(new URLSearchParams(location.search).get('pane'))
  return wish >= NARROWEST && wish <= WIDEST ? wish : 380
}
