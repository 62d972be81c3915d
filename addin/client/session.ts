// The connection the pane works with now, for the custom functions in the same page. In memory alone.
import type { Connection } from './send.ts'

let current: Connection | null = null

/** The pane tells each time it changes: another address, key, or person signed in or out. */
export function shareConnection(connection: Connection): void {
  current = connection
}

/** Null until the pane has begun. */
export const sharedConnection = (): Connection | null => current
