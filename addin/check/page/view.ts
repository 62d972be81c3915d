// The sheet that is shown, of the workbook or of a file beside it, and the tabs of all.
import { cellAddress } from '../../../shared/address/index.ts'
import { cellAt } from '../../../shared/calculation/place.ts'
import type { SheetSnapshot } from '../../../shared/schema/index.ts'
import type { SheetOfResult } from '../../budget/result.ts'
import type { Book } from '../book/book.ts'
import type { Place } from '../grid/moves.ts'
import type { Words } from '../locales/index.ts'
import type { SheetTab } from './sheet-tabs.tsx'

export interface View {
  snapshot: SheetSnapshot
  isReadOnly: boolean
  /** Which sentence says why it is. */
  why: 'readOnly' | 'own' | null
  isBeside: boolean
  /** What a cell holds, as it is typed. */
  contentAt(place: Place): string
}

export function viewOf(book: Book, files: readonly SheetOfResult[]): View | null {
  const beside = book.beside.value
  const other =
    beside && files.find(({ file, name }) => file === beside.file && name === beside.name)
  const own = book.sheets.value.find(({ name }) => name === book.view.value)
  const snapshot = other?.reading?.snapshot ?? own?.snapshot
  if (!snapshot) return null
  const isBeside = Boolean(other?.reading)
  const isOwn = !isBeside && (own?.own ?? false)
  return {
    ...{ snapshot, isBeside, isReadOnly: isBeside || isOwn },
    why: isBeside ? 'readOnly' : isOwn ? 'own' : null,
    contentAt({ row, column }) {
      const content = snapshot.formulas?.[cellAddress(row, column)] ?? cellAt(snapshot, row, column)
      if (typeof content === 'boolean') return String(content).toUpperCase()
      return content === null ? '' : String(content)
    },
  }
}

export function tabsOf(book: Book, files: readonly SheetOfResult[], t: Words): SheetTab[] {
  const beside = book.beside.value
  const open = new Map(
    book.marks.value.map(({ sheet, findings }) => [
      sheet,
      findings.filter(({ severity }) => severity === 'error' || severity === 'warning').length,
    ]),
  )
  return [
    ...book.sheets.value.map(({ name, hidden, own }) => ({
      ...{ id: `:${name}`, label: name, isOwn: own, isHidden: hidden, isBeside: false },
      title: hidden ? t.grid.hiddenSheet(name) : name,
      isActive: beside === null && name === book.view.value,
      open: open.get(name) ?? 0,
    })),
    ...files.flatMap(({ name, file = '', hidden, reading }) =>
      reading
        ? [
            {
              ...{ id: `${file}:${name}`, label: name, isOwn: false, isHidden: hidden },
              ...{ title: t.grid.ofFile(file, name), isBeside: true, open: 0 },
              isActive: beside?.file === file && beside.name === name,
            },
          ]
        : [],
    ),
  ]
}

/** @param id of a tab: the file beside the workbook, if any, and the sheet's name */
export function showTab(book: Book, id: string): void {
  const colon = id.lastIndexOf(':')
  const [file, name] = [id.slice(0, colon), id.slice(colon + 1)]
  if (file === '') book.show(name)
  else book.beside.value = { file, name }
}
