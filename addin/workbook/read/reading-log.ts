// Readings as the port hands them out, and which of them later edits may be laid over.
import type { SheetSnapshot } from '../../../shared/schema/index.ts'
import { ownWrites } from '../changes/own-writes.ts'
import { fingerprintOf } from '../compare/fingerprint.ts'
import type { SheetReading } from '../port.ts'

interface Entry {
  /** Writes of our own that came before the reading began. */
  writes: number
  /** Only this range of the sheet was read. */
  range: string | null
}

export type ReadingLog = ReturnType<typeof createReadingLog>

export function createReadingLog() {
  const entries = new WeakMap<SheetReading, Entry>()
  return {
    /** Call as the reading begins; the answer makes the reading of what was read. */
    begin() {
      const writes = ownWrites()
      return function noted(snapshot: SheetSnapshot, range: string | null): SheetReading {
        const reading = readingOf(snapshot)
        entries.set(reading, { writes, range })
        return reading
      }
    },
    rangeOf: (reading: SheetReading): string | null => entries.get(reading)?.range ?? null,
    /** Own writes raise no change event: after one only a whole reading knows the sheet. */
    isPatchable(reading: SheetReading): boolean {
      const entry = entries.get(reading)
      return entry !== undefined && entry.range === null && entry.writes === ownWrites()
    },
  }
}

/** The fingerprint costs a pass over all cells: it is made when it is first asked for. */
function readingOf(snapshot: SheetSnapshot): SheetReading {
  let fingerprint: string | null = null
  return {
    snapshot,
    get fingerprint() {
      fingerprint ??= fingerprintOf(snapshot)
      return fingerprint
    },
  }
}
