// Where the API is and with which key, as the pane keeps them on this machine.
import type { Connection } from '../client/send.ts'

/** The key never comes from the workbook. */
export const connection = (): Connection => ({
  base: (read('apiBase') ?? '').trim().replace(/\/+$/, ''),
  token: read('apiKey') || (read('localKey') ?? ''),
})

/** A setting of the pane; null when storage is blocked or empty. */
export function read(key: string): string | null {
  try {
    return localStorage.getItem(`hanei.${key}`)
  } catch {
    return null
  }
}
