// What the pane stands on: Excel behind its port, the worker thread, a place for settings, a clock.
import type { WorkerThread } from '../../client/thread/index.ts'
import type { WorkbookPort } from '../../workbook/port.ts'
import type { KeyValueStore } from './storage.ts'

export interface Services {
  port: WorkbookPort
  workerThread: WorkerThread
  store: KeyValueStore
  now: () => Date
  newId: () => string
  /** A signal, or what stands for one; a guess until Office has told. */
  office: { readonly value: OfficeLook }
  /** Entra sign-in; null where the deployment has none. */
  signIn: SignIn | null
  copyText: (text: string) => Promise<void>
  /** Set where the pane stands in a page of its own, without Excel. */
  page?: PageAround
}

export interface PageAround {
  /** false: opened from disk, no server can be asked. */
  hasServer: boolean
  /** Shows a cell of a file beside the workbook. */
  jumpTo(place: { workbook: string; sheet: string; cell: string }): void
}

export interface OfficeLook {
  /** E.g. `ja-JP`. */
  displayLanguage: string
  /** Null when Office says nothing of its colours: the system's are followed. */
  isDark: boolean | null
}

/** Sign-in with Microsoft Entra ID by the account that Office itself uses. */
export interface SignIn {
  /** Whether this Excel can do it, otherwise only the API key is left; null until it has said so. */
  readonly available: boolean | null
  /** Signs in; the user is asked only where Office's account does not do by itself, and not once given up. */
  open(givenUp: AbortSignal): Promise<SignInAnswer>
  /** A token without asking anybody. @param force a new one even if the last has time left */
  renew(force: boolean): Promise<SignInAnswer>
  /** Forgets tokens and account in this page; Office's own sign-in is left as it is. */
  close(): void
}

export interface Person {
  /** Access token for the API; held in memory alone. */
  token: string
  expiresAt: Date
  name: string
  /** Name to sign in with, e.g. `hanako@example.jp`. */
  account: string
}

/** `interaction`: the user would have to be asked. `unavailable`: Office does not offer it here. */
export type SignInFailure =
  | 'cancelled'
  | 'offline'
  | 'interaction'
  | 'unavailable'
  | 'late'
  | 'failed'

export type SignInAnswer =
  | { ok: true; person: Person }
  | { ok: false; why: SignInFailure; detail: string }
