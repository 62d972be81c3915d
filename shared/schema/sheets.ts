// What a request with one sheet or several must hold together.
import type { z } from 'zod'
import { splitAddress } from '../address/sheet-address.ts'
import { limits } from './cells.ts'
import type { Mapping } from './mapping.ts'
import type { SheetSnapshot } from './snapshot.ts'

interface Sheets {
  snapshot?: SheetSnapshot | undefined
  snapshots?: SheetSnapshot[] | undefined
  registers?: SheetSnapshot[] | undefined
  roles?: { workbook?: string | undefined; sheet: string }[] | undefined
  mapping?: Mapping | undefined
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
  checkChoices(request.mapping, snapshots, refuse)
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

/** Of several sheets a mapping says of single rows alone what they are, each by its sheet. */
function checkChoices(
  { rows = [], ...ofTable }: Mapping = {},
  snapshots: readonly SheetSnapshot[],
  refuse: (path: (string | number)[], code: string, message: string) => void,
): void {
  const [member] = Object.entries(ofTable).flatMap(([name, value]) =>
    value === undefined ? [] : [name],
  )
  if (member !== undefined)
    refuse(['mapping', member], 'of-one-sheet', 'goes with snapshot; with snapshots only rows do')
  rows.forEach(({ cell }, i) => {
    const { workbook, sheet } = splitAddress(cell)
    const isKnown = snapshots.some(
      (each) => each.sheet === sheet && (workbook === null || each.workbook === workbook),
    )
    if (!isKnown)
      refuse(['mapping', 'rows', i, 'cell'], 'no-such-sheet', 'no sheet of snapshots has this name')
  })
}
