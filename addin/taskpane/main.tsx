// The page's beginning: the boot page at once, Office.js where a host is around, then the pane.
import { render } from 'preact'
import { BootPage, type BootState } from './boot/BootPage.tsx'
import { hasHostHint } from './boot/hostHint.ts'
import { loadScript } from './boot/loadScript.ts'
import './styles/index.css'

declare const __OFFICE_JS__: string

/** Milliseconds to wait for Excel before saying something. */
const patience = 10_000

const root = document.getElementById('pane') ?? document.body
const language = /^ja\b/i.test(navigator.language) ? 'ja' : 'en'
const say = (state: BootState, detail = ''): void =>
  render(<BootPage state={state} language={language} detail={detail} />, root)

if (matchMedia('(prefers-color-scheme: dark)').matches) {
  document.documentElement.dataset.theme = 'dark'
}
if (hasHostHint(window)) void start()
else say('outside')

async function start(): Promise<void> {
  say('waiting')
  const late = setTimeout(() => say('late'), patience)
  try {
    const [{ openPane, whenReady }] = await Promise.all([
      import('./open.ts'),
      loadScript(__OFFICE_JS__),
    ])
    const host = await whenReady()
    clearTimeout(late)
    openPane(root, host)
  } catch (cause) {
    clearTimeout(late)
    say('failed', cause instanceof Error ? cause.message : String(cause))
  }
}
