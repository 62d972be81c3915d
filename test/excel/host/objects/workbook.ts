// Workbook: the root every request starts from; Application and Runtime beside it.
import { sheetById } from '../../workbook/model.ts'
import { HostError } from '../errors.ts'
import { type ObjectType, object } from '../registry.ts'
import type { HostState } from '../state.ts'
import { CustomXmlPartCollectionType } from './custom-xml.ts'
import { NamedItemCollectionType } from './named-item.ts'
import { DocumentPropertiesType } from './properties.ts'
import { WorkbookProtectionType } from './protection.ts'
import { range } from './range.ts'
import { areas } from './range-areas.ts'
import { SettingCollectionType } from './setting.ts'
import { TableCollectionType } from './table.ts'
import { WorksheetCollectionType } from './worksheet.ts'

export const WorkbookType: ObjectType<HostState> = {
  name: 'Workbook',
  properties: {
    name: ({ workbook }) => workbook.name,
    readOnly: ({ workbook }) => workbook.readOnly,
    isDirty: () => false,
    autoSave: () => false,
    calculationEngineVersion: () => 191_029,
    previouslySaved: () => true,
    usePrecisionAsDisplayed: () => false,
    chartDataPointTrack: () => true,
  },
  objects: {
    application: (state) => object(ApplicationType, state),
    worksheets: (state) => object(WorksheetCollectionType, { state }),
    tables: () => object(TableCollectionType, {}),
    names: () => object(NamedItemCollectionType, { sheet: null }),
    settings: (state) => object(SettingCollectionType, state),
    customXmlParts: (state) => object(CustomXmlPartCollectionType, state),
    properties: (state) => object(DocumentPropertiesType, state),
    protection: (state) => object(WorkbookProtectionType, state),
    _Runtime: (state) => object(RuntimeType, state),
  },
  methods: {
    getActiveCell: ({ workbook }) => {
      const sheet = sheetById(workbook, workbook.activeSheetId)
      const [first] = sheet?.selection ?? []
      if (!sheet || !first) throw new HostError('InvalidSelection')
      return range(sheet, { ...first, rows: 1, columns: 1 })
    },
    getSelectedRange: ({ workbook }) => {
      const sheet = sheetById(workbook, workbook.activeSheetId)
      const [first, ...others] = sheet?.selection ?? []
      if (!sheet || !first || others.length > 0) throw new HostError('InvalidSelection')
      return range(sheet, first)
    },
    getSelectedRanges: ({ workbook }) => {
      const sheet = sheetById(workbook, workbook.activeSheetId)
      if (!sheet) throw new HostError('InvalidSelection')
      return areas(sheet, sheet.selection)
    },
    _GetRangeForEventByReferenceId: (state, [id]) => {
      const target = state.eventRanges.get(String(id))
      if (!target) throw new HostError('ItemNotFound')
      return range(target.sheet, target.area)
    },
    _GetRangeOrNullObjectForEventByReferenceId: (state, [id]) => {
      const target = state.eventRanges.get(String(id))
      return target ? range(target.sheet, target.area) : null
    },
    _RemoveReference: (state, [id]) => {
      state.references.delete(String(id))
    },
    _RemoveAllReferences: (state) => state.references.clear(),
    _SetOsfControlContainerReadyForCustomFunctions: (state) => {
      state.customFunctionsReady = true
    },
  },
}

const MODES = ['Automatic', 'AutomaticExceptTables', 'Manual']

export const ApplicationType: ObjectType<HostState> = {
  name: 'Application',
  properties: {
    calculationMode: {
      get: ({ workbook }) => workbook.calculationMode,
      set: ({ workbook }, value) => {
        if (!MODES.includes(String(value)))
          throw new HostError('InvalidArgument', 'calculationMode')
        workbook.calculationMode = String(value)
      },
    },
    calculationEngineVersion: () => 191_029,
    calculationState: () => 'Done',
    decimalSeparator: () => '.',
    thousandsSeparator: () => ',',
    useSystemSeparators: () => true,
  },
  objects: { cultureInfo: (state) => object(CultureInfoType, state) },
  methods: {
    calculate: () => undefined,
    suspendApiCalculationUntilNextSync: () => undefined,
    suspendScreenUpdatingUntilNextSync: () => undefined,
  },
}

const CultureInfoType: ObjectType<HostState> = {
  name: 'CultureInfo',
  properties: { name: ({ language }) => (language === 'ja-jp' ? 'ja-JP' : 'en-US') },
}

const RuntimeType: ObjectType<HostState> = {
  name: 'Runtime',
  properties: {
    enableEvents: {
      get: (state) => state.eventsEnabled,
      set: (state, value) => {
        if (typeof value !== 'boolean') throw new HostError('InvalidArgument', 'enableEvents')
        state.eventsEnabled = value
      },
    },
  },
}
