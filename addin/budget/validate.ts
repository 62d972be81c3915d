// Validating a budget of the workbook: its sheets are read, then checked in the worker thread. The pane
// and the ribbon both do it by this.
import { type ClientProblem, problemOf } from '../client/problem.ts'
import type { BudgetAsked } from '../client/thread/asked.ts'
import type { Attest } from '../client/thread/check-sheets.ts'
import type { WorkerThread } from '../client/thread/index.ts'
import type { Problem, WorkbookPort } from '../workbook/port.ts'
import { askOfSheets, type ReadRequest, readSheets, type SheetsRead } from './read.ts'
import type { Result } from './result.ts'

export interface BudgetServices {
  port: WorkbookPort
  workerThread: WorkerThread
  now: () => Date
}

export interface ValidateRequest
  extends ReadRequest,
    Pick<BudgetAsked, 'sheet' | 'isAlone' | 'roles' | 'mapping' | 'rows'> {
  /** Every edit from now on is heard of. */
  followed: boolean
}

/** What the sheets are checked against, and who attests it. */
export type Against = Pick<BudgetAsked, 'plan' | 'policy'> & { attest: Attest | null }

export type Validated =
  | { ok: true; value: Result }
  | { ok: false; problem: Problem | ClientProblem }

/** @param against is asked once the sheets are read */
export async function validateBudget(
  { port, workerThread, now }: BudgetServices,
  request: ValidateRequest,
  against: (read: SheetsRead) => Promise<Against>,
): Promise<Validated> {
  const { sheet, isAlone, roles, mapping, rows, followed, signal } = request
  const read = await readSheets(port, request)
  if (!read.ok) return read
  const { reading, sheets, sent } = read.value
  const { attest, ...basis } = await against(read.value)
  const asked: BudgetAsked = { sheet, isAlone, roles, mapping, rows, ...basis }
  const answered = await askOfSheets(
    sheets,
    (cells) => workerThread.call('checkSheets', { ...asked, sheets: cells, attest }, { signal }),
    sent,
  )
  if (answered.kind === 'cancelled') return { ok: false, problem: answered.problem }
  if (signal.aborted) return { ok: false, problem: problemOf('cancelled') }
  if (answered.kind === 'unknownSheet') throw new Error('the sheets were not taken')
  return {
    ok: true,
    value: { ...answered.checked, ...asked, reading, sheets, followed, at: now() },
  }
}
