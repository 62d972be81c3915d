// One conversation with Excel: a batch whose syncs time out, can be cancelled, and end as values.
import type { Outcome } from '../port.ts'
import { problem, problemError, toProblem } from './problems.ts'

/** What a batch works with. `sync` sends what is queued and waits for the answers. */
export interface ExcelContext {
  workbook: Excel.Workbook
  application: Excel.Application
  runtime: Excel.Runtime
  sync(): Promise<void>
}

export interface SessionOptions {
  /** Milliseconds without an answer after which the connection counts as lost. */
  timeout: number
}

export interface BatchOptions {
  signal?: AbortSignal | undefined
  /** Wait for the user to finish typing in a cell; for what a button started. */
  waitForEdit?: boolean
  /** One step of Excel's own undo list, where it can: all of it, or an `UndoNotSupported`. */
  asOneUndo?: boolean
}

export type RunInExcel = <T>(
  work: (context: ExcelContext) => Promise<T>,
  options?: BatchOptions,
) => Promise<Outcome<T>>

/** Whether this Excel has a set of the API; everything above 1.9 is asked for before use. */
export const supports = (set: string): boolean =>
  Office.context.requirements.isSetSupported('ExcelApi', set)

/** `mergeUndoGroup` is of this set. A library that is older than Excel takes no notice of it. */
export const canGroupUndo = (): boolean => supports('1.20')

export function createSession({ timeout }: SessionOptions): RunInExcel {
  return async function runInExcel(work, { signal, waitForEdit = false, asOneUndo } = {}) {
    try {
      const grouping = asOneUndo ? { mergeUndoGroup: true } : {}
      const options = { delayForCellEdit: waitForEdit, ...grouping }
      const value = await Excel.run(options, async (requests) =>
        work({
          workbook: requests.workbook,
          application: requests.application,
          runtime: requests.runtime,
          async sync() {
            if (signal?.aborted) throw problemError(problem('cancelled'))
            await answerWithin(timeout, signal, requests.sync())
          },
        }),
      )
      return { ok: true, value }
    } catch (error) {
      return { ok: false, problem: toProblem(error) }
    }
  }
}

/** The answer, or a problem when it does not come or the user gives up waiting. */
async function answerWithin(
  milliseconds: number,
  signal: AbortSignal | undefined,
  answer: Promise<unknown>,
): Promise<void> {
  let timer: ReturnType<typeof setTimeout> | undefined
  let onAbort: (() => void) | undefined
  try {
    await Promise.race([
      answer,
      new Promise((_, reject) => {
        timer = setTimeout(() => reject(problemError(problem('connectionLost'))), milliseconds)
        onAbort = () => reject(problemError(problem('cancelled')))
        signal?.addEventListener('abort', onAbort)
      }),
    ])
  } finally {
    clearTimeout(timer)
    if (onAbort) signal?.removeEventListener('abort', onAbort)
  }
}
