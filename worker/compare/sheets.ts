// The sheets of two runs side by side: a section that is missing, one that is new, one of another sum.
import { sheetReference } from '../../shared/address/sheet-address.ts'
import type { ReadSheet, SheetChange } from '../../shared/schema/index.ts'

/** In the order of the earlier run, then the new ones. */
export function sheetChanges(from: readonly ReadSheet[], to: readonly ReadSheet[]): SheetChange[] {
  const [before, after] = [byReference(from), byReference(to)]
  const changes: SheetChange[] = []
  for (const [sheet, { counted, total }] of before) {
    if (!counted) continue
    const now = after.get(sheet)
    const yen = { from: total ?? 0, to: now?.total ?? null }
    if (!now) changes.push({ sheet, kind: 'missing', ...yen })
    else if (!now.counted) changes.push({ sheet, kind: 'leftOut', ...yen })
    else if (now.total !== total) changes.push({ sheet, kind: 'amount', ...yen })
  }
  for (const [sheet, { counted, total }] of after)
    if (counted && !before.get(sheet)?.counted)
      changes.push({ sheet, kind: 'added', from: before.get(sheet)?.total ?? null, to: total })
  return changes
}

const byReference = (sheets: readonly ReadSheet[]): Map<string, ReadSheet> =>
  new Map(sheets.map((sheet) => [sheetReference(sheet), sheet]))
