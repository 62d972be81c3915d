// Where the API is and with which key, as the pane keeps them on this machine.
import { withoutEnd } from '../../shared/text/without-end.ts'
import type { Connection } from '../client/send.ts'
import { sharedConnection } from '../client/session.ts'

/** The pane's own connection, a signed-in person's too; the key never comes from the workbook. */
export function connection(): Connection {
  const shared = sharedConnection()
  if (shared && shared.token !== '') return shared
  return {
    base: withoutEnd((read('apiBase') ?? '').trim(), /\//),
    token: read('apiKey') || (read('localKey') ?? ''),
  }
}

/** A setting of the pane; null when storage is blocked or empty. */
export function read(key: string): string | null {
  try {
    return localStorage.getItem(`hanei.${key}`)
  } catch {
    return null
  }
}
