// HANEI.VALUE: a figure of a kept run. Runs are asked for together, once, and remembered.
import type { Validation } from '../../shared/schema/index.ts'
import { LATEST } from './kept-run.ts'
import { type FunctionResult, fails } from './result.ts'

export type ReadRun = (
  run: string,
  signal: AbortSignal,
) => Promise<{ ok: true; value: Validation } | { ok: false; message: string }>

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
      if (signal.aborted) return fails('notAvailable', '取り消されました / cancelled')
      const answer = await readRun(run, signal)
      if (!answer.ok) return fails('notAvailable', answer.message)
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

/** The same field names as `GET /v1/validations/{id}/value`. Money in yen, the share in percent. */
export function figureOf(run: Validation, field: string): FunctionResult<number | string> {
  const { totals, counts, statement, ruleset } = run.report
  const { share } = totals
  if (field === 'share' || field === '') {
    if (share.value !== null) return { ok: true, value: Number(share.value) }
    return fails('divisionByZero', '反映割合は該当なし / the share does not apply')
  }
  const figures: Record<string, number | string> = {
    total: totals.total,
    base: totals.base,
    numerator: share.numerator,
    denominator: share.denominator,
    status: share.status,
    errors: counts.error,
    warnings: counts.warning,
    lines: counts.lines,
    'statement.ja': statement.ja,
    'statement.en': statement.en,
    ruleset,
    id: run.id,
    digest: run.digest,
  }
  for (const { id, yen } of totals.exclusions) figures[`exclusions.${id}`] = yen
  for (const { symbol, yen } of totals.reflected) figures[`reflected.${symbol}`] = yen
  const figure = Object.hasOwn(figures, field) ? figures[field] : undefined
  if (figure !== undefined) return { ok: true, value: figure }
  return fails('invalidValue', `項目がありません: ${field} / no such field`)
}
