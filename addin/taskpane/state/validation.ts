// One validation: read the sheet, check it, keep it current. The heart of the pane.

import { batch, signal } from '@preact/signals'
import type { Mapping } from '../../../shared/schema/index.ts'
import type { ClientProblem } from '../../client/problem.ts'
import type { Checked } from '../../client/thread/check-sheet.ts'
import type { SentSheet } from '../../client/thread/held-sheet.ts'
import type {
  Outcome,
  Problem,
  Progress,
  SheetReading,
  WorkbookChange,
} from '../../workbook/port.ts'
import { type Changes, createChangeList, type Stale } from './changes.ts'
import type { Plans } from './plans.ts'
import type { Services } from './services.ts'
import type { Settings } from './settings.ts'
import type { WorkbookState } from './workbook.ts'

export type Phase =
  | { kind: 'idle' }
  | { kind: 'reading'; done: number }
  | { kind: 'checking' }
  | { kind: 'failed'; problem: Problem | ClientProblem }

export interface Result extends Checked {
  sheet: string
  reading: SheetReading
  /** By which the worker thread knows the sheet. */
  revision: number
  /** Every edit since the reading began has been heard of. */
  followed: boolean
  mapping: Mapping | null
  at: Date
}

export type Validation = ReturnType<typeof createValidation>

/** Milliseconds of quiet after an edit before the sheet is validated again by itself. */
const quietTime = 700

