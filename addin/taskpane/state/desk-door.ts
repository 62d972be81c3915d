// The way to the auditor's desk: what it holds and does is loaded when it is first asked for.

import { signal } from '@preact/signals'
import type { Desk, DeskView } from './desk.ts'
import type { Services } from './services.ts'
import type { Settings } from './settings.ts'
import type { Subject } from './subject.ts'

export function createDeskDoor(services: Services, settings: Settings) {
  /** What is shown over the places; null while the desk is closed. */
  const view = signal<DeskView | null>(null)
  const made = signal<Desk | null>(null)
  let loading: Promise<Desk> | null = null

  function load(): Promise<Desk> {
    loading ??= import('./desk.ts').then(({ createDesk }) => {
      const desk = createDesk(services, settings, view)
      made.value = desk
      return desk
    })
    return loading
  }

  return {
    view,
    /** The desk, once it was asked for. */
    made,
    /** Why: from a figure down. */
    why: async (of: Subject, figure?: string): Promise<void> => (await load()).why(of, figure),
    openRecord: async (of: Subject): Promise<void> => (await load()).openRecord(of),
    /** After a validation: what the auditors ask. */
    look: async (run: string): Promise<void> => (await load()).record.look(run),
    close(): void {
      view.value = null
    },
    forget(): void {
      view.value = null
      made.peek()?.record.forget()
    },
  }
}
