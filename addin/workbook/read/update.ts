// A reading brought up to date: by what was edited where that is enough, else by a whole reading.
import { patchSnapshot } from '../../../shared/sheet/patch.ts'
import type { ChangeTracker } from '../changes/changes.ts'
import { isTooMuch } from '../excel/problems.ts'
import type { RunInExcel } from '../excel/session.ts'
import type { Outcome, SheetReading, SheetUpdate, WorkbookPort } from '../port.ts'
import { readChanges } from './read-changes.ts'
import type { ReadingLog } from './reading-log.ts'

export interface UpdateDependencies {
  run: RunInExcel
  changes: ChangeTracker
  log: ReadingLog
  readSheet: WorkbookPort['readSheet']
}

export async function readUpdate(
  { run, changes, log, readSheet }: UpdateDependencies,
  { reading, changes: edits, ...options }: Parameters<WorkbookPort['readChanges']>[0],
): Promise<Outcome<SheetUpdate>> {
  if (log.isPatchable(reading) && !edits.some(({ shifts }) => shifts)) {
    const patched = await run((context) => laidOver(context), { signal: options.signal })
    if (!patched.ok || patched.value !== null) return patched as Outcome<SheetUpdate>
  }
  const range = log.rangeOf(reading)
  const read = await readSheet({
    ...options,
    sheet: reading.snapshot.sheet,
    ...(range ? { range } : {}),
  })
  return read.ok ? { ok: true, value: { reading: read.value, patch: null } } : read

  async function laidOver(
    context: Parameters<Parameters<RunInExcel>[0]>[0],
  ): Promise<{ reading: SheetReading; patch: NonNullable<SheetUpdate['patch']> } | null> {
    const noted = log.begin()
    const { snapshot } = reading
    try {
      const patch = await readChanges(
        context,
        snapshot,
        edits.map(({ address }) => address),
      )
      if (patch === null) return null
      changes.noteReading(snapshot.sheet)
      return { reading: noted(patchSnapshot(snapshot, patch), null), patch }
    } catch (error) {
      if (isTooMuch(error)) return null
      throw error
    }
  }
}
