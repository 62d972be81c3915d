// Light or dark on the page: the user's choice, else the host's theme, else the system's.

import { effect, signal } from '@preact/signals'
import type { Services } from '../state/services.ts'
import type { Settings } from '../state/settings.ts'

export function followTheme(settings: Settings, office: Services['office']): void {
  const query = matchMedia('(prefers-color-scheme: dark)')
  const systemIsDark = signal(query.matches)
  query.addEventListener('change', (event) => {
    systemIsDark.value = event.matches
  })
  effect(() => {
    const { value } = settings.theme
    const dark = value === 'auto' ? (office.value.isDark ?? systemIsDark.value) : value === 'dark'
    document.documentElement.dataset.theme = dark ? 'dark' : 'light'
  })
}
