// `hanei document`: a page the ward publishes, made from its sheet.
import { extname } from 'node:path'
import {
  createDocument,
  type DocumentInput,
  documentForms,
  renderDocument,
} from '../../shared/documents/index.ts'
import {
  type DocumentFormat,
  type DocumentKind,
  documentFormats,
  documentKinds,
} from '../../shared/schema/index.ts'
import { assessInput } from './assess.ts'
import { readAgainst, readInput } from './input.ts'
import type { Asked } from './options.ts'
import { CommandProblem } from './problem.ts'
import type { Answer, Surroundings } from './surroundings.ts'

/** The page in the form asked for, or of the output's ending; Markdown without either. */
export function document(asked: Asked, surroundings: Surroundings): Answer {
  const { words } = surroundings
  const kind = asked.kind ?? 'plan'
  if (!isKind(kind)) throw new CommandProblem(words.document.unknownKind(kind, documentKinds))
  const form = asked.form ?? formOf(asked.output)
  if (!isForm(form)) throw new CommandProblem(words.document.unknownForm(form, documentFormats))
  const page = createDocument(basisOf(asked, asked.paths[0] ?? '-', surroundings), kind)
  const { body } = renderDocument(page, form)
  return { text: body, status: page.provisional ? 1 : 0 }
}

/** Report, lines, plan and policy of a file. */
export function basisOf(asked: Asked, path: string, surroundings: Surroundings): DocumentInput {
  const input = readInput(path, asked.sheets, surroundings)
  const against = readAgainst(asked, surroundings)
  const assessed = assessInput(path, input, against, surroundings.words)
  const { report, lines, opinions, plan, policy } = assessed
  // What a ward publishes is Japanese, whatever its clerk's terminal speaks.
  const language = asked.lang === 'en' ? 'en' : 'ja'
  return {
    ...{ report, lines: lines().lines, plan, policy, language },
    opinions: opinions?.opinions ?? null,
  }
}

/** The form whose files end like that. */
function formOf(output: string | undefined): string {
  const extension = extname(output ?? '').slice(1)
  const form = documentFormats.find((one) => documentForms[one].extension === extension)
  return form ?? (extension || 'md')
}

const isKind = (kind: string): kind is DocumentKind =>
  (documentKinds as readonly string[]).includes(kind)
const isForm = (form: string): form is DocumentFormat =>
  (documentFormats as readonly string[]).includes(form)
