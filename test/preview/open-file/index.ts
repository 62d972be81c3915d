// A workbook file from the user's disk, opened in the preview: values, formulas, formats, merges, hidden rows.

import { parseCell } from '../../../shared/address/index.ts'
import { readXlsx } from '../../../shared/files/index.ts'
import type { SheetSnapshot } from '../../../shared/schema/index.ts'
import type { FormatDescription, SheetDescription } from '../../excel/index.ts'
import { columnName } from '../../excel/workbook/address.ts'
import type { Session } from '../session.ts'
import { readSheetLooks, type SheetLook } from './look.ts'

/** Reads the file and opens it; on any fault the present workbook stays and the user is told why. */
export const openFile = async (session: Session, file: File): Promise<void> => {
  const words = session.words()
  session.tell(words.opening)
  try {
    const bytes = new Uint8Array(await file.arrayBuffer())
    const reading = readXlsx(bytes)
    if (!reading.ok) {
      session.tell(words.notOpened(reading.problem.message[session.language.value]), 'trouble')
      return
    }
    const looks = readSheetLooks(bytes)
    session.open({
      name: file.name,
      sheets: reading.sheets.map(({ name, snapshot, hidden }) =>
        sheetOf(snapshot, hidden, looks.get(name)),
      ),
    })
    session.notice.value = null
  } catch (error) {
    session.tell(words.notOpened(error instanceof Error ? error.message : ''), 'trouble')
  }
}

const sheetOf = (
  snapshot: SheetSnapshot,
  hidden: boolean,
  look: SheetLook | undefined,
): SheetDescription => ({
  name: snapshot.sheet,
  visibility: hidden ? 'Hidden' : 'Visible',
  origin: snapshot.origin,
  rows: snapshot.rows,
  formulas: snapshot.formulas ?? {},
  ...look,
  formats: [...(look?.formats ?? []), ...formatsOf(snapshot)],
  merges: snapshot.merges ?? [],
  hiddenRows: snapshot.hiddenRows ?? [],
  hiddenColumns: (snapshot.hiddenColumns ?? []).map((column) => columnName(column - 1)),
  tables: (snapshot.tables ?? []).map(({ name, range }) => ({ name, range })),
  columnWidths: { ...fittingWidths(snapshot), ...look?.columnWidths },
})

const formatsOf = (snapshot: SheetSnapshot): FormatDescription[] =>
  Object.entries(snapshot.numberFormats ?? {}).map(([place, numberFormat]) => ({
    range: /\d/.test(place) ? place : `${place}:${place}`,
    numberFormat,
  }))

/** Points for a half-width character, and the widest a column is made by its texts. */
const CHARACTER = 6
const WIDEST = 200

/** Columns wide enough for most of their texts, where the reading carries no widths. */
const fittingWidths = (snapshot: SheetSnapshot): Record<string, number> => {
  const left = parseCell(snapshot.origin)?.column ?? 0
  const widths: number[] = []
  for (const row of snapshot.rows.slice(0, 500)) {
    row.forEach((cell, index) => {
      if (cell === null || cell === '') return
      const text = String(cell)
      const wide = [...text].reduce((sum, char) => sum + (char.charCodeAt(0) > 0xff ? 2 : 1), 0)
      // A title that runs over its neighbours says nothing about its column.
      const alone = row.slice(index + 1).every((next) => next === null || next === '')
      if (alone && wide > 30) return
      widths[index] = Math.max(widths[index] ?? 0, Math.min(WIDEST, (wide + 2) * CHARACTER))
    })
  }
  return Object.fromEntries(
    widths.flatMap((width, index) => (width > 54 ? [[columnName(left + index), width]] : [])),
  )
}
