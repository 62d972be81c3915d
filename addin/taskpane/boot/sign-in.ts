// Entra sign-in by Nested App Authentication; the library is loaded only when someone signs in.
import { signal } from '@preact/signals'
import type { SignIn, SignInAnswer, SignInFailure } from '../state/services.ts'
import type { Entra } from './entra.ts'

declare const __SIGN_IN__: boolean

/** How to sign in, once Excel answers; null where the deployment names no Entra application. */
export function signIn(excel: Promise<{ nestedAppAuth: boolean }>): SignIn | null {
  return __SIGN_IN__ ? signInWithEntra(excel) : null
}

function signInWithEntra(excel: Promise<{ nestedAppAuth: boolean }>): SignIn {
  const available = signal<boolean | null>(null)
  void excel.then(({ nestedAppAuth }) => {
    available.value = nestedAppAuth
  })
  let entra: Promise<Entra> | null = null

  async function ask(question: (entra: Entra) => Promise<SignInAnswer>): Promise<SignInAnswer> {
    entra ??= import('./entra.ts').then(({ openEntra }) => openEntra())
    try {
      const answer = await question(await entra)
      if (!answer.ok && answer.why === 'unavailable') entra = null
      return answer
    } catch (cause) {
      // The library did not arrive, or Office's side was not ready: the next try begins anew.
      entra = null
      return { ok: false, why: reasonOf(cause), detail: detailOf(cause) }
    }
  }

  return {
    get available() {
      return available.value
    },
    open: (givenUp) => ask((opened) => opened.open(givenUp)),
    renew: (force) => ask((opened) => opened.renew(force)),
    close() {
      entra = null
    },
  }
}

function reasonOf(cause: unknown): SignInFailure {
  if (cause instanceof DOMException && cause.name === 'TimeoutError') return 'late'
  return navigator.onLine ? 'failed' : 'offline'
}

const detailOf = (cause: unknown): string =>
  cause instanceof Error ? cause.message : String(cause)
