// From all sheets of a workbook, and of files beside it, to what one run takes: evidence decides.
import { sheetReference } from '../address/sheet-address.ts'
import {
  defaultPolicy,
  limits,
  mostRegisters,
  mostSheets,
  type OtherSheet,
  type Plan,
  type SheetRole,
  type SheetRoleChoice,
  type SheetRoleReason,
  type SheetSnapshot,
} from '../schema/index.ts'
import { readBudget } from '../sheet/read.ts'
import { isWrittenSheet } from '../writeback/index.ts'
import { holdsMoney, sumOf } from './evidence.ts'
import { namesOf } from './names.ts'
import { otherSheets, sheetToRead, type UnreadSheet, type WorkbookSheet } from './other-sheets.ts'
import { decideRoles } from './roles.ts'

interface OneSheet {
  snapshot: SheetSnapshot
  /** Its council's opinions, where sheets hold them; `otherSheets` has them too. */
  registers?: SheetSnapshot[]
  otherSheets?: OtherSheet[]
}

/** What a validation is asked for, over HTTP or here. */
export type ChosenInput =
  | OneSheet
  | { snapshots: SheetSnapshot[]; roles?: SheetRoleChoice[]; otherSheets?: OtherSheet[] }

/** A sheet as it is offered to people; null where it is too large to have been read. */
export interface SheetChoice {
  workbook?: string
  sheet: string
  hidden: boolean
  role: SheetRole | null
  reason: SheetRoleReason | null
  /** The sheet that the reason refers to, as addresses name it. */
  of?: string
  /** Yen of its lines; null where it has none. */
  total: number | null
}

export interface ChosenSheets {
  input: ChosenInput
  /** What evidence, and the caller's roles, take each sheet for. */
  sheets: SheetChoice[]
}

export interface ChooseSheetsOptions {
  /** The sheet that is meant where one alone is the budget; without it the first that holds one. */
  sheet?: string
  /** A person's or caller's say on single sheets. */
  roles?: readonly SheetRoleChoice[]
  /** Its year and stage tell which sheets are asked for. */
  plan?: Plan | null
}

/**
 * One sheet with what the others are, where one alone holds the budget; several as one budget where
 * sections keep it, a summary adds them up, or the caller's roles say so. What the write-back made is
 * no part of it.
 */
export function chooseSheets(
  sheets: readonly (WorkbookSheet | UnreadSheet)[],
  { sheet, roles = [], plan = null }: ChooseSheetsOptions = {},
): ChosenSheets {
  const taken = sheets.filter((one): one is WorkbookSheet => isRead(one) && !isOurs(one))
  const snapshots = taken.map(({ hidden, snapshot }) =>
    hidden ? { ...snapshot, hidden } : snapshot,
  )
  const budgets = snapshots.map((snapshot) => ({
    snapshot,
    budget: readBudget(snapshot, plan, defaultPolicy),
  }))
  const decided = decideRoles(budgets, plan, roles)
  const names = namesOf(snapshots)
  const unread = sheets.filter((one) => !isRead(one))
  const choices: SheetChoice[] = [
    ...snapshots.map((snapshot, i): SheetChoice => {
      const { role = 'other', reason = 'noBudget', of } = decided[i] ?? {}
      const other = of === undefined ? undefined : names[of]
      const budget = budgets[i]?.budget
      return {
        ...(snapshot.workbook === undefined ? {} : { workbook: snapshot.workbook }),
        sheet: snapshot.sheet,
        hidden: snapshot.hidden === true,
        role,
        reason,
        ...(other ? { of: sheetReference(other) } : {}),
        total: budget && holdsMoney(budget) ? sumOf(budget) : null,
      }
    }),
    ...unread.map(({ name, hidden }) => ({
      ...{ sheet: name, hidden, role: null, reason: null, total: null },
    })),
  ]
  const belonging = decided.filter(({ role }) => role === 'budget' || role === 'summary').length
  const [own] = taken.filter((_, i) => decided[i]?.role === 'budget')
  const isOfFiles = snapshots.some(({ workbook }) => workbook !== undefined)
  const isSeveral = belonging > 1 || (snapshots.length > 1 && (roles.length > 0 || isOfFiles))
  if (isSeveral) return { input: several(snapshots, decided, unread, roles), sheets: choices }
  const registers = taken.filter((_, i) => decided[i]?.role === 'opinions')
  const asked = registers.some(({ name }) => name === sheet) ? undefined : sheet
  const input = one(sheets, asked ?? own?.name)
  const beside = registers.flatMap(({ snapshot }) =>
    own && snapshot !== input.snapshot ? [snapshot] : [],
  )
  return {
    input: beside.length > 0 ? { ...input, registers: beside.slice(0, mostRegisters) } : input,
    sheets: choices,
  }
}

const isRead = (sheet: WorkbookSheet | UnreadSheet): sheet is WorkbookSheet =>
  sheet.snapshot !== null

const isOurs = ({ snapshot }: WorkbookSheet): boolean => isWrittenSheet(snapshot)

function one(sheets: readonly (WorkbookSheet | UnreadSheet)[], name: string | undefined): OneSheet {
  const read = sheets.filter(isRead)
  const own = read.find((each) => each.name === name) ?? sheetToRead(read)
  const snapshot = own?.snapshot ?? { sheet: name ?? '', origin: 'A1', rows: [] }
  if (!own || sheets.length === 1) return { snapshot }
  return { snapshot, otherSheets: otherSheets(own, sheets) }
}

/** Over a limit, sheets without money are left out first; a further one is named as not looked at. */
function several(
  snapshots: readonly SheetSnapshot[],
  decided: readonly { role: SheetRole; reason: SheetRoleReason }[],
  unread: readonly UnreadSheet[],
  roles: readonly SheetRoleChoice[],
): ChosenInput {
  const withMoney = snapshots.filter((_, i) => decided[i]?.reason !== 'noBudget')
  const all = withinLimits(snapshots)
  const kept = new Set(all.length === snapshots.length ? all : withinLimits(withMoney))
  const tooLarge = [
    ...withMoney.filter((each) => !kept.has(each)).map((each) => notRead(each.sheet, each.hidden)),
    ...unread.map(({ name, hidden }) => notRead(name, hidden)),
  ]
  return {
    snapshots: snapshots.filter((each) => kept.has(each)),
    ...(roles.length > 0 ? { roles: roles.filter((role) => isOf(role, kept)) } : {}),
    ...(tooLarge.length > 0 ? { otherSheets: tooLarge } : {}),
  }
}

/** Those that one run holds, the smallest first. */
function withinLimits(snapshots: readonly SheetSnapshot[]): SheetSnapshot[] {
  const kept: SheetSnapshot[] = []
  let rows = 0
  let cells = 0
  for (const snapshot of [...snapshots].sort((a, b) => a.rows.length - b.rows.length)) {
    const own = snapshot.rows.reduce((sum, row) => sum + row.length, 0)
    const isOver = rows + snapshot.rows.length > limits.rows || cells + own > limits.cells
    if (isOver || kept.length === mostSheets) continue
    rows += snapshot.rows.length
    cells += own
    kept.push(snapshot)
  }
  return kept
}

const notRead = (sheet: string, hidden = false): OtherSheet => ({
  ...{ sheet, hidden, holds: 'tooLarge', table: null, yen: 0 },
})

const isOf = (role: SheetRoleChoice, sheets: ReadonlySet<SheetSnapshot>): boolean =>
  [...sheets].some(
    ({ sheet, workbook }) =>
      role.sheet === sheet && (role.workbook === undefined || role.workbook === workbook),
  )
