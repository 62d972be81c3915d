// Events: which the add-in has asked for, and what it is told when something happens.
import { formatArea, intersect } from '../workbook/address.ts'
import type { Method } from './registry.ts'
import type { Actor, HostChange, HostState } from './state.ts'

/** The numbers Excel gives its events. */
const SHEET_EVENTS: Record<string, number> = {
  DataChanged: 10,
  Activated: 11,
  Deactivated: 12,
  SelectionChanged: 14,
  Calculated: 16,
  FormatChanged: 18,
  RowSorted: 19,
  ColumnSorted: 20,
  SingleClicked: 21,
  RowHiddenChanged: 22,
  FormulaChanged: 23,
  ProtectionChanged: 24,
}
const KINDS: Record<string, Record<string, number>> = {
  sheet: SHEET_EVENTS,
  sheets: { ...SHEET_EVENTS, Added: 13, Deleted: 15 },
  table: { DataChanged: 101, SelectionChanged: 100 },
  tables: { DataChanged: 101, Added: 102, Deleted: 103 },
}

/** The hidden members by which the library asks for events of an object and gives them up again. */
export const eventMethods = <T>(
  kind: 'sheet' | 'sheets' | 'table' | 'tables',
  targetOf: (target: T) => string,
): Record<string, Method<T>> => {
  const methods: Record<string, Method<T>> = {}
  for (const [name, type] of Object.entries(KINDS[kind] ?? {})) {
    const change =
      (step: 1 | -1): Method<T> =>
      (target, _, { state }) => {
        const key = `${type}:${targetOf(target)}`
        state.registrations.set(key, Math.max(0, (state.registrations.get(key) ?? 0) + step))
      }
    methods[`_Register${name}Event`] = change(1)
    methods[`_Unregister${name}Event`] = change(-1)
  }
  return methods
}

/** A message to the add-in, as the library takes it. */
export interface EventMessage {
  category: number
  type: number
  targetId: string
  message: string
}

const EXCEL_EVENT = 65_536

/** The messages a change makes; none while the add-in has switched its events off. */
export const messagesOf = (state: HostState, change: HostChange): EventMessage[] => {
  if (!state.eventsEnabled) return []
  const messages: EventMessage[] = []
  const tell = (type: number, targets: string[], payload: Record<string, unknown>) => {
    for (const targetId of targets) {
      if ((state.registrations.get(`${type}:${targetId}`) ?? 0) === 0) continue
      messages.push({ category: EXCEL_EVENT, type, targetId, message: JSON.stringify(payload) })
    }
  }
  if (change.kind === 'structure') return []
  const { sheet } = change
  if (![...state.registrations.values()].some((count) => count > 0)) return []
  const who = { ...origin(change.actor), worksheetId: sheet.id }
  const here = [sheet.id, 'Workbook']
  switch (change.kind) {
    case 'cells': {
      const address = formatArea(change.area)
      const payload = {
        ...who,
        address,
        changeType: change.changeType,
        referenceId: rangeReference(state, change),
        shiftDirection: change.shiftDirection ?? 'None',
        ...details(change),
      }
      tell(10, here, payload)
      for (const table of state.workbook.tables) {
        if (table.sheetId !== sheet.id || !intersect(table.area, change.area)) continue
        tell(101, [table.id, sheet.id, 'Workbook'], { ...payload, tableId: table.id })
      }
      break
    }
    case 'format':
      tell(18, here, {
        ...who,
        address: formatArea(change.area),
        referenceId: rangeReference(state, change),
      })
      break
    case 'rowsHidden':
      tell(22, here, {
        ...who,
        address: formatArea({ ...change.area, column: 0, columns: 16_384 }),
        changeType: change.hidden ? 'Hidden' : 'Unhidden',
      })
      break
    case 'calculated':
      tell(16, here, { ...who, address: '' })
      break
    case 'selection':
      tell(14, here, { ...who, address: sheet.selection.map(formatArea).join(',') })
      for (const table of state.workbook.tables) {
        if (table.sheetId !== sheet.id) continue
        const inside = intersect(table.area, change.area)
        tell(100, [table.id], {
          ...who,
          address: inside ? formatArea(inside) : '',
          isInsideTable: inside !== null,
          tableId: table.id,
        })
      }
      break
    case 'activated':
      if (change.before) {
        const left = { ...who, worksheetId: change.before.id }
        tell(12, [change.before.id, 'Workbook'], left)
      }
      tell(11, here, who)
      break
    case 'sheetAdded':
      tell(13, ['Workbook'], who)
      break
    case 'sheetDeleted':
      tell(15, ['Workbook'], who)
      break
    case 'protection':
      tell(24, here, {
        ...who,
        isProtected: sheet.protection !== null,
        sheetPasswordChanged: false,
      })
      break
  }
  return messages
}

const origin = (actor: Actor) => ({
  source: actor === 'coauthor' ? 'Remote' : 'Local',
  triggerSource: actor === 'addin' ? 'ThisLocalAddin' : 'Unknown',
})

const details = (change: Extract<HostChange, { kind: 'cells' }>): Record<string, unknown> => {
  if (!('valueBefore' in change)) return {}
  const kind = (value: unknown): string => {
    if (value === '') return 'Empty'
    return { number: 'Double', boolean: 'Boolean' }[typeof value as 'number'] ?? 'String'
  }
  return {
    valueBefore: change.valueBefore,
    valueAfter: change.valueAfter,
    valueTypeBefore: kind(change.valueBefore),
    valueTypeAfter: kind(change.valueAfter),
  }
}

const rangeReference = (
  state: HostState,
  { sheet, area }: Extract<HostChange, { kind: 'cells' | 'format' }>,
): string => {
  const id = `event-${state.eventRanges.size + 1}`
  state.eventRanges.set(id, { sheet, area: { ...area } })
  return id
}
