// Range.format: fill, font, borders, sizes, alignment, protection.
import { type Area, LAST_COLUMN, LAST_ROW } from '../../workbook/address.ts'
import { changeFormat, formatAt, textAt } from '../../workbook/cells.ts'
import type { CellFormat } from '../../workbook/description.ts'
import { type Sheet, STANDARD_HEIGHT } from '../../workbook/model.ts'
import { assertAllowed } from '../access.ts'
import { formatCells } from '../edits.ts'
import { HostError } from '../errors.ts'
import { type Call, type ObjectType, object, type Property } from '../registry.ts'
import type { AreasTarget } from '../state.ts'

type Font = NonNullable<CellFormat['font']>

export const RangeFormatType: ObjectType<AreasTarget> = {
  name: 'RangeFormat',
  properties: {
    horizontalAlignment: plain('horizontalAlignment', 'General', null),
    verticalAlignment: plain('verticalAlignment', 'Center', null),
    wrapText: plain('wrapText', false, null),
    shrinkToFit: plain('shrinkToFit', false, null),
    indentLevel: plain('indentLevel', 0, null),
    textOrientation: plain('textOrientation', 0, null),
    columnWidth: {
      get: ({ sheet, areas }) =>
        uniformIndex(areas, 'columns', (column) => columnWidth(sheet, column)),
      set: ({ sheet, areas }, value, call) => {
        const points = size(value, 'columnWidth')
        assertAllowed(call.state, sheet, 'allowFormatColumns')
        eachIndex(areas, 'columns', LAST_COLUMN, (column) => sheet.columnWidths.set(column, points))
        notify({ sheet, areas }, call)
      },
    },
    rowHeight: {
      get: ({ sheet, areas }) => uniformIndex(areas, 'rows', (row) => rowHeight(sheet, row)),
      set: ({ sheet, areas }, value, call) => {
        const points = size(value, 'rowHeight')
        assertAllowed(call.state, sheet, 'allowFormatRows')
        eachIndex(areas, 'rows', sheet.cells.length, (row) => sheet.rowHeights.set(row, points))
        notify({ sheet, areas }, call)
      },
    },
  },
  objects: {
    fill: (target) => object(RangeFillType, target),
    font: (target) => object(RangeFontType, target),
    borders: (target) => object(RangeBorderCollectionType, target),
    protection: (target) => object(FormatProtectionType, target),
  },
  methods: {
    autofitColumns: (target, _, call) => {
      assertAllowed(call.state, target.sheet, 'allowFormatColumns')
      for (const area of target.areas) autofitColumns(target.sheet, area, call)
      notify(target, call)
    },
    autofitRows: (target, _, call) => {
      assertAllowed(call.state, target.sheet, 'allowFormatRows')
      eachIndex(target.areas, 'rows', target.sheet.cells.length, (row) => {
        target.sheet.rowHeights.delete(row)
      })
      notify(target, call)
    },
  },
}

export const RangeFillType: ObjectType<AreasTarget> = {
  name: 'RangeFill',
  properties: {
    color: {
      get: ({ sheet, areas }) => uniform(sheet, areas, (format) => format.fill ?? '#FFFFFF', ''),
      set: (target, value, call) => apply(target, { fill: color(value) }, call),
    },
  },
  methods: {
    clear: (target, _, call) => {
      assertAllowed(call.state, target.sheet, 'allowFormatCells')
      for (const area of target.areas) {
        changeFormat(target.sheet, area, ({ fill: _fill, ...rest }) => rest)
      }
      notify(target, call)
    },
  },
}

export const RangeFontType: ObjectType<AreasTarget> = {
  name: 'RangeFont',
  properties: {
    bold: font('bold', false),
    italic: font('italic', false),
    color: {
      get: ({ sheet, areas }) =>
        uniform(sheet, areas, (format) => format.font?.color ?? '#000000', ''),
      set: (target, value, call) => apply(target, { font: { color: color(value) } }, call),
    },
    name: font('name', '游ゴシック'),
    size: font('size', 11),
    underline: font('underline', 'None'),
    strikethrough: font('strikethrough', false),
  },
}

const EDGES = [
  'EdgeTop',
  'EdgeBottom',
  'EdgeLeft',
  'EdgeRight',
  'InsideVertical',
  'InsideHorizontal',
  'DiagonalDown',
  'DiagonalUp',
]

