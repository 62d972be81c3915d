// ConditionalFormat of the kinds the add-in may use: formula, cell value, text.
import { type Area, intersect } from '../../workbook/address.ts'
import { mergeFormat } from '../../workbook/cells.ts'
import type { CellFormat } from '../../workbook/description.ts'
import type { ConditionalFormat, Sheet } from '../../workbook/model.ts'
import { guid } from '../../workbook/sheets.ts'
import { assertAllowed, integer } from '../access.ts'
import { HostError } from '../errors.ts'
import { type Call, type HostObject, type ObjectType, object, type Property } from '../registry.ts'
import type { AreasTarget } from '../state.ts'
import { range } from './range.ts'
import { areas } from './range-areas.ts'
import { color } from './range-format.ts'

interface Target {
  sheet: Sheet
  format: ConditionalFormat
}

const ConditionalFormatType: ObjectType<Target> = {
  name: 'ConditionalFormat',
  id: ({ format }) => format.id,
  properties: {
    id: ({ format }) => format.id,
    type: ({ format }) => format.type,
    priority: {
      get: ({ sheet, format }) => sheet.conditionalFormats.indexOf(format),
      set: ({ sheet, format }, value, call) => {
        const others = sheet.conditionalFormats.filter((one) => one !== format)
        others.splice(integer(value, 'priority'), 0, format)
        sheet.conditionalFormats = others
        told(sheet, format, call)
      },
    },
    stopIfTrue: {
      get: ({ format }) => format.stopIfTrue,
      set: ({ sheet, format }, value, call) => {
        format.stopIfTrue = value === true
        told(sheet, format, call)
      },
    },
  },
  objects: {
    custom: (target) => kind(target, 'Custom', CustomType),
    customOrNullObject: (target) => kindOrNull(target, 'Custom', CustomType),
    cellValue: (target) => kind(target, 'CellValue', CellValueType),
    cellValueOrNullObject: (target) => kindOrNull(target, 'CellValue', CellValueType),
    textComparison: (target) => kind(target, 'ContainsText', TextType),
    textComparisonOrNullObject: (target) => kindOrNull(target, 'ContainsText', TextType),
  },
  methods: {
    delete: ({ sheet, format }, _, call) => {
      assertAllowed(call.state, sheet, 'allowFormatCells')
      sheet.conditionalFormats = sheet.conditionalFormats.filter((one) => one !== format)
      told(sheet, format, call)
    },
    getRange: ({ sheet, format }) => {
      const [area, ...others] = format.areas
      if (!area || others.length > 0) throw new HostError('InvalidOperation', 'several areas')
      return range(sheet, area)
    },
    getRangeOrNullObject: ({ sheet, format }) => {
      const [area, ...others] = format.areas
      return area && others.length === 0 ? range(sheet, area) : null
    },
    getRanges: ({ sheet, format }) => areas(sheet, format.areas),
    changeRuleToCustom: ({ format }, [formula]) => {
      format.type = 'Custom'
      format.rule = { formula: String(formula) }
    },
    setRanges: ({ sheet, format }, [ranges], call) => {
      const target = (ranges as { target?: AreasTarget & { area?: Area } } | null)?.target
      const parts = target?.areas ?? (target?.area ? [target.area] : null)
      if (!parts) throw new HostError('InvalidArgument', 'ranges')
      format.areas = parts.map((part) => ({ ...part }))
      told(sheet, format, call)
    },
  },
}

