// A file of another section's, read on this machine: its sheets, or why they can't be read.
import { snapshotDigest } from '../../../shared/digest/index.ts'
import type { Bilingual } from '../../../shared/schema/index.ts'
import type { WorkbookSheet } from '../../../shared/workbook/other-sheets.ts'

export type ReadFileAnswer =
  | { ok: true; sheets: (WorkbookSheet & { digest: string })[] }
  | { ok: false; message: Bilingual }

/** An .xlsx file, its sheets under the file's name. The reader is fetched when the first file comes. */
export async function readFile(file: {
  name: string
  bytes: ArrayBuffer
}): Promise<ReadFileAnswer> {
  const { readXlsx } = await import('../../../shared/files/xlsx/index.ts')
  const reading = readXlsx(new Uint8Array(file.bytes))
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
