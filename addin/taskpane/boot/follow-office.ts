// Office's language and colours: a guess at first, then asked again whenever the user comes back.
import { type ReadonlySignal, signal } from '@preact/signals'
import type { OfficeLook } from '../state/services.ts'

/** @param told comes once Office is ready and asks it */
export function followOffice(
  guess: OfficeLook,
  told: Promise<() => OfficeLook>,
): ReadonlySignal<OfficeLook> {
  const look = signal(guess)
  void told.then((ask) => {
    const askAgain = (): void => {
      const now = ask()
      const { displayLanguage, isDark } = look.peek()
      if (now.displayLanguage !== displayLanguage || now.isDark !== isDark) look.value = now
    }
    askAgain()
    window.addEventListener('focus', askAgain)
    document.documentElement.addEventListener('pointerenter', askAgain)
  })
  return look
}
