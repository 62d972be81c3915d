// Every failure at Excel's side as a problem: its code, the cells it is about, and the sentence of both.
import type { Bilingual, Language } from '../../../shared/schema/index.ts'
import { en, words as enWords } from '../locales/en.ts'
import { ja, words as jaWords } from '../locales/ja.ts'
import type { Problem, ProblemCode } from '../port.ts'

/** Makes a problem with its sentence; `about` names sheets or cells in it. */
export const problem = (
  code: ProblemCode,
  facts: { cells?: string[]; detail?: string } = {},
): Problem => ({ code, message: sentence(code, facts.cells ?? []), ...facts })

/** An error that carries a problem, to leave a batch with. */
export const problemError = (failure: Problem): Error =>
  Object.assign(new Error(failure.code), { problem: failure })

/** Whatever was thrown, as a problem. Branches on Office.js codes only: its messages are localised. */
export function toProblem(error: unknown): Problem {
  const known = fieldOf(error, 'problem')
  if (isProblem(known)) return known
  const code = fieldOf(error, 'code')
  const detail = typeof code === 'string' ? code : undefined
  const matched = (detail && CODES[detail]) || 'unexpected'
  return problem(matched, {
    detail: detail ?? (error instanceof Error ? error.message : 'unknown'),
  })
}

/** Why the workbook may not be as it was. */
type Unfinished = 'notRestored' | 'marksUnfinished'

/** A problem after which a half-made change could not be taken back by itself. */
export const notRestored = (failure: Problem): Problem => unfinished(failure, 'notRestored')

/** A problem after which only some of the marks may have changed. */
export const marksUnfinished = (failure: Problem): Problem => unfinished(failure, 'marksUnfinished')

/** Takes back the assurance that nothing was changed. */
const unfinished = (failure: Problem, instead: Unfinished): Problem => ({
  ...failure,
  isUnfinished: true,
  message: sentence(failure.code, failure.cells ?? [], instead),
})

/** Office.js errors that less data at a time can cure. */
export const isTooMuch = (error: unknown): boolean => {
  const code = fieldOf(error, 'code')
  return typeof code === 'string' && TOO_MUCH.has(code)
}

const TOO_MUCH = new Set([
  'RequestPayloadSizeLimitExceeded',
  'ResponsePayloadSizeLimitExceeded',
  'RangeExceedsLimit',
])

const CODES: Record<string, ProblemCode> = {
  InvalidOperationInCellEditMode: 'cellEditMode',
  AccessDenied: 'protectedSheet',
  InactiveWorkbook: 'otherWorkbookActive',
  ItemNotFound: 'sheetNotFound',
  RequestPayloadSizeLimitExceeded: 'payloadTooLarge',
  ResponsePayloadSizeLimitExceeded: 'payloadTooLarge',
  RangeExceedsLimit: 'limitExceeded',
  ApiNotFound: 'notSupported',
  NotImplemented: 'notSupported',
  UnsupportedOperation: 'notSupported',
  ConnectionFailure: 'connectionLost',
  Timeout: 'connectionLost',
  ServiceUnavailable: 'connectionLost',
}

/** @param instead said at the end in the place of the assurance that nothing was changed */
function sentence(code: ProblemCode, cells: readonly string[], instead?: Unfinished): Bilingual {
  return { ja: inLanguage('ja'), en: inLanguage('en') }

  function inLanguage(language: Language): string {
    const { sentences, words } = catalogues[language]
    const shown = cells.slice(0, MOST_NAMED)
    const more = cells.length - shown.length
    const named = shown.join(words.and) + (more > 0 ? words.more(more) : '')
    const text = sentences[code]
      .replace('{about}', shown.length === 0 ? words.sheet : named)
      .replace('{unchanged}', instead ? '' : words.unchanged)
      .replace('{unwritten}', instead ? '' : words.unwritten)
    if (!instead) return text
    const space = language === 'en' ? ' ' : ''
    return `${text.replace('  ', ' ').trim()}${space}${words[instead]}`
  }
}

const catalogues = {
  ja: { sentences: ja, words: jaWords },
  en: { sentences: en, words: enWords },
}

const MOST_NAMED = 5

const fieldOf = (value: unknown, name: string): unknown =>
  typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined

const isProblem = (value: unknown): value is Problem =>
  typeof fieldOf(value, 'code') === 'string' && typeof fieldOf(value, 'message') === 'object'
