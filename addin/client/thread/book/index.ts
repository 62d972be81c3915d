// What the page over files asks of the worker thread; the readers and writers come with the first file.
import type { WriteSheet } from '../../../../shared/writeback/types.ts'
import { readSheetsOf } from '../read-file.ts'
import type { HeldBook } from './held-book.ts'
import type {
  BookEntry,
  BookSheet,
  EnteredCells,
  OpenedBook,
  PlaceOfFormula,
  PutSheets,
  SavedBook,
} from './types.ts'

export interface Bookshelf {
  /** The workbook that is open; null before the first file. */
  book: HeldBook | null
}

interface Tools {
  shelf: Bookshelf
}

function opened({ shelf }: Tools): HeldBook {
  if (!shelf.book) throw new Error('no workbook is open')
  return shelf.book
}

export const bookOperations = {
  /** A workbook or text file, in place of the one before. */
  openBook: async (
    { name, bytes }: { name: string; bytes: ArrayBuffer },
    { shelf }: Tools,
  ): Promise<OpenedBook> => {
    const file = new Uint8Array(bytes)
    const [reading, { holdBook }] = await Promise.all([
      readSheetsOf(name, file),
      import('./held-book.ts'),
    ])
    if (!reading.ok) return { ok: false, message: reading.problem.message }
    shelf.book = holdBook(name, file, reading)
    return { ok: true, sheets: shelf.book.sheets }
  },
  enterCells: async (
    { entries }: { entries: readonly BookEntry[] },
    tools: Tools,
  ): Promise<EnteredCells> => opened(tools).enter(entries),
  undoEntry: async (
    _: object,
    tools: Tools,
  ): Promise<{ sheets: BookSheet[]; unsolved: PlaceOfFormula[] }> => opened(tools).undo(),
  putSheets: async (
    { sheets }: { sheets: readonly WriteSheet[] },
    tools: Tools,
  ): Promise<PutSheets> => opened(tools).putSheets(sheets),
  takeSheets: async (
    _: object,
    tools: Tools,
  ): Promise<{ sheets: BookSheet[]; unsolved: PlaceOfFormula[] }> => opened(tools).takeSheets(),
  saveBook: async (_: object, tools: Tools): Promise<SavedBook> => opened(tools).save(),
}
