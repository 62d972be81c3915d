// A file of another section's, read on this machine: its sheets, or why they can't be read.
import { snapshotDigest } from '../../../shared/digest/index.ts'
import type { FileReading } from '../../../shared/files/types.ts'
import type { Bilingual } from '../../../shared/schema/index.ts'
import type { WorkbookSheet } from '../../../shared/workbook/other-sheets.ts'

export type ReadFileAnswer =
  | { ok: true; sheets: (WorkbookSheet & { digest: string })[] }
  | { ok: false; message: Bilingual }

/** An .xlsx or CSV file, its sheets under the file's name. The readers are fetched when the first file comes. */
export async function readFile(file: {
  name: string
  bytes: ArrayBuffer
}): Promise<ReadFileAnswer> {
  const reading = await readSheetsOf(file.name, new Uint8Array(file.bytes))
  if (!reading.ok) {
    const { ja, en } = reading.problem.message
    return { ok: false, message: { ja: `「${file.name}」: ${ja}`, en: `${file.name}: ${en}` } }
  }
  return {
    ok: true,
    sheets: reading.sheets.map(({ name, hidden, snapshot }) => ({
      ...{ name, hidden, digest: snapshotDigest(snapshot) },
      snapshot: { ...snapshot, workbook: file.name },
    })),
  }
}

/** What a file is: its first bytes tell a workbook, a name like a workbook's one that is damaged. */
export const fileKind = (name: string, bytes: Uint8Array): 'workbook' | 'text' =>
  (bytes[0] === 0x50 && bytes[1] === 0x4b) ||
  (bytes[0] === 0xd0 && bytes[1] === 0xcf) ||
  /\.xl\w{1,2}$/i.test(name)
    ? 'workbook'
    : 'text'

/** What a text file's one sheet is called. */
export const sheetNameOf = (file: string): string => file.replace(/\.[^.]*$/, '')

/** All sheets; of a text file the one that it is. */
export async function readSheetsOf(name: string, bytes: Uint8Array): Promise<FileReading> {
  if (fileKind(name, bytes) === 'workbook') {
    const { readXlsx } = await import('../../../shared/files/xlsx/index.ts')
    return readXlsx(bytes)
  }
  const [{ readCsv }, { misread }] = await Promise.all([
    import('../../../shared/files/csv.ts'),
    import('../../../shared/files/problems.ts'),
  ])
  const reading = readCsv(bytes, { name: sheetNameOf(name) })
  const wrong = reading.ok ? misread(reading.notes) : null
  return wrong ? { ok: false, problem: wrong } : reading
}
