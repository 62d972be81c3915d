// The page's beginning: the pane where a host is around, and Office.js with Excel behind it.
import { render } from 'preact'
import { languageOf } from '../../shared/text/language.ts'
import { BootPage, type BootState } from './boot/boot-page.tsx'
import { type HostHint, hostHint } from './boot/host-hint.ts'
import { loadScript } from './boot/load-script.ts'
import type { Excel } from './excel.ts'
import { openPane } from './open.ts'
import { drawPane } from './show.tsx'
import './styles/index.css'

declare const __OFFICE_JS__: string

/** Milliseconds to wait for Excel before saying something. */
const patience = 10_000

const root = document.getElementById('pane') ?? document.body
const hint = hostHint(window)
if (hint) void start(hint)
else {
  followSystem()
  say('outside')
}

async function start({ language }: HostHint): Promise<void> {
  const excel = loadExcel()
  const pane = openPane(root, language ?? navigator.language, excel)
  let isLate = false
  const late = setTimeout(() => {
    isLate = true
    say('late')
  }, patience)
  try {
    // Excel may call a function as soon as it has answered: they come while it is waited for.
    const [{ associate }] = await Promise.all([import('./associate.ts'), excel.then(onAnswer)])
    associate()
  } catch (cause) {
    clearTimeout(late)
    say('failed', cause instanceof Error ? cause.message : String(cause))
  }

  function onAnswer(): void {
    clearTimeout(late)
    if (isLate) drawPane(root, pane)
  }
}

async function loadExcel(): Promise<Excel> {
  const [{ openExcel }] = await Promise.all([import('./excel.ts'), loadScript(__OFFICE_JS__)])
  return openExcel()
}

function say(state: BootState, detail = ''): void {
  const language = languageOf(hint?.language ?? navigator.language)
  render(<BootPage state={state} language={language} detail={detail} />, root)
}

function followSystem(): void {
  if (matchMedia('(prefers-color-scheme: dark)').matches) {
    document.documentElement.dataset.theme = 'dark'
  }
}
