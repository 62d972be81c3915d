// RangeAreas: several areas of one sheet handled as one.
import { type Area, cellCount, formatArea, intersect, withSheet } from '../../workbook/address.ts'
import { usedArea } from '../../workbook/cells.ts'
import type { Sheet } from '../../workbook/model.ts'
import { rangeArgument } from '../access.ts'
import { clearCells } from '../edits.ts'
import { HostError } from '../errors.ts'
import { type HostObject, type ObjectType, object } from '../registry.ts'
import type { AreasTarget } from '../state.ts'
import { ConditionalFormatCollectionType } from './conditional-format.ts'
import { range } from './range.ts'
import { RangeFormatType } from './range-format.ts'
import { activateSheet } from './range-methods.ts'
import { specialCells } from './special-cells.ts'
import { WorksheetType } from './worksheet.ts'

export const areas = (sheet: Sheet, parts: Area[]): HostObject =>
  object(RangeAreasType, { sheet, areas: parts.map((part) => ({ ...part })) })

export const RangeAreasType: ObjectType<AreasTarget> = {
  name: 'RangeAreas',
  properties: {
    address: ({ sheet, areas }) =>
      areas.map((area) => withSheet(sheet.name, formatArea(area))).join(','),
    addressLocal: ({ sheet, areas }) =>
      areas.map((area) => withSheet(sheet.name, formatArea(area))).join(','),
    areaCount: ({ areas }) => areas.length,
    cellCount: ({ areas }) => areas.reduce((sum, area) => sum + cellCount(area), 0),
    isEntireColumn: () => false,
    isEntireRow: () => false,
  },
  objects: {
    areas: (target) => object(AreaListType, target),
    worksheet: ({ sheet }) => object(WorksheetType, sheet),
    format: (target) => object(RangeFormatType, target),
    conditionalFormats: (target) => object(ConditionalFormatCollectionType, target),
  },
  methods: {
    clear: ({ sheet, areas }, [what], call) => {
      for (const area of areas) clearCells(call.state, { sheet, area }, String(what ?? 'All'))
    },
    select: ({ sheet, areas }, _, call) => {
      const [first] = areas
      if (!first) return
      activateSheet(call.state, sheet)
      sheet.selection = areas.map((area) => ({ ...area }))
      call.state.changed({ kind: 'selection', sheet, area: first, actor: call.state.actor })
    },
    getIntersectionOrNullObject: ({ sheet, areas: parts }, [other], call) => {
      const target = rangeArgument(call.state, sheet, other)
      const found = parts.flatMap((part) => intersect(part, target.area) ?? [])
      return found.length > 0 ? areas(sheet, found) : null
    },
    getUsedRangeAreasOrNullObject: ({ sheet, areas: parts }, [valuesOnly], call) => {
      const found = parts.flatMap(
        (part) => usedArea(call.state.workbook, sheet, valuesOnly === true, part) ?? [],
      )
      return found.length > 0 ? areas(sheet, found) : null
    },
    getSpecialCellsOrNullObject: ({ sheet, areas: parts }, [type, values], call) => {
      const found = parts.flatMap((area) => specialCells({ sheet, area }, type, values, call) ?? [])
      return found.length > 0 ? areas(sheet, found) : null
    },
  },
}

const AreaListType: ObjectType<AreasTarget> = {
  name: 'RangeCollection',
  items: ({ sheet, areas }) => areas.map((area) => range(sheet, area)),
  properties: {},
  methods: {
    getCount: ({ areas }) => areas.length,
    getItemAt: ({ sheet, areas }, [index]) => {
      const area = areas[Number(index)]
      if (!area) throw new HostError('ItemNotFound')
      return range(sheet, area)
    },
  },
}
