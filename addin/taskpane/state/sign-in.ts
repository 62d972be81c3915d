// A signed-in person: in, out, and a token that stays fresh meanwhile. The token is in memory alone.

import { signal } from '@preact/signals'
import type { Person, Services, SignInAnswer } from './services.ts'

export type SignInState = ReturnType<typeof createSignIn>

/** `ended`: Office gives no further token without asking the person. */
export type SignInPhase = 'out' | 'working' | 'in' | 'ended'

/** Milliseconds of life left at which a token is replaced; the library's own cache does so at five minutes. */
const margin = 240_000
/** Milliseconds until the next try after one that failed, e.g. without a network. */
const patience = 60_000

export function createSignIn({ signIn, store, now }: Services) {
  const person = signal<Person | null>(null)
  const phase = signal<SignInPhase>('out')
  const failure = signal<Extract<SignInAnswer, { ok: false }> | null>(null)
  /** Which attempt is waited for: the answers of others come too late. */
  let attempt = 0
  let waiting = new AbortController()
  let renewAt = 0
  let renewing: Promise<boolean> | null = null
  let timer: ReturnType<typeof setTimeout> | undefined

  function enter(next: Person): void {
    person.value = next
    phase.value = 'in'
    failure.value = null
    // That somebody signed in, not who: the next pane asks Office by itself.
    store.set('signIn', 'on')
    const life = Math.max(0, next.expiresAt.getTime() - now().getTime())
    const wait = Math.max(life - margin, life / 2)
    renewAt = now().getTime() + wait
    renewAfter(wait)
  }

  function renewAfter(milliseconds: number): void {
    clearTimeout(timer)
    timer = setTimeout(() => void renew(), Math.max(milliseconds, 1_000))
  }

  async function renew(force = false): Promise<boolean> {
    if (signIn === null) return false
    renewing ??= take(signIn.renew(force)).finally(() => {
      renewing = null
    })
    return renewing
  }

  async function take(asked: Promise<SignInAnswer>): Promise<boolean> {
    const mine = attempt
    const answer = await asked
    if (mine !== attempt) return false
    if (answer.ok) enter(answer.person)
    else if (answer.why === 'interaction' && person.peek() !== null) phase.value = 'ended'
    else if (phase.peek() === 'in') renewAfter(patience)
    return answer.ok
  }

  return {
    person,
    phase,
    failure,
    /** Whether the deployment has a sign-in at all. */
    offered: signIn !== null,
    /** Whether this Excel can do it; null until it has said so. */
    get available(): boolean | null {
      return signIn === null ? false : signIn.available
    },
    async open(): Promise<boolean> {
      if (signIn === null || phase.peek() === 'working') return false
      attempt += 1
      const mine = attempt
      waiting = new AbortController()
      phase.value = 'working'
      failure.value = null
      const answer = await signIn.open(waiting.signal)
      if (mine !== attempt) return false
      if (answer.ok) {
        enter(answer.person)
        return true
      }
      phase.value = person.peek() === null ? 'out' : 'ended'
      failure.value = answer
      return false
    },
    /** Waits no longer; should the person sign in after all, nothing comes of it. */
    cancel(): void {
      attempt += 1
      waiting.abort()
      phase.value = person.peek() === null ? 'out' : 'ended'
      failure.value = { ok: false, why: 'cancelled', detail: '' }
    },
    close(): void {
      attempt += 1
      waiting.abort()
      clearTimeout(timer)
      person.value = null
      phase.value = 'out'
      failure.value = null
      store.set('signIn', null)
      signIn?.close()
    },
    /** Who was signed in when the pane was open last is so again, if Office needs to ask nobody. */
    async resume(): Promise<void> {
      if (signIn?.available && store.get('signIn') === 'on') await renew()
    },
    /** A token that still lives when the call arrives. */
    async fresh(): Promise<void> {
      if (phase.peek() === 'in' && now().getTime() >= renewAt) await renew()
    },
    /** After the server refused the token: another one, once. */
    replace: () => (phase.peek() === 'in' ? renew(true) : Promise.resolve(false)),
  }
}

/** In a deployment without a sign-in. */
export const nobody: SignInState = {
  person: signal<Person | null>(null),
  phase: signal<SignInPhase>('out'),
  failure: signal(null),
  offered: false,
  available: false,
  open: async () => false,
  cancel: () => undefined,
  close: () => undefined,
  resume: async () => undefined,
  fresh: async () => undefined,
  replace: async () => false,
}
