// The troubles of the matrix: those that hit one request, and those that last.
import type { ProblemCode } from '../../addin/workbook/port.ts'
import type { TroubleKind } from '../excel/host/troubles.ts'
import type { Host } from '../excel/index.ts'

/** Troubles that hit one request; `does` is what the trouble itself changes in the workbook. */
export const queuedKinds: Record<string, { trouble: TroubleKind; does?: (host: Host) => void }> = {
  'a cell being edited': { trouble: { kind: 'editMode' } },
  'another workbook in front': { trouble: { kind: 'otherWorkbook' } },
  'an error at once': { trouble: { kind: 'fail', code: 'GeneralException' } },
  'an error after a few writes': {
    trouble: { kind: 'fail', code: 'GeneralException', afterWrites: 5 },
  },
  'an error after many writes': {
    trouble: { kind: 'fail', code: 'AccessDenied', afterWrites: 40 },
  },
  'a request that is lost': { trouble: { kind: 'lost' } },
  'an answer that is lost': { trouble: { kind: 'lost', applied: true } },
  'offline before the work': { trouble: { kind: 'offline' } },
  'offline after the work': { trouble: { kind: 'offline', applied: true } },
  'a slow answer': { trouble: { kind: 'slow', milliseconds: 30 } },
  'a sheet being protected': {
    trouble: { kind: 'protectedSheet', sheet: '予算' },
    does: (host) => protect(host, '予算'),
  },
  'a co-author between the requests': {
    trouble: { kind: 'coauthor', sheet: '予算', address: 'D6', values: [[777]] },
    does: (host) => host.coauthorEdit('予算', 'D6', [[777]]),
  },
}

interface StandingKind {
  begin: (host: Host) => void
  /** The operations it stops, and with which message; the others go through. */
  refused: Record<string, ProblemCode>
}

const everyOperation = [
  ...['validate', 'validate all', 'write', 'write again', 'revert', 'mark', 'clear marks'],
  'apply edits',
]
const everything = (code: ProblemCode): Record<string, ProblemCode> =>
  Object.fromEntries(everyOperation.map((name) => [name, code]))

/** Troubles that last. */
export const standingKinds: Record<string, StandingKind> = {
  'requests larger than Excel takes': {
    begin: ({ limits }) => {
      limits.request = 200
    },
    refused: everything('payloadTooLarge'),
  },
  'answers larger than Excel gives': {
    begin: ({ limits }) => {
      limits.response = 100
    },
    refused: everything('payloadTooLarge'),
  },
  'a read-only file': {
    begin: ({ workbook }) => {
      workbook.readOnly = true
    },
    refused: without(everything('readOnly'), ['validate', 'validate all']),
  },
  'a protected structure': {
    begin: ({ workbook }) => {
      workbook.protection = { password: '' }
    },
    refused: { write: 'protectedWorkbook', revert: 'protectedWorkbook' },
  },
  'a protected budget sheet': {
    begin: (host) => protect(host, '予算'),
    refused: {
      mark: 'protectedSheet',
      'clear marks': 'protectedSheet',
      'apply edits': 'protectedSheet',
    },
  },
  'a protected target sheet': {
    begin: (host) => protect(host, '表紙'),
    refused: { write: 'protectedSheet', 'write again': 'protectedSheet', revert: 'protectedSheet' },
  },
  'a target hidden by a filter': {
    begin: (host) => {
      sheetOf(host, '表紙').hiddenRows.add(1)
      sheetOf(host, '予算').hiddenRows.add(4)
    },
    refused: {
      write: 'filteredTarget',
      'write again': 'filteredTarget',
      'apply edits': 'filteredTarget',
    },
  },
  'a target inside a merged cell': {
    begin: (host) => {
      // Excel keeps only the first cell's content when cells are merged.
      host.userEdit('表紙', 'B2', [['']])
      sheetOf(host, '表紙').merges.push({ row: 1, column: 0, rows: 1, columns: 2 })
      sheetOf(host, '予算').merges.push({ row: 3, column: 3, rows: 2, columns: 1 })
    },
    refused: {
      write: 'mergedTarget',
      'write again': 'mergedTarget',
      'apply edits': 'mergedTarget',
    },
  },
  'a sheet that is gone': {
    begin: (host) => {
      const sheet = sheetOf(host, '予算')
      sheet.name = '予算 旧'
      host.workbook.engine.reset()
    },
    refused: {
      validate: 'sheetNotFound',
      write: 'sheetNotFound',
      'write again': 'sheetNotFound',
      mark: 'sheetNotFound',
      'apply edits': 'sheetNotFound',
    },
  },
}

function sheetOf({ workbook }: Host, name: string) {
  const sheet = workbook.sheets.find((one) => one.name === name)
  if (!sheet) throw new Error(`no sheet ${name}`)
  return sheet
}

function protect(host: Host, name: string): void {
  sheetOf(host, name).protection ??= { password: '', options: {} }
}

function without(
  codes: Record<string, ProblemCode>,
  names: readonly string[],
): Record<string, ProblemCode> {
  return Object.fromEntries(Object.entries(codes).filter(([name]) => !names.includes(name)))
}
