// Which cells a formula looks at, and which formulas look at a cell: tracing, over all sheets.
import { type Area, formatArea, intersect, LAST_COLUMN, withSheet } from '../../workbook/address.ts'
import { engineFormula } from '../../workbook/engine-formula.ts'
import { isFormula, type Sheet, type Workbook } from '../../workbook/model.ts'
import { HostError } from '../errors.ts'
import { type HostObject, type ObjectType, object } from '../registry.ts'
import type { RangeTarget } from '../state.ts'
import { range } from './range.ts'
import { areas } from './range-areas.ts'

/** The areas the formulas of a range name, each once, in the order of their sheets. */
export const directPrecedents = (workbook: Workbook, target: RangeTarget): RangeTarget[] =>
  inSheetOrder(
    workbook,
    formulasIn(target.sheet, target.area).flatMap(
      ({ row, column, formula }) =>
        engineFormula(workbook, target.sheet, row, column, formula).areas,
    ),
  )

/** Those, and what their own formulas name, to the end. */
export const allPrecedents = (workbook: Workbook, target: RangeTarget): RangeTarget[] => {
  const found = new Map<string, RangeTarget>()
  let open = directPrecedents(workbook, target)
  while (open.length > 0) {
    const fresh = open.filter((one) => !found.has(nameOf(one)))
    for (const one of fresh) found.set(nameOf(one), one)
    open = fresh.flatMap((one) => directPrecedents(workbook, one))
  }
  return inSheetOrder(workbook, [...found.values()])
}

/** The formula cells that name any cell of a range. */
export const directDependents = (workbook: Workbook, target: RangeTarget): RangeTarget[] => {
  const found: RangeTarget[] = []
  for (const sheet of workbook.sheets) {
    const whole = { row: 0, column: 0, rows: sheet.cells.length, columns: LAST_COLUMN }
    for (const { row, column, formula } of formulasIn(sheet, whole)) {
      const looks = engineFormula(workbook, sheet, row, column, formula).areas
      const hits = looks.some(
        (one) => one.sheet === target.sheet && intersect(one.area, target.area),
      )
      if (hits) found.push({ sheet, area: { row, column, rows: 1, columns: 1 } })
    }
  }
  return inSheetOrder(workbook, found)
}

/** @throws HostError ItemNotFound when nothing is found, as Excel does. */
export const workbookAreas = (found: RangeTarget[]): HostObject => {
  if (found.length === 0) throw new HostError('ItemNotFound')
  return object(WorkbookRangeAreasType, found)
}

const WorkbookRangeAreasType: ObjectType<RangeTarget[]> = {
  name: 'WorkbookRangeAreas',
  properties: {
    addresses: (found) => [...bySheet(found)].map(([sheet, parts]) => addressOf(sheet, parts)),
  },
  objects: {
    areas: (found) => object(RangeAreasListType, found),
    ranges: (found) => object(RangeListType, found),
  },
  methods: {
    getRangeAreasOrNullObjectBySheet: (found, [key]) => {
      const entry = [...bySheet(found)].find(([sheet]) => sheet.id === key || sheet.name === key)
      return entry ? areas(...entry) : null
    },
  },
}

const RangeAreasListType: ObjectType<RangeTarget[]> = {
  name: 'RangeAreasCollection',
  properties: {},
  items: (found) => [...bySheet(found)].map((entry) => areas(...entry)),
  methods: { getCount: (found) => bySheet(found).size },
}

const RangeListType: ObjectType<RangeTarget[]> = {
  name: 'RangeCollection',
  properties: {},
  items: (found) => found.map(({ sheet, area }) => range(sheet, area)),
  methods: { getCount: (found) => found.length },
}

const formulasIn = (
  sheet: Sheet,
  area: Area,
): { row: number; column: number; formula: string }[] => {
  const found: { row: number; column: number; formula: string }[] = []
  for (const key of sheet.formulas) {
    const row = Math.floor(key / LAST_COLUMN)
    const column = key % LAST_COLUMN
    const content = sheet.cells[row]?.[column]
    if (!isFormula(content) || !intersect(area, { row, column, rows: 1, columns: 1 })) continue
    found.push({ row, column, formula: content.formula })
  }
  return found
}

const inSheetOrder = (workbook: Workbook, found: RangeTarget[]): RangeTarget[] => {
  const once = new Map(found.map((one) => [nameOf(one), one]))
  return [...once.values()].sort(
    (a, b) =>
      workbook.sheets.indexOf(a.sheet) - workbook.sheets.indexOf(b.sheet) ||
      a.area.row - b.area.row ||
      a.area.column - b.area.column,
  )
}

const nameOf = ({ sheet, area }: RangeTarget): string => withSheet(sheet.name, formatArea(area))

const bySheet = (found: RangeTarget[]): Map<Sheet, Area[]> => {
  const sheets = new Map<Sheet, Area[]>()
  for (const { sheet, area } of found) sheets.set(sheet, [...(sheets.get(sheet) ?? []), area])
  return sheets
}

const addressOf = (sheet: Sheet, parts: Area[]): string =>
  parts.map((part) => withSheet(sheet.name, formatArea(part))).join(',')