/** A range's conditional formats; the newest comes first, as in Excel. */
export const ConditionalFormatCollectionType: ObjectType<AreasTarget> = {
  name: 'ConditionalFormatCollection',
  properties: {},
  items: (target) =>
    touching(target).map((format) =>
      object(ConditionalFormatType, { sheet: target.sheet, format }),
    ),
  item: (target, key) => {
    const found = find(target, key)
    if (!found) throw new HostError('ItemNotFound', String(key))
    return found
  },
  methods: {
    add: ({ sheet, areas: parts }, [type], call) => {
      if (!TYPES.includes(String(type))) {
        throw new HostError('ApiNotFound', `ConditionalFormatCollection.add ${String(type)}`)
      }
      assertAllowed(call.state, sheet, 'allowFormatCells')
      const format: ConditionalFormat = {
        id: `{${guid(call.state.workbook.nextId())}}`,
        areas: parts.map((part) => ({ ...part })),
        type: String(type),
        rule: {},
        format: {},
        stopIfTrue: false,
      }
      sheet.conditionalFormats.unshift(format)
      told(sheet, format, call)
      return object(ConditionalFormatType, { sheet, format })
    },
    getCount: (target) => touching(target).length,
    getItemAt: (target, [index]) => {
      const format = touching(target)[Number(index)]
      if (!format) throw new HostError('InvalidArgument', 'index')
      return object(ConditionalFormatType, { sheet: target.sheet, format })
    },
    getItemOrNullObject: (target, [key]) => find(target, key) ?? null,
    clearAll: (target, _, call) => {
      const { sheet } = target
      assertAllowed(call.state, sheet, 'allowFormatCells')
      for (const format of touching(target)) {
        sheet.conditionalFormats = sheet.conditionalFormats.filter((one) => one !== format)
        told(sheet, format, call)
      }
    },
  },
}

const TYPES = ['Custom', 'CellValue', 'ContainsText']

const CustomType: ObjectType<Target> = {
  name: 'CustomConditionalFormat',
  objects: {
    rule: (target) => object(RuleType, target),
    format: (target) => object(ConditionalRangeFormatType, target),
  },
}

const RuleType: ObjectType<Target> = {
  name: 'ConditionalFormatRule',
  properties: {
    formula: ruleText('formula'),
    formulaLocal: ruleText('formula'),
  },
}

const CellValueType: ObjectType<Target> = {
  name: 'CellValueConditionalFormat',
  properties: { rule: wholeRule(['formula1', 'operator']) },
  objects: { format: (target) => object(ConditionalRangeFormatType, target) },
}

const TextType: ObjectType<Target> = {
  name: 'TextConditionalFormat',
  properties: { rule: wholeRule(['operator', 'text']) },
  objects: { format: (target) => object(ConditionalRangeFormatType, target) },
}

const ConditionalRangeFormatType: ObjectType<Target> = {
  name: 'ConditionalRangeFormat',
  properties: {
    numberFormat: {
      get: ({ format }) => format.format.numberFormat ?? null,
      set: (target, value, call) => lay(target, { numberFormat: String(value) }, call),
    },
  },
  objects: {
    fill: (target) => object(ConditionalRangeFillType, target),
    font: (target) => object(ConditionalRangeFontType, target),
    borders: (target) => object(ConditionalRangeBorderCollectionType, target),
  },
}

const ConditionalRangeFillType: ObjectType<Target> = {
  name: 'ConditionalRangeFill',
  properties: {
    color: {
      get: ({ format }) => format.format.fill ?? '',
      set: (target, value, call) => lay(target, { fill: color(value) }, call),
    },
  },
  methods: {
    clear: ({ format }) => {
      delete format.format.fill
    },
  },
}

const ConditionalRangeFontType: ObjectType<Target> = {
  name: 'ConditionalRangeFont',
  properties: {
    bold: fontPart('bold'),
    italic: fontPart('italic'),
    strikethrough: fontPart('strikethrough'),
    underline: fontPart('underline'),
    color: {
      get: ({ format }) => format.format.font?.color ?? '',
      set: (target, value, call) => lay(target, { font: { color: color(value) } }, call),
    },
  },
  methods: {
    clear: ({ format }) => {
      delete format.format.font
    },
  },
}

const EDGES = ['EdgeTop', 'EdgeBottom', 'EdgeLeft', 'EdgeRight']

