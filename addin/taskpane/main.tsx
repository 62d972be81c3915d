// The pane's beginning: Office.js where a host is around, then Excel behind its port, then the pane.
import { render } from 'preact'
import { openBackroom } from '../client/backroom/index.ts'
import type { CommandDone } from '../commands/run.ts'
import { BootPage, type BootState } from './boot/BootPage.tsx'
import { copyText } from './boot/copyText.ts'
import { hasHostHint } from './boot/hostHint.ts'
import { loadScript } from './boot/loadScript.ts'
import { signIn } from './boot/signIn.ts'
import { catalogues } from './locales/index.ts'
import { showPane } from './show.tsx'
import { localStore } from './state/storage.ts'
import './styles/index.css'

declare const __OFFICE_JS__: string

/** Milliseconds to wait for Excel before saying something. */
const patience = 10_000

const root = document.getElementById('pane') ?? document.body
const text = catalogues[/^ja\b/i.test(navigator.language) ? 'ja' : 'en']
const say = (state: BootState, detail = ''): void =>
  render(<BootPage state={state} text={text} detail={detail} />, root)

if (matchMedia('(prefers-color-scheme: dark)').matches) {
  document.documentElement.dataset.theme = 'dark'
}
if (hasHostHint(window)) void start()
else say('outside')

async function start(): Promise<void> {
  say('waiting')
  const late = setTimeout(() => say('late'), patience)
  try {
    const [{ createWorkbookPort, whenReady }] = await Promise.all([
      import('../workbook/index.ts'),
      loadScript(__OFFICE_JS__),
    ])
    const host = await whenReady()
    clearTimeout(late)
    const pane = showPane(
      root,
      {
        port: createWorkbookPort(),
        backroom: openBackroom(),
        store: localStore(),
        now: () => new Date(),
        newId: () => crypto.randomUUID(),
        displayLanguage: host.displayLanguage,
        signIn: signIn(host),
        copyText,
      },
      host.isDark,
    )
    addEventListener('hanei:command', (event) => {
      void pane.noticeCommand((event as CustomEvent<CommandDone>).detail)
    })
    // Ribbon commands and custom functions live in this page too (shared runtime).
    const parts = import.meta.glob(['../commands/index.ts', '../functions/index.ts'])
    await Promise.all(Object.values(parts).map((load) => load()))
  } catch (cause) {
    clearTimeout(late)
    say('failed', cause instanceof Error ? cause.message : String(cause))
  }
}
