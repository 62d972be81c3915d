// The sheets of the files of a request: of one as they are, of several each with its file's name.
import type { Context } from 'hono'
import { type FileNote, type FileReading, readCsv, readXlsx } from '../../../shared/files/index.ts'
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
  for (const { code, text } of reading.notes) {
    const message = misread[code]?.(text)
    if (message) return { ok: false, response: unreadable(c, code, message, name) }
  }
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
      return { ok: false, response: tooLarge(c, over, `The files have too many ${over} together`) }
  }
  return { ok: true, value: sheets }
}

const readWorkbook = (bytes: Uint8Array, names: readonly string[]): FileReading =>
  readXlsx(bytes, names.length === 0 ? {} : { sheets: names })

function readText(bytes: Uint8Array, file: string | null, names: readonly string[]): FileReading {
  const name = file === null ? names[0] : file.replace(/\.[^.]*$/, '')
  return readCsv(bytes, name === undefined ? {} : { name })
}

/** What a reader of files lets pass with a note, but would make a wrong sheet here. */
const misread: Partial<Record<FileNote['code'], (text: string) => Bilingual>> = {
  unterminatedQuote: (row) => ({
    ja: `${row} 行目の引用符（"）が閉じていないため、以降の行を読めません。保存し直してください。`,
    en: `A quote opened in row ${row} is never closed, so the rows after it cannot be told apart. Save the file again.`,
  }),
  undecodable: () => ({
    ja: '文字コードが UTF-8 でも Shift_JIS でもありません。「CSV UTF-8」で保存し直してください。',
    en: 'The text is neither UTF-8 nor Shift_JIS. Save it as "CSV UTF-8".',
  }),
}

/** Answers a file that cannot be read or written. @param file its name where there are several */
export function fileProblem(
  c: Context<HaneiEnv>,
  { code, limit, message }: Extract<FileReading, { ok: false }>['problem'],
  file: string | null = null,
): Response {
  const { en } = named(message, file)
  if (limit) return tooLarge(c, limit, en)
  return unreadable(c, code, message, file)
}

function unreadable(
  c: Context<HaneiEnv>,
  code: string,
  message: Bilingual,
  file: string | null,
): Response {
  const { ja, en } = named(message, file)
  return problem(c, 400, {
    code: 'unreadable-file',
    detail: `${en} ${ja}`,
    errors: [{ pointer: code === 'noSuchSheet' ? '?sheet' : '', code, detail: en }],
  })
}

const named = ({ ja, en }: Bilingual, file: string | null): Bilingual =>
  file === null ? { ja, en } : { ja: `${file}：${ja}`, en: `${file}: ${en}` }
