// Language, theme, API address, key, ward: kept on this machine, never in the workbook.

import { computed, effect, signal } from '@preact/signals'
import type { Language } from '../../../shared/schema/index.ts'
import { languageOf } from '../../../shared/text/language.ts'
import { withoutEnd } from '../../../shared/text/without-end.ts'
import type { Connection } from '../../client/send.ts'
import { shareConnection } from '../../client/session.ts'
import { catalogues } from '../locales/index.ts'
import type { Services } from './services.ts'
import type { SignInState } from './sign-in.ts'

export type LanguageChoice = Language | 'auto'
export type ThemeChoice = 'auto' | 'light' | 'dark'

export type Identity = 'person' | 'apiKey' | 'localKey' | 'none'

export type Settings = ReturnType<typeof createSettings>

export function createSettings({ store, office, workerThread }: Services, signIn: SignInState) {
  const language = kept<LanguageChoice>('language', 'auto', ['auto', 'ja', 'en'])
  const theme = kept<ThemeChoice>('theme', 'auto', ['auto', 'light', 'dark'])
  const apiBase = kept<string>('apiBase', '')
  const apiKey = kept<string>('apiKey', '')
  const ward = kept<string>('ward', '')
  const autoRevalidate = kept<'on' | 'off'>('autoRevalidate', 'off', ['off', 'on'])
  /** Key that local mode handed out; not kept. */
  const localKey = signal('')
  const localWard = signal('')

  const spoken = computed<Language>(() => {
    if (language.value !== 'auto') return language.value
    return languageOf(office.value.displayLanguage)
  })
  const text = computed(() => catalogues[spoken.value])
  const connection = computed<Connection>(() => ({
    base: withoutEnd(apiBase.value.trim(), /\//),
    token: signIn.person.value?.token ?? (apiKey.value || localKey.value),
  }))
  const identity = computed<Identity>(() => {
    if (signIn.person.value) return 'person'
    if (apiKey.value) return 'apiKey'
    return localKey.value ? 'localKey' : 'none'
  })
  // Custom functions in this page ask the API as the person does.
  effect(() => shareConnection(connection.value))
  const wardInUse = computed(() => ward.value.trim() || localWard.value)

  /** @param choices what else there may be; without them any text. A choice of another version counts as none. */
  function kept<T extends string>(key: string, otherwise: T, choices?: readonly T[]) {
    const found = store.get(key) as T | null
    const isKnown = found !== null && (!choices || choices.includes(found))
    const value = signal(isKnown ? found : otherwise)
    return {
      get value(): T {
        return value.value
      },
      set(next: T) {
        value.value = next
        store.set(key, next === otherwise ? null : next)
      },
    }
  }

  return {
    language,
    theme,
    apiBase,
    apiKey,
    ward,
    autoRevalidate,
    localKey,
    localWard,
    spoken,
    text,
    connection,
    wardInUse,
    /** Who is signed in; null where a key is used. */
    person: signIn.person,
    /** With what the server is asked: a signed-in person comes before any key. */
    identity,
    /** In local mode the server hands out its development key; elsewhere there is nothing to hand. */
    async askLocalSession(): Promise<void> {
      const answered = await workerThread.call(
        'readLocalSession',
        { connection: { base: connection.peek().base, token: '' } },
        { signal: AbortSignal.timeout(3_000) },
      )
      if (!answered.ok) return
      localKey.value = answered.value.apiKey
      // Custom functions ask the server too.
      store.set('localKey', answered.value.apiKey)
      localWard.value = answered.value.ward
      store.set('localWard', answered.value.ward)
    },
  }
}
