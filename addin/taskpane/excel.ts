// Excel behind the pane, loaded while the pane is already in view.
import { createWorkbookPort, officeLook, whenReady } from '../workbook/index.ts'
import type { OfficeLook } from './state/services.ts'

export interface Excel {
  port: ReturnType<typeof createWorkbookPort>
  look: () => OfficeLook
  /** Whether this Excel hands out tokens of the account it is signed in with. */
  nestedAppAuth: boolean
}

/** Office.js is on the page; resolves once Excel has answered it. */
export async function openExcel(): Promise<Excel> {
  const { nestedAppAuth } = await whenReady()
  return { port: createWorkbookPort(), look: officeLook, nestedAppAuth }
}
