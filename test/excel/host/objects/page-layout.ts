// Worksheet.pageLayout: how a sheet is printed.
import { formatArea, withSheet } from '../../workbook/address.ts'
import type { Sheet } from '../../workbook/model.ts'
import { rangeArgument } from '../access.ts'
import { HostError } from '../errors.ts'
import { type ObjectType, object, type Property } from '../registry.ts'
import { range } from './range.ts'
import { areas } from './range-areas.ts'

export const PageLayoutType: ObjectType<Sheet> = {
  name: 'PageLayout',
  properties: {
    orientation: setting('orientation', 'Portrait'),
    paperSize: setting('paperSize', 'A4'),
    blackAndWhite: setting('blackAndWhite', false),
    bottomMargin: setting('bottomMargin', 54),
    centerHorizontally: setting('centerHorizontally', false),
    centerVertically: setting('centerVertically', false),
    draftMode: setting('draftMode', false),
    firstPageNumber: setting('firstPageNumber', ''),
    footerMargin: setting('footerMargin', 21.6),
    headerMargin: setting('headerMargin', 21.6),
    leftMargin: setting('leftMargin', 50.4),
    rightMargin: setting('rightMargin', 50.4),
    topMargin: setting('topMargin', 54),
    printComments: setting('printComments', 'NoComments'),
    printErrors: setting('printErrors', 'AsDisplayed'),
    printGridlines: setting('printGridlines', false),
    printHeadings: setting('printHeadings', false),
    printOrder: setting('printOrder', 'DownThenOver'),
    zoom: setting('zoom', { scale: 100 }),
  },
  objects: {
    headersFooters: (sheet) => object(HeaderFooterGroupType, sheet),
  },
  methods: {
    setPrintArea: (sheet, [area], { state }) => {
      sheet.pageLayout.printArea = formatArea(rangeArgument(state, sheet, area).area)
    },
    getPrintAreaOrNullObject: (sheet, _, { state }) => {
      const address = sheet.pageLayout.printArea
      return typeof address === 'string'
        ? areas(sheet, [rangeArgument(state, sheet, address).area])
        : null
    },
    setPrintTitleRows: (sheet, [rows], { state }) => {
      sheet.pageLayout.printTitleRows = formatArea(rangeArgument(state, sheet, rows).area)
    },
    getPrintTitleRowsOrNullObject: (sheet, _, { state }) => {
      const address = sheet.pageLayout.printTitleRows
      return typeof address === 'string'
        ? range(sheet, rangeArgument(state, sheet, withSheet(sheet.name, address)).area)
        : null
    },
    setPrintTitleColumns: (sheet, [columns], { state }) => {
      sheet.pageLayout.printTitleColumns = formatArea(rangeArgument(state, sheet, columns).area)
    },
    setPrintMargins: (sheet, [unit, margins]) => {
      const points = { Points: 1, Inches: 72, Centimeters: 72 / 2.54 }[String(unit)]
      if (points === undefined) throw new HostError('InvalidArgument', 'unit')
      for (const [side, size] of Object.entries(margins as Record<string, number>)) {
        const key = side === 'header' || side === 'footer' ? `${side}Margin` : `${side}Margin`
        sheet.pageLayout[key] = size * points
      }
    },
  },
}

const HeaderFooterGroupType: ObjectType<Sheet> = {
  name: 'HeaderFooterGroup',
  properties: {
    state: setting('headerFooterState', 'Default'),
    useSheetMargins: setting('useSheetMargins', true),
    useSheetScale: setting('useSheetScale', true),
  },
  objects: {
    defaultForAllPages: (sheet) => object(HeaderFooterType, sheet),
  },
}

const HeaderFooterType: ObjectType<Sheet> = {
  name: 'HeaderFooter',
  properties: {
    centerFooter: setting('centerFooter', ''),
    centerHeader: setting('centerHeader', ''),
    leftFooter: setting('leftFooter', ''),
    leftHeader: setting('leftHeader', ''),
    rightFooter: setting('rightFooter', ''),
    rightHeader: setting('rightHeader', ''),
  },
}

function setting(key: string, standard: unknown): Property<Sheet> {
  return {
    get: (sheet) => sheet.pageLayout[key] ?? standard,
    set: (sheet, value) => {
      if (typeof value !== typeof standard && key !== 'firstPageNumber') {
        throw new HostError('InvalidArgument', key)
      }
      sheet.pageLayout[key] = value
    },
  }
}
