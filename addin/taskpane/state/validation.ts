// One validation: read the sheet, check it, keep it current. The heart of the pane.
import { batch, signal } from '@preact/signals'
import type { Mapping } from '../../../shared/schema/index.ts'
import type { Checked } from '../../client/backroom/check-sheet.ts'
import type { ClientTrouble } from '../../client/trouble.ts'
import type { SheetReading, Trouble, WorkbookChange } from '../../workbook/port.ts'
import type { Plans } from './plans.ts'
import type { Services } from './services.ts'
import type { Settings } from './settings.ts'
import type { WorkbookState } from './workbook.ts'

export type Phase =
  | { kind: 'idle' }
  | { kind: 'reading'; done: number }
  | { kind: 'checking' }
  | { kind: 'failed'; trouble: Trouble | ClientTrouble }

export interface Result extends Checked {
  sheet: string
  reading: SheetReading
  mapping: Mapping | null
  at: Date
}

/** Cells changed since the result, by whom. */
export interface Stale {
  user: string[]
  coauthor: string[]
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
  const { port, backroom, now, newId } = services
  /** What the pane still learns at its start: the local key, the workbook's plan. */
  let prepared: Promise<unknown> = Promise.resolve()
  const phase = signal<Phase>({ kind: 'idle' })
  const result = signal<Result | null>(null)
  const stale = signal<Stale | null>(null)
  /** For the live region; a new object each time so that equal sentences are read again. */
  const finished = signal<{ result: Result } | null>(null)
  // A retry of the same question after a lost answer carries the same key: it makes one run.
  let unanswered: { question: string; key: string } | null = null
  let controller: AbortController | null = null
  let timer: ReturnType<typeof setTimeout> | null = null

  async function run(attest: boolean): Promise<void> {
    if (controller) return
    if (timer) clearTimeout(timer)
    const sheet = workbook.sheet.peek()
    if (sheet === null) return
    const current = new AbortController()
    controller = current
    const mapping = workbook.mapping.peek()
    phase.value = { kind: 'reading', done: 0 }
    try {
      const read = await port.readSheet({
        sheet,
        signal: current.signal,
        onProgress: ({ done, total }) => {
          phase.value = { kind: 'reading', done: total > 0 ? done / total : 0 }
        },
      })
      if (!read.ok) return fail(read.trouble)
      phase.value = { kind: 'checking' }
      if (attest) await prepared
      stale.value = null
      const plan = plans.inUse.peek()
      const ward = plans.ward.peek()
      const question = JSON.stringify([read.value.fingerprint, plan, mapping, ward])
      if (unanswered?.question !== question) unanswered = { question, key: newId() }
      const answered = await backroom.call(
        'checkSheet',
        {
          connection: settings.connection.peek(),
          snapshot: read.value.snapshot,
          plan,
          policy: plans.policy.peek(),
          mapping,
          ward,
          attest,
          idempotencyKey: unanswered.key,
        },
        { signal: current.signal },
      )
      if (current.signal.aborted || answered.kind === 'cancelled') {
        phase.value = { kind: 'idle' }
        return
      }
      const made: Result = { ...answered.checked, sheet, reading: read.value, mapping, at: now() }
      batch(() => {
        result.value = made
        phase.value = { kind: 'idle' }
        finished.value = { result: made }
      })
      if (made.attested) unanswered = null
      if (made.attested) void port.saveReceipt(made.attested.id, made.attested.receipt)
    } catch (cause) {
      fail(unexpected(cause))
    } finally {
      controller = null
    }
  }

  function fail(trouble: Trouble | ClientTrouble): void {
    phase.value = trouble.code === 'cancelled' ? { kind: 'idle' } : { kind: 'failed', trouble }
  }

  function noticeChange(change: WorkbookChange): void {
    const current = result.peek()
    if (current === null || change.sheet !== current.sheet) return
    const before = stale.peek() ?? { user: [], coauthor: [] }
    const cells = before[change.by]
    if (!cells.includes(change.address)) {
      stale.value = { ...before, [change.by]: [...cells, change.address] }
    }
    if (settings.autoRevalidate.value !== 'on') return
    if (timer) clearTimeout(timer)
    timer = setTimeout(() => void run(false), quietTime)
  }

  return {
    phase,
    result,
    stale,
    finished,
    /** With the Worker's attestation where it can be had. */
    validate: () => run(true),
    /** On this machine alone, e.g. after every edit. */
    refresh: () => run(false),
    cancel(): void {
      controller?.abort()
    },
    dismissFailure(): void {
      phase.value = { kind: 'idle' }
    },
    noticeChange,
    /** A validation for the server waits for this. */
    waitFor(preparation: Promise<unknown>): void {
      prepared = preparation
    },
  }
}

function unexpected(cause: unknown): Trouble {
  return {
    code: 'unexpected',
    message: {
      ja: '予期しない問題が起きました。シートは変わっていません。もう一度お試しください。続くときは下の詳細を添えて管理者へ連絡してください。',
      en: 'Something unexpected happened. The sheet is unchanged. Try again; if it goes on, tell your administrator with the details below.',
    },
    detail: cause instanceof Error ? cause.message : String(cause),
  }
}
