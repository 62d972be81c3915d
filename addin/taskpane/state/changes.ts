// Edits heard of since the last reading began: what is stale, and what has to be read again.
import type { WorkbookChange } from '../../workbook/port.ts'

/** Cells changed since the result, by whom. */
export interface Stale {
  user: string[]
  coauthor: string[]
  /** `sheet!cell` of other sheets that the sheet's formulas draw on. */
  elsewhere: string[]
}

export interface Changes {
  list: WorkbookChange[]
  /** Whether edits were being heard of when the reading began. */
  following: boolean
}

interface StaleOptions {
  /** Whether a sheet is one that the result is of. */
  covers: (sheet: string) => boolean
  /** Whether an edit of another sheet can change the figures. */
  drawsOn: (sheet: string) => boolean
  /** As the result writes it. */
  addressOf: (change: WorkbookChange) => string
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
    /** What of it can have changed the figures of a result. */
    stale({ covers, drawsOn, addressOf }: StaleOptions): Stale | null {
      const here = list.filter((change) => covers(change.sheet))
      const elsewhere = list.filter((change) => !covers(change.sheet) && drawsOn(change.sheet))
      if (here.length + elsewhere.length === 0) return null
      const cells = (by: WorkbookChange['by']): string[] => [
        ...new Set(here.filter((change) => change.by === by).map(addressOf)),
      ]
      const others = elsewhere.map((change) => `${change.sheet}!${change.address}`)
      return {
        user: cells('user'),
        coauthor: cells('coauthor'),
        elsewhere: [...new Set(others)],
      }
    },
  }
}
