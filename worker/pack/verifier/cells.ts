// The digest of a pack's cells, as docs/digest.md states it.
import { canonical, sha256Of, utf8 } from './bytes.ts'

export interface Snapshot {
  sheet: string
  workbook?: string
  hidden?: boolean
  origin: string
  rows: unknown[][]
  formulas?: Record<string, string>
  [more: string]: unknown
}

export async function digestOfCells(cells: Snapshot | Snapshot[]): Promise<string> {
  if (!Array.isArray(cells)) return digestOfSheet(cells)
  const several = new Set(cells.map(({ workbook }) => workbook ?? '')).size > 1
  const sheets: unknown[] = []
  for (const sheet of cells)
    sheets.push({
      ...(several && sheet.workbook !== undefined ? { workbook: sheet.workbook } : {}),
      ...{ sheet: sheet.sheet, hidden: sheet.hidden === true, digest: await digestOfSheet(sheet) },
    })
  return `sha256:${await sha256Of(utf8(canonical(sheets)))}`
}

async function digestOfSheet({ origin, rows, formulas = {}, ...rest }: Snapshot): Promise<string> {
  const rowOf = (address: string): number => Number(address.replace(/[A-Z]/g, ''))
  const columnOf = (address: string): number =>
    [...address.replace(/[0-9]/g, '')].reduce((n, letter) => 26 * n + letter.charCodeAt(0) - 64, 0)
  const isBlank = (cell: unknown): boolean => cell === null || cell === ''
  const textOfCell = (cell: unknown, above: unknown): string =>
    isBlank(cell) ? '' : cell === above ? '"' : JSON.stringify(cell)
  const left = Array(columnOf(origin) - 1).fill('')
  const cells = rows.map((row) => row.slice(0, row.findLastIndex((cell) => !isBlank(cell)) + 1))
  const line = (row: unknown[], r: number): string =>
    [rowOf(origin) + r, ...left, ...row.map((cell, c) => textOfCell(cell, cells[r - 1]?.[c]))].join(
      '\t',
    )
  const inOrder = Object.keys(formulas).sort(
    (a, b) => rowOf(a) - rowOf(b) || columnOf(a) - columnOf(b),
  )
  const list = (name: string): unknown[] => [...((rest[name] as unknown[] | undefined) ?? [])]
  const numbers = (a: unknown, b: unknown): number => (a as number) - (b as number)
  const byName = (a: unknown, b: unknown): number =>
    (a as { name: string }).name < (b as { name: string }).name ? -1 : 1
  const lines = [
    'hanei-snapshot-2',
    ...cells.flatMap((row, r) => (row.length > 0 ? [line(row, r)] : [])),
    ...inOrder.map((address) => `${address}\t${JSON.stringify(formulas[address])}`),
    canonical({
      ...{
        sheet: rest.sheet,
        numberFormats: rest.numberFormats ?? {},
        merges: list('merges').sort(),
      },
      ...{ tables: list('tables').sort(byName), hiddenRows: list('hiddenRows').sort(numbers) },
      ...{ hiddenColumns: list('hiddenColumns').sort(numbers) },
      ...(rest.emphasis ? { emphasis: list('emphasis').sort() } : {}),
      ...Object.fromEntries(
        ['farCells', 'veryHidden', 'calculationMode'].flatMap((name) =>
          rest[name] ? [[name, rest[name]]] : [],
        ),
      ),
    }),
  ]
  return `sha256:${await sha256Of(utf8(`${lines.join('\n')}\n`))}`
}
