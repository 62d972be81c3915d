// The sheets of the files of a request: of one as they are, of several each with its file's name.
import type { Context } from 'hono'
import {
  type FileProblem,
  type FileReading,
  misread,
  readCsv,
  readXlsx,
  sheetNameOfFile,
} from '../../../shared/files/index.ts'
import { type Bilingual, limits } from '../../../shared/schema/index.ts'
import type { WorkbookSheet } from '../../../shared/workbook/index.ts'
import type { HaneiEnv } from '../../env.ts'
import type { Read } from '../../http/body.ts'
import { problem, tooLarge } from '../../http/problem.ts'

export const xlsxType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
export const textTypes = ['text/csv', 'text/tab-separated-values']

export interface SentFile {
  /** null where the body is the file. */
  name: string | null
  type: string
  bytes: Uint8Array
}

/** All sheets of a file, or those that are named. @param names a CSV file takes the first as its own */
export function sheetsOfFile(
  c: Context<HaneiEnv>,
  { name, type, bytes }: SentFile,
  names: readonly string[],
): Read<WorkbookSheet[]> {
  const reading = type === xlsxType ? readWorkbook(bytes, names) : readText(bytes, name, names)
  if (!reading.ok) return { ok: false, response: fileProblem(c, reading.problem, name) }
  const wrong = misread(reading.notes)
  if (wrong) return { ok: false, response: fileProblem(c, wrong, name) }
  return { ok: true, value: reading.sheets }
}

/** The sheets of several files together, within the limits of one request. */
export function sheetsOfFiles(
  c: Context<HaneiEnv>,
  files: readonly SentFile[],
  names: readonly string[],
): Read<WorkbookSheet[]> {
  const sheets: WorkbookSheet[] = []
  let rows = 0
  let cells = 0
  for (const file of files) {
    const read = sheetsOfFile(c, file, names)
    if (!read.ok) return read
    for (const { name, hidden, snapshot } of read.value) {
      rows += snapshot.rows.length
      for (const row of snapshot.rows) cells += row.length
      const workbook = files.length > 1 ? file.name : null
      sheets.push({ name, hidden, snapshot: workbook ? { ...snapshot, workbook } : snapshot })
    }
    const over = rows > limits.rows ? 'rows' : cells > limits.cells ? 'cells' : null
    if (over && files.length > 1)
      return { ok: false, response: tooLarge(c, over, (say) => say.tooManyTogether(over)) }
  }
  return { ok: true, value: sheets }
}

const readWorkbook = (bytes: Uint8Array, names: readonly string[]): FileReading =>
  readXlsx(bytes, names.length === 0 ? {} : { sheets: names })

function readText(bytes: Uint8Array, file: string | null, names: readonly string[]): FileReading {
  const name = file === null ? names[0] : sheetNameOfFile(file)
  return readCsv(bytes, name === undefined ? {} : { name })
}

/** Answers a file that cannot be read or written. @param file its name where there are several */
export function fileProblem(
  c: Context<HaneiEnv>,
  { code, limit, message }: FileProblem,
  file: string | null = null,
): Response {
  const told = named(message, file)
  if (limit) return tooLarge(c, limit, (_, language) => told[language])
  return problem(c, 400, {
    code: 'unreadable-file',
    detail: (_, language) => (language === 'ja' ? told.ja : `${told.en} ${told.ja}`),
    errors: [
      {
        ...{ pointer: code === 'noSuchSheet' ? '?sheet' : '', code },
        detail: (_, language) => told[language],
      },
    ],
  })
}

const named = ({ ja, en }: Bilingual, file: string | null): Bilingual =>
  file === null ? { ja, en } : { ja: `${file}：${ja}`, en: `${file}: ${en}` }
