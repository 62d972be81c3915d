// What a request with one sheet or several must hold together.
import type { z } from 'zod'
import { limits } from './cells.ts'
import type { SheetSnapshot } from './snapshot.ts'

interface Sheets {
  snapshot?: SheetSnapshot | undefined
  snapshots?: SheetSnapshot[] | undefined
  registers?: SheetSnapshot[] | undefined
  roles?: { workbook?: string | undefined; sheet: string }[] | undefined
  mapping?: unknown
}

/** One of `snapshot` and `snapshots`; each sheet once; the limits of a sheet hold over all of them. */
export function checkSheets(request: Sheets, context: z.RefinementCtx): void {
  const { snapshot, snapshots, roles } = request
  const refuse = (path: (string | number)[], code: string, message: string): void =>
    context.addIssue({ code: 'custom', path, message, params: { code } })
  if (snapshots === undefined) {
    if (snapshot === undefined)
      refuse(['snapshot'], 'no-sheet', 'snapshot, or snapshots for several sheets')
    if (roles !== undefined) refuse(['roles'], 'roles-of-one', 'roles are those of snapshots')
    if (request.registers && snapshot) holdTogether([snapshot, ...request.registers], 'registers')
    return
  }
  if (request.registers !== undefined)
    refuse(['registers'], 'of-one-sheet', 'registers go with snapshot; put them among snapshots')
  if (snapshot !== undefined) refuse(['snapshots'], 'two-forms', 'snapshot or snapshots, not both')
  if (request.mapping !== undefined)
    refuse(['mapping'], 'of-one-sheet', 'mapping goes with snapshot, not with snapshots')
  holdTogether(snapshots, 'snapshots')
  roles?.forEach((role, i) => {
    const isKnown = snapshots.some(
      (each) =>
        each.sheet === role.sheet &&
        (role.workbook === undefined || role.workbook === each.workbook),
    )
    if (!isKnown)
      refuse(['roles', i, 'sheet'], 'no-such-sheet', 'no sheet of snapshots has this name')
  })

  function holdTogether(sheets: readonly SheetSnapshot[], member: 'snapshots' | 'registers'): void {
    const first = member === 'registers' ? 1 : 0
    const names = new Set<string>()
    let rows = 0
    let cells = 0
    sheets.forEach((each, i) => {
      const name = nameOf(each)
      if (names.has(name))
        refuse([member, i - first, 'sheet'], 'same-sheet', 'a sheet of this name came before')
      names.add(name)
      rows += each.rows.length
      for (const row of each.rows) cells += row.length
    })
    if (rows > limits.rows)
      refuse([member], 'too-many-rows', `at most ${limits.rows} rows on all sheets`)
    if (cells > limits.cells)
      refuse([member], 'too-many-cells', `at most ${limits.cells} cells on all sheets`)
  }
}

const nameOf = ({ workbook, sheet }: SheetSnapshot): string => JSON.stringify([workbook, sheet])
