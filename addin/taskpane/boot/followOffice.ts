// Office's language and colours, asked again whenever the user comes back to the pane.

import { type ReadonlySignal, signal } from '@preact/signals'
import type { OfficeLook } from '../state/services.ts'

export function followOffice(ask: () => OfficeLook): ReadonlySignal<OfficeLook> {
  const look = signal(ask())
  const askAgain = (): void => {
    const now = ask()
    const { displayLanguage, isDark } = look.peek()
    if (now.displayLanguage !== displayLanguage || now.isDark !== isDark) look.value = now
  }
  window.addEventListener('focus', askAgain)
  document.documentElement.addEventListener('pointerenter', askAgain)
  return look
}
