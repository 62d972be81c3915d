// The auditor's record of a run: what was seen, asked and answered, samples, sign-off, the pack.

import { computed, signal } from '@preact/signals'
import type {
  Finding,
  ReviewRequest,
  Reviews,
  Sample,
  SampleRequest,
  StandingReview,
} from '../../../shared/schema/index.ts'
import type { ClientProblem } from '../../client/problem.ts'
import type { Services } from './services.ts'
import type { Settings } from './settings.ts'

export type AuditRecord = ReturnType<typeof createRecord>

export function createRecord({ workerThread, newId }: Services, settings: Settings) {
  /** Of which run. */
  const run = signal<string | null>(null)
  const reviews = signal<Reviews | null>(null)
  const sample = signal<Sample | null>(null)
  const working = signal(false)
  const problem = signal<ClientProblem | null>(null)
  const items = computed(() => reviews.value?.items ?? [])
  const open = computed(() => items.value.filter((item) => item.open))

  async function read(id: string): Promise<ClientProblem | null> {
    const connection = settings.connection.peek()
    const answered = await workerThread.call('readReviews', { connection, id })
    if (!answered.ok) return answered.problem
    if (run.peek() !== id) sample.value = null
    run.value = id
    reviews.value = answered.value
    return null
  }

  async function load(id: string): Promise<void> {
    working.value = true
    problem.value = await read(id)
    working.value = false
    await drawAgain(id)
  }

  /** The sample drawn last stays the worklist. */
  async function drawAgain(id: string): Promise<void> {
    const drawn = items
      .peek()
      .findLast(({ state, standing }) => state === 'drawn' && standing === 'holds')
    if (sample.peek() === null && drawn?.target.kind === 'sample')
      await draw(id, drawn.target.sample)
  }

  async function draw(id: string, of: SampleRequest): Promise<boolean> {
    const connection = settings.connection.peek()
    const drawn = await workerThread.call('drawSample', { connection, id, sample: of })
    if (drawn.ok) sample.value = drawn.value
    else problem.value = drawn.problem
    return drawn.ok
  }

  /** Does something to the run that is shown, and reads the record again. */
  async function act(call: (id: string) => Promise<ClientProblem | null>): Promise<boolean> {
    const id = run.peek()
    if (id === null) return false
    working.value = true
    const why = (await call(id)) ?? (await read(id))
    problem.value = why
    working.value = false
    return why === null
  }

  const add = (review: ReviewRequest): Promise<boolean> =>
    act(async (id) => {
      const connection = settings.connection.peek()
      const idempotencyKey = newId()
      const added = await workerThread.call('addReview', { connection, id, review, idempotencyKey })
      return added.ok ? null : added.problem
    })

  return {
    run,
    reviews,
    items,
    open,
    sample,
    working,
    problem,
    load,
    /** After a validation: what the auditors ask. A key that may not read the record is told nothing. */
    async look(id: string): Promise<void> {
      if ((await read(id)) === null) return
      run.value = null
      reviews.value = null
    },
    add,
    answer: (review: string, reason: string): Promise<boolean> =>
      act(async (id) => {
        const connection = settings.connection.peek()
        const of = { connection, id, review, reason, idempotencyKey: newId() }
        const added = await workerThread.call('answerReview', of)
        return added.ok ? null : added.problem
      }),
    /** Draws a sample and puts it on record. */
    async draw(of: SampleRequest): Promise<boolean> {
      const id = run.peek()
      if (id === null || !(await draw(id, of))) return false
      return add({ target: { kind: 'sample', sample: of }, state: 'drawn' })
    },
    /** The evidence pack as a file; null where it could not be had. */
    async pack(): Promise<ArrayBuffer | null> {
      const id = run.peek()
      if (id === null) return null
      working.value = true
      const connection = settings.connection.peek()
      const language = settings.spoken.peek()
      const answered = await workerThread.call('readPack', { connection, id, language })
      working.value = false
      problem.value = answered.ok ? null : answered.problem
      return answered.ok ? answered.value : null
    },
    /** What was accepted and is as it was: out of the list, on record. */
    acceptedOf: (findings: readonly Finding[]): ReadonlySet<Finding> => {
      const accepted = new Set(items.value.filter(isAccepted).map(keyOf))
      return new Set(
        findings.filter(({ code, cells }) => accepted.has(`${code} ${JSON.stringify(cells)}`)),
      )
    },
    forget(): void {
      run.value = null
      reviews.value = null
      sample.value = null
      problem.value = null
    },
  }
}

const isAccepted = ({ state, standing }: StandingReview): boolean =>
  state === 'accepted' && standing === 'holds'

const keyOf = ({ target, cells }: StandingReview): string =>
  target.kind === 'finding' ? `${target.code} ${JSON.stringify(cells ?? target.cells)}` : ''
