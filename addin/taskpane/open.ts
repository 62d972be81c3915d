// The pane with Excel behind it, loaded while the boot page waits for Excel.
import { openBackroom } from '../client/backroom/index.ts'
import { registerCommands } from '../commands/index.ts'
import type { CommandDone } from '../commands/run.ts'
import { registerFunctions } from '../functions/index.ts'
import { createWorkbookPort, officeLook, type whenReady } from '../workbook/index.ts'
import { copyText } from './boot/copyText.ts'
import { followOffice } from './boot/followOffice.ts'
import { signIn } from './boot/signIn.ts'
import { showPane } from './show.tsx'
import { localStore } from './state/storage.ts'

export { whenReady } from '../workbook/index.ts'

/** Ribbon commands and custom functions live in this page too (shared runtime). */
export function openPane(root: HTMLElement, host: Awaited<ReturnType<typeof whenReady>>): void {
  const pane = showPane(root, {
    port: createWorkbookPort(),
    backroom: openBackroom(),
    store: localStore(),
    now: () => new Date(),
    newId: () => crypto.randomUUID(),
    office: followOffice(officeLook),
    signIn: signIn(host),
    copyText,
  })
  addEventListener('hanei:command', (event) => {
    void pane.noticeCommand((event as CustomEvent<CommandDone>).detail)
  })
  registerCommands()
  registerFunctions()
}
