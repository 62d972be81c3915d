// Puts the pane on the page and starts it.
import { render } from 'preact'
import { App } from './app.tsx'
import { followTheme } from './boot/theme.ts'
import { createPane, type Pane } from './state/pane.ts'
import type { Services } from './state/services.ts'

export function showPane(root: HTMLElement, services: Services): Pane {
  const pane = createPane(services)
  followTheme(pane.settings, services.office)
  drawPane(root, pane)
  void pane.start()
  return pane
}

/** Once, or again after something else stood in its place. */
export const drawPane = (root: HTMLElement, pane: Pane): void => render(<App pane={pane} />, root)
