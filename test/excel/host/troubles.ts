// Trouble on request: what goes wrong in a real Excel, played at a chosen sync.
import type { CellInput } from '../workbook/input.ts'

export type Trouble = TroubleKind & {
  /** How many syncs go well first; 0 by default: the next one is hit. */
  after?: number
}

export type TroubleKind =
  /** Someone else edits cells just before the sync. */
  | { kind: 'coauthor'; sheet: string; address: string; values: CellInput[][] }
  /** The person has a cell in edit mode for this one sync. */
  | { kind: 'editMode' }
  /** Someone protects the sheet just before the sync. */
  | { kind: 'protectedSheet'; sheet: string; password?: string }
  /** Another workbook has the focus. */
  | { kind: 'otherWorkbook' }
  | { kind: 'slow'; milliseconds: number }
  /** Excel answers with an error once so many actions, or properties set and methods called, are done.
   * What is done stays done. */
  | { kind: 'fail'; code: string; afterActions?: number; afterWrites?: number }
  /** The request never reaches Excel (or, when `applied`, its answer never comes back). No answer. */
  | { kind: 'lost'; applied?: boolean }
  /** The connection breaks: a transport error at once; with `applied` the request was done all the same. */
  | { kind: 'offline'; applied?: boolean }

export interface Troubles {
  queue: (trouble: Trouble) => void
  clear: () => void
  readonly waiting: readonly Trouble[]
  /** The troubles of the sync now beginning; they are used up. */
  take: () => Trouble[]
}

export const createTroubles = (): Troubles => {
  let waiting: Trouble[] = []
  return {
    queue: (trouble) => {
      waiting.push({ ...trouble })
    },
    clear: () => {
      waiting = []
    },
    get waiting() {
      return waiting
    },
    take: () => {
      const now = waiting.filter((trouble) => (trouble.after ?? 0) === 0)
      waiting = waiting
        .filter((trouble) => !now.includes(trouble))
        .map((trouble) => ({ ...trouble, after: (trouble.after ?? 0) - 1 }))
      return now
    },
  }
}
