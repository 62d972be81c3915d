// NamedItem and its collection, of the workbook and of one sheet.
import { formatArea, splitSheet, withSheet } from '../../workbook/address.ts'
import { plainValue, valueAt } from '../../workbook/cells.ts'
import { scanFormula } from '../../workbook/formula.ts'
import { type NamedItem, type Sheet, sheetById } from '../../workbook/model.ts'
import { nameFault } from '../../workbook/tables.ts'
import { namedArea, text } from '../access.ts'
import { HostError } from '../errors.ts'
import { type Call, type HostObject, type ObjectType, object } from '../registry.ts'
import type { HostState, RangeTarget } from '../state.ts'
import { range } from './range.ts'
import { WorksheetType } from './worksheet.ts'

export const NamedItemType: ObjectType<NamedItem> = {
  name: 'NamedItem',
  id: (name) => name.name,
  properties: {
    name: ({ name }) => name,
    formula: {
      get: ({ formula }) => formula,
      set: (name, value, { state }) => {
        name.formula = text(value, 'formula')
        state.workbook.engine.reset()
      },
    },
    comment: {
      get: ({ comment }) => comment,
      set: (name, value) => {
        name.comment = text(value, 'comment')
      },
    },
    visible: {
      get: ({ visible }) => visible,
      set: (name, value) => {
        name.visible = value === true
      },
    },
    scope: ({ sheetId }) => (sheetId === null ? 'Workbook' : 'Worksheet'),
    type: (name, { state }) => (place(state, name) ? 'Range' : constantType(name)),
    value: (name, { state }) => {
      const target = place(state, name)
      if (!target) return name.formula.replace(/^=/, '').replace(/^"(.*)"$/s, '$1')
      const { sheet, area } = target
      return area.rows * area.columns === 1 && name.formula.includes('!')
        ? withSheet(sheet.name, formatArea(area))
        : plainValue(valueAt(state.workbook, sheet, area.row, area.column))
    },
  },
  objects: {
    worksheetOrNullObject: (name, { state }) => {
      const sheet = name.sheetId === null ? undefined : sheetById(state.workbook, name.sheetId)
      return sheet ? object(WorksheetType, sheet) : null
    },
  },
  methods: {
    getRange: (name, _, call) => {
      const target = place(call.state, name)
      if (!target) throw new HostError('InvalidReference', name.name)
      return range(target.sheet, target.area)
    },
    getRangeOrNullObject: (name, _, call) => {
      const target = place(call.state, name)
      return target && range(target.sheet, target.area)
    },
    delete: (name, _, { state }) => {
      state.workbook.names = state.workbook.names.filter((one) => one !== name)
      state.workbook.engine.reset()
      state.changed({ kind: 'structure', actor: state.actor })
    },
  },
}

interface Scope {
  sheet: Sheet | null
}

export const NamedItemCollectionType: ObjectType<Scope> = {
  name: 'NamedItemCollection',
  properties: {},
  items: (scope, { state }) => inScope(state, scope).map((name) => object(NamedItemType, name)),
  item: (scope, key, { state }) => {
    const found = find(state, scope, key)
    if (!found) throw new HostError('ItemNotFound', String(key))
    return found
  },
  methods: {
    add: (scope, [name, reference, comment], call) => add(scope, name, reference, comment, call),
    addFormulaLocal: (scope, [name, formula, comment], call) =>
      add(scope, name, formula, comment, call),
    getCount: (scope, _, { state }) => inScope(state, scope).length,
    getItemOrNullObject: (scope, [key], { state }) => find(state, scope, key) ?? null,
  },
}

const inScope = (state: HostState, { sheet }: Scope): NamedItem[] =>
  state.workbook.names.filter((name) => name.sheetId === (sheet?.id ?? null))

const find = (state: HostState, scope: Scope, key: unknown): HostObject | undefined => {
  const lower = String(key).toLowerCase()
  const name = inScope(state, scope).find((one) => one.name.toLowerCase() === lower)
  return name && object(NamedItemType, name)
}

const add = (
  scope: Scope,
  name: unknown,
  reference: unknown,
  comment: unknown,
  { state }: Call,
): HostObject => {
  const called = text(name, 'name')
  const fault = nameFault(state.workbook, called)
  if (fault === 'exists' && (!scope.sheet || find(state, scope, called))) {
    throw new HostError('ItemAlreadyExists', called)
  }
  if (fault === 'characters') throw new HostError('InvalidArgument', `name ${called}`)
  const target = (reference as { target?: RangeTarget } | null)?.target
  const formula = target?.sheet
    ? `=${withSheet(target.sheet.name, formatArea(target.area).replace(/([A-Z]+|\d+)/g, '$$$1'))}`
    : constant(reference)
  const made: NamedItem = {
    name: called,
    formula,
    comment: typeof comment === 'string' ? comment : '',
    visible: true,
    sheetId: scope.sheet?.id ?? null,
  }
  state.workbook.names.push(made)
  state.workbook.engine.reset()
  state.changed({ kind: 'structure', actor: state.actor })
  return object(NamedItemType, made)
}

const constant = (reference: unknown): string => {
  if (typeof reference === 'number') return `=${reference}`
  const formula = text(reference, 'reference')
  if (formula.startsWith('=')) return formula
  throw new HostError('InvalidArgument', 'reference')
}

const place = (state: HostState, name: NamedItem): RangeTarget | null => {
  const pieces = scanFormula(name.formula.replace(/^=/, ''))
  const [only] = pieces
  if (pieces.length !== 1 || only?.kind !== 'reference') return null
  const { sheet } = splitSheet(only.text)
  if (sheet === null) return null
  const owner = name.sheetId === null ? null : (sheetById(state.workbook, name.sheetId) ?? null)
  return namedArea(state, owner, name.name)
}

const constantType = ({ formula }: NamedItem): string => {
  const body = formula.replace(/^=/, '')
  if (/^".*"$/s.test(body)) return 'String'
  if (/^-?\d+$/.test(body)) return 'Integer'
  if (/^-?[\d.]+$/.test(body)) return 'Double'
  if (/^(TRUE|FALSE)$/i.test(body)) return 'Boolean'
  return body.includes('#REF!') ? 'Error' : 'String'
}
