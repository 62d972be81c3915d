// Edits heard of since the last reading began: what is stale, and what has to be read again.
import type { WorkbookChange } from '../../workbook/port.ts'

/** Cells changed since the result, by whom. */
export interface Stale {
  user: string[]
  coauthor: string[]
}

export interface Changes {
  list: WorkbookChange[]
  /** Whether edits were being heard of when the reading began. */
  following: boolean
}

export function createChangeList() {
  let list: WorkbookChange[] = []
  let following = false
  return {
    follow(): void {
      following = true
    },
    note(change: WorkbookChange): void {
      list.push(change)
    },
    /** As a reading begins. What comes while it goes on may or may not be in it, and stays listed. */
    take(): Changes {
      const taken = { list, following }
      list = []
      return taken
    },
    /** The reading came to nothing. */
    putBack(taken: Changes): void {
      list = [...taken.list, ...list]
    },
    stale(sheet: string): Stale | null {
      const here = list.filter((change) => change.sheet === sheet)
      if (here.length === 0) return null
      const cells = (by: WorkbookChange['by']): string[] => [
        ...new Set(here.filter((change) => change.by === by).map(({ address }) => address)),
      ]
      return { user: cells('user'), coauthor: cells('coauthor') }
    },
  }
}