const ConditionalRangeBorderCollectionType: ObjectType<Target> = {
  name: 'ConditionalRangeBorderCollection',
  properties: { count: () => EDGES.length },
  objects: {
    top: (target) => object(ConditionalRangeBorderType, { ...target, edge: 'EdgeTop' }),
    bottom: (target) => object(ConditionalRangeBorderType, { ...target, edge: 'EdgeBottom' }),
    left: (target) => object(ConditionalRangeBorderType, { ...target, edge: 'EdgeLeft' }),
    right: (target) => object(ConditionalRangeBorderType, { ...target, edge: 'EdgeRight' }),
  },
  items: (target) => EDGES.map((edge) => object(ConditionalRangeBorderType, { ...target, edge })),
  item: (target, key) => {
    if (!EDGES.includes(String(key))) throw new HostError('InvalidArgument', 'index')
    return object(ConditionalRangeBorderType, { ...target, edge: String(key) })
  },
}

const ConditionalRangeBorderType: ObjectType<Target & { edge: string }> = {
  name: 'ConditionalRangeBorder',
  id: ({ edge }) => edge,
  properties: {
    sideIndex: ({ edge }) => edge,
    style: {
      get: ({ format, edge }) => format.format.borders?.[edge]?.style ?? 'None',
      set: (target, value, call) => edgePart(target, { style: String(value) }, call),
    },
    color: {
      get: ({ format, edge }) => format.format.borders?.[edge]?.color ?? '',
      set: (target, value, call) => edgePart(target, { color: color(value) }, call),
    },
  },
}

const kind = (target: Target, type: string, members: ObjectType<Target>): HostObject => {
  if (target.format.type !== type) throw new HostError('InvalidOperation', target.format.type)
  return object(members, target)
}

const kindOrNull = (
  target: Target,
  type: string,
  members: ObjectType<Target>,
): HostObject | null => (target.format.type === type ? object(members, target) : null)

const touching = ({ sheet, areas: parts }: AreasTarget): ConditionalFormat[] =>
  sheet.conditionalFormats.filter((one) =>
    one.areas.some((area) => parts.some((part) => intersect(part, area))),
  )

const find = (target: AreasTarget, key: unknown): HostObject | undefined => {
  const format = target.sheet.conditionalFormats.find((one) => one.id === key)
  return format && object(ConditionalFormatType, { sheet: target.sheet, format })
}

function ruleText(key: string): Property<Target> {
  return {
    get: ({ format }) => format.rule[key] ?? '',
    set: ({ sheet, format }, value, call) => {
      if (typeof value !== 'string' || value === '') throw new HostError('InvalidArgument', key)
      format.rule = { ...format.rule, [key]: value }
      told(sheet, format, call)
    },
  }
}

function wholeRule(needed: string[]): Property<Target> {
  return {
    get: ({ format }) => format.rule,
    set: ({ sheet, format }, value, call) => {
      const rule = value as Record<string, unknown> | null
      if (!rule || needed.some((key) => rule[key] === undefined)) {
        throw new HostError('InvalidArgument', 'rule')
      }
      format.rule = { ...rule }
      told(sheet, format, call)
    },
  }
}

function fontPart(key: 'bold' | 'italic' | 'strikethrough' | 'underline'): Property<Target> {
  return {
    get: ({ format }) => format.format.font?.[key] ?? null,
    set: (target, value, call) => lay(target, { font: { [key]: value } }, call),
  }
}

const edgePart = (
  target: Target & { edge: string },
  patch: { style?: string; color?: string },
  call: Call,
): void => {
  const before = target.format.format.borders?.[target.edge]
  const border = { style: 'Continuous', ...before, ...patch }
  lay(target, { borders: { [target.edge]: border } }, call)
}

const lay = ({ sheet, format }: Target, patch: CellFormat, call: Call): void => {
  format.format = mergeFormat(format.format, patch)
  told(sheet, format, call)
}

const told = (sheet: Sheet, format: ConditionalFormat, call: Call): void => {
  const [area] = format.areas
  if (area) call.state.changed({ kind: 'format', sheet, area, actor: call.state.actor })
}
