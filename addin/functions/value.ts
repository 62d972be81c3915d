// HANEI.VALUE: a figure of a kept run. Runs are asked for together, once, and remembered.
import { figuresOf } from '../../shared/figures.ts'
import type { Validation } from '../../shared/schema/index.ts'
import { LATEST } from './kept-run.ts'
import { type FunctionResult, fails } from './result.ts'

export type ReadRun = (run: string, signal: AbortSignal) => Promise<FunctionResult<Validation>>

export interface Asked {
  result: Promise<FunctionResult<number | string>>
  /** The cell no longer wants it; when nobody does, the request is given up. */
  cancel(): void
}

interface Waiting {
  answer: Promise<FunctionResult<Validation>>
  controller: AbortController
  askers: number
}

/** Milliseconds in which a recalculating sheet's cells come together. */
const GATHERING = 30
const MOST_RUNS = 50

/** A kept run never changes, so an answer holds for the session; failures are asked again. */
export function createValueReader(readRun: ReadRun) {
  const known = new Map<string, Validation>()
  const waiting = new Map<string, Waiting>()

  return function value(run: string, field: string): Asked {
    const kept = known.get(run)
    if (kept) return { result: Promise.resolve(figureOf(kept, field)), cancel: () => undefined }
    const request = waiting.get(run) ?? ask(run)
    request.askers += 1
    let isOver = false
    return {
      result: request.answer.then((answer) => (answer.ok ? figureOf(answer.value, field) : answer)),
      cancel() {
        if (isOver) return
        isOver = true
        request.askers -= 1
        if (request.askers === 0) request.controller.abort()
      },
    }
  }

  function ask(run: string): Waiting {
    const controller = new AbortController()
    const answer = gather(controller.signal).then(() => fetchRun(run, controller.signal))
    const request = { answer, controller, askers: 0 }
    waiting.set(run, request)
    return request
  }

  async function fetchRun(run: string, signal: AbortSignal): Promise<FunctionResult<Validation>> {
    try {
      if (signal.aborted) return fails({ code: 'cancelled' })
      const answer = await readRun(run, signal)
      if (!answer.ok) return answer
      if (known.size >= MOST_RUNS) known.delete([...known.keys()][0] ?? '')
      // Which one is the latest is asked each time.
      if (run !== LATEST) known.set(run, answer.value)
      return { ok: true, value: answer.value }
    } finally {
      waiting.delete(run)
    }
  }
}

const gather = (signal: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    const timer = setTimeout(resolve, GATHERING)
    signal.addEventListener('abort', () => {
      clearTimeout(timer)
      resolve()
    })
  })

/** A share that is still provisional, asked for all the same. */
const PROVISIONAL_SHARE = 'share.provisional'

/**
 * The same field names as `GET /v1/validations/{id}/value`. Money in yen, the share in percent; a
 * share that can still change only as `share.provisional`.
 */
export function figureOf(run: Validation, field: string): FunctionResult<number | string> {
  const { totals } = run.report
  const evenProvisional = field === PROVISIONAL_SHARE
  const name = field === '' || evenProvisional ? 'share' : field
  const figure = figuresOf(run.report, run).get(name)
  switch (figure?.kind) {
    case undefined:
      return fails({ code: 'unknownField', field })
    case 'yen':
      return { ok: true, value: figure.yen }
    case 'count':
      return { ok: true, value: figure.count }
    case 'text':
      return { ok: true, value: figure.text }
    case 'percent': {
      if (figure.value === null) return fails({ code: 'shareNotApplicable' })
      if (!figure.provisional || evenProvisional) return { ok: true, value: Number(figure.value) }
      return fails({ code: 'shareProvisional', share: totals.share })
    }
  }
}
