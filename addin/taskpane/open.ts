// The pane at once, and Excel behind it as soon as it answers.
import { openWorkerThread } from '../client/thread/index.ts'
import type { CommandDone } from '../commands/run.ts'
import { copyText } from './boot/copy-text.ts'
import { deferredPort } from './boot/deferred-port.ts'
import { followOffice } from './boot/follow-office.ts'
import { signIn } from './boot/sign-in.ts'
import type { Excel } from './excel.ts'
import { showPane } from './show.tsx'
import type { Pane } from './state/pane.ts'
import { localStore } from './state/storage.ts'

/**
 * @param displayLanguage until Office tells it
 * @param excel what waits for it waits on where it never comes: the page then says why
 */
export function openPane(root: HTMLElement, displayLanguage: string, excel: Promise<Excel>): Pane {
  const coming = new Promise<Excel>((resolve) => void excel.then(resolve, () => undefined))
  const pane = showPane(root, {
    port: deferredPort(coming.then(({ port }) => port)),
    workerThread: openWorkerThread(),
    store: localStore(),
    now: () => new Date(),
    newId: () => crypto.randomUUID(),
    office: followOffice(
      { displayLanguage, isDark: null },
      coming.then(({ look }) => look),
    ),
    signIn: signIn(coming),
    copyText,
  })
  addEventListener('hanei:command', (event) => {
    void pane.noticeCommand((event as CustomEvent<CommandDone>).detail)
  })
  return pane
}
