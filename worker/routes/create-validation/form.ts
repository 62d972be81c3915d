// multipart/form-data: the files of a budget, and what is said of them in a part `request`.
import type { Context } from 'hono'
import { mostSheets } from '../../../shared/schema/index.ts'
import type { HaneiEnv } from '../../env.ts'
import { parseJson, type Read } from '../../http/body.ts'
import { type FormReading, readForm } from '../../http/multipart.ts'
import { problem } from '../../http/problem.ts'
import type { ProblemTexts, Sentence } from '../../locales/index.ts'
import { type SentFile, textTypes, xlsxType } from './files.ts'

export const formType = 'multipart/form-data'

export interface SentForm {
  files: SentFile[]
  /** The part `request`, as JSON; an empty object without it. */
  request: unknown
  /** Of everything in it but its boundary, which a client makes anew for each try. */
  content: (readonly [name: string, type: string, bytes: Uint8Array])[]
}

/** Files by their names' ends: what clients call their media types differs. */
const typeOf: Readonly<Record<string, string | undefined>> = {
  xlsx: xlsxType,
  csv: textTypes[0],
  tsv: textTypes[1],
  tab: textTypes[1],
}

export function readSentForm(c: Context<HaneiEnv>, bytes: Uint8Array): Read<SentForm> {
  const form = readForm(bytes, c.req.header('Content-Type') ?? '', mostSheets + 1)
  if (!form.ok) return refuse(c, 'malformed-form', faults[form.fault])
  const sent: SentForm = { files: [], request: {}, content: [] }
  const known = new Set<string>()
  for (const { name, filename, type, bytes: own } of form.parts) {
    if (filename === null) {
      if (name !== 'request' || known.has(''))
        return refuse(c, 'unknown-part', (say) => say.form.unknownPart(shortened(name)))
      known.add('')
      const request = parseJson(c, own)
      if (!request.ok) return request
      sent.request = request.value
      sent.content.push(['', type, own])
      continue
    }
    // Some clients send the whole path.
    const file = filename.slice(Math.max(filename.lastIndexOf('/'), filename.lastIndexOf('\\')) + 1)
    const fault = nameFault(file, known)
    if (fault) return refuse(c, 'file-name', (say) => say.fileName[fault](shortened(file)))
    known.add(file.toLowerCase())
    const fileType = typeOf[file.slice(file.lastIndexOf('.') + 1).toLowerCase()] ?? ''
    sent.files.push({ name: file, type: fileType, bytes: own })
    sent.content.push([file, fileType, own])
  }
  if (sent.files.length === 0) return refuse(c, 'no-file', (say) => say.form.noFile)
  return { ok: true, value: sent }
}

/** Addresses name the file in brackets: two of one name, or brackets in it, could not be told apart. */
function nameFault(
  name: string,
  known: ReadonlySet<string>,
): keyof ProblemTexts['fileName'] | null {
  if (name === '' || name.length > 255) return 'noName'
  if (/[[\]*?:"<>|\p{Cc}]/u.test(name)) return 'characters'
  if (known.has(name.toLowerCase())) return 'twice'
  if (typeOf[name.slice(name.lastIndexOf('.') + 1).toLowerCase()] === undefined) return 'ending'
  return null
}

const shortened = (text: string): string => text.slice(0, 100)

const faults: Record<Extract<FormReading, { ok: false }>['fault'], Sentence> = {
  noBoundary: (say) => say.form.noBoundary,
  malformed: (say) => say.form.malformed,
  tooManyParts: (say) => say.form.tooManyParts(mostSheets),
  notUtf8: (say) => say.form.notUtf8,
}

const refuse = (c: Context<HaneiEnv>, code: string, detail: Sentence) => ({
  ok: false as const,
  response: problem(c, 400, { code, detail }),
})