export const RangeBorderCollectionType: ObjectType<AreasTarget> = {
  name: 'RangeBorderCollection',
  properties: { count: () => EDGES.length },
  items: (target) => EDGES.map((edge) => object(RangeBorderType, { ...target, edge })),
  item: (target, key) => {
    if (!EDGES.includes(String(key)))
      throw new HostError('InvalidArgument', `border ${String(key)}`)
    return object(RangeBorderType, { ...target, edge: String(key) })
  },
}

interface BorderTarget extends AreasTarget {
  edge: string
}

export const RangeBorderType: ObjectType<BorderTarget> = {
  name: 'RangeBorder',
  id: (target) => target.edge,
  properties: {
    sideIndex: (target) => target.edge,
    style: {
      get: (target) => uniformBorder(target, (border) => border?.style ?? 'None'),
      set: (target, value, call) => setBorder(target, { style: String(value) }, call),
    },
    color: {
      get: (target) => uniformBorder(target, (border) => border?.color ?? '#000000'),
      set: (target, value, call) => setBorder(target, { color: color(value) }, call),
    },
    weight: {
      get: (target) => uniformBorder(target, (border) => border?.weight ?? 'Thin'),
      set: (target, value, call) => setBorder(target, { weight: String(value) }, call),
    },
  },
}

export const FormatProtectionType: ObjectType<AreasTarget> = {
  name: 'FormatProtection',
  properties: {
    locked: plain('locked', true, null),
    formulaHidden: plain('formulaHidden', false, null),
  },
}

/** The one value all cells share, or `mixed`. Cells beyond anything formatted are looked at once. */
export const uniform = <T, M>(
  sheet: Sheet,
  areas: Area[],
  pick: (format: CellFormat) => T,
  mixed: M,
): T | M => {
  const seen = new Set<CellFormat>()
  let value: { one: T } | undefined
  for (const area of areas) {
    const lastRow = Math.min(area.row + area.rows, Math.max(area.row, sheet.styles.length) + 1)
    const lastColumn = Math.min(area.column + area.columns, area.column + 1 + WIDEST)
    for (let row = area.row; row < lastRow; row += 1) {
      for (let column = area.column; column < lastColumn; column += 1) {
        const format = formatAt(sheet, row, column)
        if (seen.has(format)) continue
        seen.add(format)
        const found = pick(format)
        if (value && value.one !== found) return mixed
        value = { one: found }
      }
    }
  }
  return value ? value.one : mixed
}

export const columnWidth = (sheet: Sheet, column: number): number =>
  sheet.hiddenColumns.has(column) ? 0 : (sheet.columnWidths.get(column) ?? sheet.standardWidth)

export const rowHeight = (sheet: Sheet, row: number): number =>
  sheet.hiddenRows.has(row) ? 0 : (sheet.rowHeights.get(row) ?? STANDARD_HEIGHT)

/** Columns looked at for a shared format; no sheet here is wider. */
const WIDEST = 1024

function plain(
  key: Exclude<keyof CellFormat, 'font' | 'borders' | 'fill'>,
  standard: unknown,
  mixed: unknown,
): Property<AreasTarget> {
  return {
    get: ({ sheet, areas }) => uniform(sheet, areas, (format) => format[key] ?? standard, mixed),
    set: (target, value, call) => {
      if (typeof value !== typeof standard) throw new HostError('InvalidArgument', key)
      apply(target, { [key]: value } as CellFormat, call)
    },
  }
}

function font(key: keyof Font, standard: unknown): Property<AreasTarget> {
  return {
    get: ({ sheet, areas }) =>
      uniform(sheet, areas, (format) => format.font?.[key] ?? standard, null),
    set: (target, value, call) => {
      if (typeof value !== typeof standard) throw new HostError('InvalidArgument', key)
      apply(target, { font: { [key]: value } as Font }, call)
    },
  }
}

const apply = (target: AreasTarget, patch: CellFormat, call: Call): void => {
  for (const area of target.areas) formatCells(call.state, { sheet: target.sheet, area }, patch)
}

const notify = ({ sheet, areas }: AreasTarget, call: Call): void => {
  for (const area of areas) {
    call.state.changed({ kind: 'format', sheet, area, actor: call.state.actor })
  }
}