export function createValidation(
  services: Services,
  settings: Settings,
  workbook: WorkbookState,
  plans: Plans,
) {
  const { port, workerThread, now, newId } = services
  /** What the pane still learns at its start: the local key, the workbook's plan. */
  let prepared: Promise<unknown> = Promise.resolve()
  const phase = signal<Phase>({ kind: 'idle' })
  const result = signal<Result | null>(null)
  const stale = signal<Stale | null>(null)
  const changes = createChangeList()
  let revision = 0
  /** For the live region; a new object each time so that equal sentences are read again. */
  const finished = signal<{ result: Result } | null>(null)
  // A retry of the same question after a lost answer carries the same key: it makes one run.
  let unanswered: { question: string; key: string } | null = null
  let controller: AbortController | null = null
  let timer: ReturnType<typeof setTimeout> | null = null

  async function run(attest: boolean, merges = false): Promise<void> {
    if (controller) return
    if (timer) clearTimeout(timer)
    const sheet = workbook.sheet.peek()
    if (sheet === null) return
    const current = new AbortController()
    controller = current
    const mapping = workbook.mapping.peek()
    phase.value = { kind: 'reading', done: 0 }
    const taken = changes.take()
    try {
      const read = await readAgain(
        attest ? null : result.peek(),
        { sheet, merges, signal: current.signal },
        taken,
      )
      if (!read.ok) {
        changes.putBack(taken)
        return fail(read.problem)
      }
      phase.value = { kind: 'checking' }
      if (attest) await prepared
      stale.value = changes.stale(sheet)
      const { reading, sent } = read.value
      const plan = plans.inUse.peek()
      const ward = plans.ward.peek()
      if (attest) {
        const question = JSON.stringify([reading.fingerprint, plan, mapping, ward])
        if (unanswered?.question !== question) unanswered = { question, key: newId() }
      }
      const ask = (sentSheet: SentSheet) =>
        workerThread.call(
          'checkSheet',
          {
            connection: settings.connection.peek(),
            sheet: sentSheet,
            plan,
            policy: plans.policy.peek(),
            mapping,
            ward,
            attest,
            idempotencyKey: unanswered?.key ?? '',
          },
          { signal: current.signal },
        )
      const { revision } = sent
      let answered = await ask(sent)
      if (answered.kind === 'unknownSheet') {
        answered = await ask({ kind: 'whole', revision, snapshot: reading.snapshot })
      }
      if (current.signal.aborted || answered.kind !== 'checked') {
        changes.putBack(taken)
        stale.value = changes.stale(sheet)
        phase.value = { kind: 'idle' }
        return
      }
      const made: Result = {
        ...answered.checked,
        sheet,
        reading,
        revision,
        followed: taken.following,
        mapping,
        at: now(),
      }
      batch(() => {
        result.value = made
        phase.value = { kind: 'idle' }
        finished.value = { result: made }
      })
      if (made.attested) unanswered = null
      if (made.attested) void port.saveReceipt(made.attested.id, made.attested.receipt)
    } catch (cause) {
      changes.putBack(taken)
      fail(unexpected(cause))
    } finally {
      controller = null
    }
  }

  /** After edits alone only what they changed is read and sent to the worker thread. */
  async function readAgain(
    last: Result | null,
    { sheet, merges, signal }: { sheet: string; merges: boolean; signal: AbortSignal },
    taken: Changes,
  ): Promise<Outcome<{ reading: SheetReading; sent: SentSheet }>> {
    const onProgress = ({ done, total }: Progress): void => {
      phase.value = { kind: 'reading', done: total > 0 ? done / total : 0 }
    }
    revision += 1
    if (last?.followed && last.sheet === sheet) {
      const edits = taken.list.filter((change) => change.sheet === sheet)
      const read = await port.readChanges({
        reading: last.reading,
        changes: edits,
        signal,
        onProgress,
      })
      if (!read.ok) return read
      const { reading, patch } = read.value
      const sent: SentSheet = patch
        ? { kind: 'patch', revision, base: last.revision, patch }
        : { kind: 'whole', revision, snapshot: reading.snapshot }
      return { ok: true, value: { reading, sent } }
    }
    const read = await port.readSheet({ sheet, merges, signal, onProgress })
    if (!read.ok) return read
    const { snapshot } = read.value
    return { ok: true, value: { reading: read.value, sent: { kind: 'whole', revision, snapshot } } }
  }

  function fail(problem: Problem | ClientProblem): void {
    phase.value = problem.code === 'cancelled' ? { kind: 'idle' } : { kind: 'failed', problem }
  }

  function noticeChange(change: WorkbookChange): void {
    changes.note(change)
    const current = result.peek()
    if (current === null || change.sheet !== current.sheet) return
    stale.value = changes.stale(current.sheet)
    if (settings.autoRevalidate.value === 'on') refreshSoon()
  }

  function refreshSoon(): void {
    if (timer) clearTimeout(timer)
    // A validation under way began before the last edit: this one comes after it.
    timer = setTimeout(() => (controller ? refreshSoon() : void run(false)), quietTime)
  }

  return {
    phase,
    result,
    stale,
    finished,
    /** With the Worker's attestation where it can be had. */
    validate: () => run(true),
    /** Merged cells too: Excel then forgets what could be undone, so only when asked for. */
    validateWithMerges: () => run(true, true),
    /** On this machine alone, e.g. after every edit. */
    refresh: () => run(false),
    cancel(): void {
      controller?.abort()
    },
    dismissFailure(): void {
      phase.value = { kind: 'idle' }
    },
    noticeChange,
    /** Edits are heard of from now on. */
    async follow(): Promise<void> {
      const heard = await port.onChange(noticeChange)
      if (heard.ok) changes.follow()
    },
    /** A validation for the server waits for this. */
    waitFor(preparation: Promise<unknown>): void {
      prepared = preparation
    },
  }
}

function unexpected(cause: unknown): Problem {
  return {
    code: 'unexpected',
    message: {
      ja: '予期しない問題が起きました。シートは変わっていません。もう一度お試しください。続くときは下の詳細を添えて管理者へ連絡してください。',
      en: 'Something unexpected happened. The sheet is unchanged. Try again; if it goes on, tell your administrator with the details below.',
    },
    detail: cause instanceof Error ? cause.message : String(cause),
  }
}
