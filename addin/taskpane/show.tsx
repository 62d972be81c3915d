// Puts the pane on the page and starts it.
import { render } from 'preact'
import { App } from './App.tsx'
import { followTheme } from './boot/theme.ts'
import { createPane, type Pane } from './state/pane.ts'
import type { Services } from './state/services.ts'
import { drawOnChange } from './state/signal.ts'

/** @param hostIsDark the host's theme; null when it says nothing */
export function showPane(root: HTMLElement, services: Services, hostIsDark: boolean | null): Pane {
  const pane = createPane(services)
  followTheme(pane.settings, hostIsDark)
  const draw = (): void => render(<App pane={pane} />, root)
  draw()
  drawOnChange(draw)
  void pane.start()
  return pane
}
