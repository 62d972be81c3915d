// What the pane stands on: Excel behind its port, the worker thread, a place for settings, a clock.
import type { Backroom } from '../../client/backroom/index.ts'
import type { WorkbookPort } from '../../workbook/port.ts'
import type { KeyValueStore } from './storage.ts'

export interface Services {
  port: WorkbookPort
  backroom: Backroom
  store: KeyValueStore
  now: () => Date
  newId: () => string
  /** Office's display language, e.g. `ja-JP`. */
  displayLanguage: string
  /** Entra sign-in; null where the deployment has none. */
  signIn: (() => Promise<{ token: string; name: string }>) | null
  copyText: (text: string) => Promise<void>
}
