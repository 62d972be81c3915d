// The preview page: starts the calculation engine, opens the first sample, shows the workbook and the pane.
import wasmUrl from '@ironcalc/wasm/wasm_bg.wasm?url'
import { effect } from '@preact/signals'
import { render } from 'preact'
import { initEngine } from '../excel/index.ts'
import { inspector } from './inspect.ts'
import type { Language } from './locales/index.ts'
import { openNativeDoor } from './native.ts'
import { type SampleName, samples } from './samples.ts'
import { createSession, type Theme } from './session.ts'
import { App } from './shell/app.tsx'

const chosen = new URLSearchParams(location.search)

const start = async (): Promise<void> => {
  const answer = await fetch(wasmUrl)
  if (!answer.ok) throw new Error(`the calculation engine did not load: ${answer.status}`)
  initEngine(await WebAssembly.compile(await answer.arrayBuffer()))
  const sample = chosen.get('sample') ?? 'reference'
  const session = createSession(samples[isSample(sample) ? sample : 'reference'](), {
    language: firstLanguage(),
    theme: firstTheme(),
  })
  Object.assign(window, {
    haneiPreview: session,
    haneiInspect: inspector(session),
  })
  effect(() => openNativeDoor(window, session))
  const network = new BroadcastChannel('hanei-preview')
  effect(() => network.postMessage({ offline: session.offline.value }))
  const root = document.getElementById('preview')
  if (root) render(<App session={session} />, root)
}

const isSample = (name: string): name is SampleName => Object.hasOwn(samples, name)

const firstLanguage = (): Language => {
  const wish = chosen.get('language') ?? navigator.language
  return wish.startsWith('en') && chosen.has('language') ? 'en' : 'ja'
}

const firstTheme = (): Theme => {
  const wish = chosen.get('theme')
  if (wish === 'dark' || wish === 'light') return wish
  return matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light'
}

start().catch((error: unknown) => {
  const root = document.getElementById('preview')
  const reason = error instanceof Error ? error.message : String(error)
  if (root)
    root.textContent = `プレビューを開けませんでした。The preview could not start: ${reason}`
})