const NAMED_COLORS: Record<string, string> = {
  black: '#000000',
  white: '#FFFFFF',
  red: '#FF0000',
  green: '#008000',
  blue: '#0000FF',
  yellow: '#FFFF00',
  orange: '#FFA500',
  gray: '#808080',
  grey: '#808080',
}

/** `#RRGGBB` in capitals. @throws HostError InvalidArgument */
export const color = (value: unknown): string => {
  const text = String(value)
  const hex = NAMED_COLORS[text.toLowerCase()] ?? (text.startsWith('#') ? text : `#${text}`)
  if (!/^#[0-9a-f]{6}$/i.test(hex)) throw new HostError('InvalidArgument', `color ${text}`)
  return hex.toUpperCase()
}

const size = (value: unknown, name: string): number => {
  if (typeof value !== 'number' || !(value >= 0)) throw new HostError('InvalidArgument', name)
  return value
}

const uniformIndex = (
  areas: Area[],
  axis: 'rows' | 'columns',
  pick: (index: number) => number,
): number | null => {
  let value: number | undefined
  for (const area of areas) {
    const from = axis === 'rows' ? area.row : area.column
    const to = Math.min(from + area[axis], from + 100_000)
    for (let index = from; index < to; index += 1) {
      const found = pick(index)
      if (value !== undefined && value !== found) return null
      value = found
    }
  }
  return value ?? null
}

const eachIndex = (
  areas: Area[],
  axis: 'rows' | 'columns',
  last: number,
  visit: (index: number) => void,
): void => {
  for (const area of areas) {
    const from = axis === 'rows' ? area.row : area.column
    const whole = area[axis] === (axis === 'rows' ? LAST_ROW : LAST_COLUMN)
    const to = whole ? Math.min(from + area[axis], Math.max(last, from)) : from + area[axis]
    for (let index = from; index < to; index += 1) visit(index)
  }
}

/** Width by the longest shown text: 5.5 points a half-width letter, twice that a full-width one. */
const autofitColumns = (sheet: Sheet, area: Area, call: Call): void => {
  const lastRow = Math.min(area.row + area.rows, sheet.cells.length)
  for (let column = area.column; column < area.column + Math.min(area.columns, 512); column += 1) {
    let longest = 0
    for (let row = area.row; row < lastRow; row += 1) {
      if (sheet.cells[row]?.[column] === undefined) continue
      const shown = textAt(call.state.workbook, sheet, row, column)
      let letters = 0
      for (const letter of shown) letters += (letter.codePointAt(0) ?? 0) > 0xff ? 2 : 1
      longest = Math.max(longest, letters)
    }
    if (longest > 0) sheet.columnWidths.set(column, Math.min(1000, longest * 5.5 + 6))
  }
}

const uniformBorder = (
  target: BorderTarget,
  pick: (border: { style: string; color?: string; weight?: string } | undefined) => string,
): string | null =>
  uniform(target.sheet, target.areas, (format) => pick(format.borders?.[edgeOf(target.edge)]), null)

const edgeOf = (edge: string): string =>
  edge === 'InsideHorizontal' ? 'EdgeBottom' : edge === 'InsideVertical' ? 'EdgeRight' : edge

const setBorder = (
  target: BorderTarget,
  patch: { style?: string; color?: string; weight?: string },
  call: Call,
): void => {
  for (const area of target.areas) {
    const strip = edgeArea(area, target.edge)
    if (!strip) continue
    const before = uniform(
      target.sheet,
      [strip],
      (format) => format.borders?.[edgeOf(target.edge)],
      undefined,
    )
    const border = { style: 'Continuous', ...before, ...patch }
    const borders = { [edgeOf(target.edge)]: border }
    formatCells(call.state, { sheet: target.sheet, area: strip }, { borders })
  }
}

const edgeArea = (area: Area, edge: string): Area | null => {
  switch (edge) {
    case 'EdgeTop':
      return { ...area, rows: 1 }
    case 'EdgeBottom':
      return { ...area, row: area.row + area.rows - 1, rows: 1 }
    case 'EdgeLeft':
      return { ...area, columns: 1 }
    case 'EdgeRight':
      return { ...area, column: area.column + area.columns - 1, columns: 1 }
    case 'InsideHorizontal':
      return area.rows > 1 ? { ...area, rows: area.rows - 1 } : null
    case 'InsideVertical':
      return area.columns > 1 ? { ...area, columns: area.columns - 1 } : null
    default:
      return area
  }
}
