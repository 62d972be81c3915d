// How a workbook file's sheets look: widths, heights, frozen rows, and the styles of their cells.
import { readWorkbookParts, readXmlPart } from '../../../shared/files/xlsx/parts.ts'
import { attribute, flag, scanXml } from '../../../shared/files/xlsx/xml.ts'
import { openZip } from '../../../shared/files/xlsx/zip.ts'
import type { CellFormat, FormatDescription, SheetDescription } from '../../excel/index.ts'
import { columnName, parseArea } from '../../excel/workbook/address.ts'
import { readLooks } from './styles.ts'

export type SheetLook = Pick<
  SheetDescription,
  'formats' | 'columnWidths' | 'rowHeights' | 'freeze' | 'showGridlines'
>

/** Looks by sheet name; a sheet whose look can't be read has none, its cells are not concerned. */
export const readSheetLooks = (bytes: Uint8Array): Map<string, SheetLook> => {
  const looks = new Map<string, SheetLook>()
  const opened = openZip(bytes)
  const parts = opened.ok ? readWorkbookParts(opened.zip) : opened
  if (!opened.ok || !parts.ok) return looks
  const partText = (path: string | null): string | null => {
    const xml = path === null ? null : readXmlPart(opened.zip, path)
    return xml?.ok ? xml.value : null
  }
  const styles = readLooks(partText(parts.value.styles) ?? '')
  for (const sheet of parts.value.sheets) {
    const xml = partText(sheet.path)
    if (xml !== null) looks.set(sheet.name, sheetLook(xml, styles))
  }
  return looks
}

/** Points of a column of so many characters, in a font whose digits are seven pixels wide. */
const columnPoints = (characters: number): number => (characters * 7 + 5) * 0.75
/** Columns beyond are set only by files that style whole sheets. */
const LAST_STYLED_COLUMN = 200

const sheetLook = (xml: string, styles: CellFormat[]): SheetLook => {
  const columnWidths: Record<string, number> = {}
  const rowHeights: Record<string, number> = {}
  const formats: FormatDescription[] = []
  const freeze = { rows: 0, columns: 0 }
  let showGridlines = true
  let run: { row: number; from: number; to: number; style: number } | null = null
  const endRun = () => {
    const look = run && styles[run.style]
    if (run && look && run.style > 0) {
      const from = `${columnName(run.from)}${run.row + 1}`
      formats.push({ ...look, range: `${from}:${columnName(run.to)}${run.row + 1}` })
    }
    run = null
  }
  scanXml(xml, {
    open: (name, attributes) => {
      if (name === 'c') {
        const at = parseArea(attribute(attributes, 'r') ?? '')
        const style = Number(attribute(attributes, 's') ?? 0)
        if (!at) return
        const goesOn = run?.row === at.row && run.to + 1 === at.column && run.style === style
        if (run && goesOn) run.to = at.column
        else {
          endRun()
          run = { row: at.row, from: at.column, to: at.column, style }
        }
      } else if (name === 'row') {
        const height = Number(attribute(attributes, 'ht') ?? 0)
        const row = attribute(attributes, 'r')
        if (row && height > 0) rowHeights[row] = height
      } else if (name === 'col') {
        const width = Number(attribute(attributes, 'width') ?? 0)
        const last = Math.min(Number(attribute(attributes, 'max')), LAST_STYLED_COLUMN)
        for (let column = Number(attribute(attributes, 'min')); column <= last; column += 1) {
          if (width > 0) columnWidths[columnName(column - 1)] = columnPoints(width)
        }
      } else if (name === 'pane' && /frozen/.test(attribute(attributes, 'state') ?? '')) {
        freeze.rows = Number(attribute(attributes, 'ySplit') ?? 0)
        freeze.columns = Number(attribute(attributes, 'xSplit') ?? 0)
      } else if (name === 'sheetView' && attribute(attributes, 'showGridLines') !== null) {
        showGridlines = flag(attributes, 'showGridLines')
      }
    },
  })
  endRun()
  return { formats, columnWidths, rowHeights, freeze, showGridlines }
}
