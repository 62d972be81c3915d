// One validation: read the sheet, check it, keep it current. The heart of the pane.

import { batch, computed, signal } from '@preact/signals'
import type { SheetRole } from '../../../shared/schema/index.ts'
import { sheetsDrawnOn } from '../../budget/drawn-on.ts'
import type { SheetsRead } from '../../budget/read.ts'
import { addressIn, covers, type Result } from '../../budget/result.ts'
import { type ValidateRequest, validateBudget } from '../../budget/validate.ts'
import type { Progress, WorkbookChange } from '../../workbook/port.ts'
import { createChangeList, type Stale } from './changes.ts'
import { createOthersWatch } from './others-watch.ts'
import { outdatedOf } from './outdated.ts'
import type { Plans } from './plans.ts'
import { type AnyProblem, type Problems, unexpected } from './problems.ts'
import type { Services } from './services.ts'
import type { Settings } from './settings.ts'
import type { Sheets } from './sheets.ts'
import type { WorkbookState } from './workbook.ts'

export type Phase = { kind: 'idle' } | { kind: 'reading'; done: number } | { kind: 'checking' }

export type { Result } from '../../budget/result.ts'

export type Validation = ReturnType<typeof createValidation>

/** Milliseconds of quiet after an edit before the sheet is validated again by itself. */
const quietTime = 700

export function createValidation(
  services: Services,
  settings: Settings,
  workbook: WorkbookState,
  sheets: Sheets,
  plans: Plans,
  problems: Problems,
) {
  const { port, newId } = services
  /** What the pane still learns at its start: the local key, the workbook's plan. */
  let prepared: Promise<unknown> = Promise.resolve()
  const phase = signal<Phase>({ kind: 'idle' })
  const result = signal<Result | null>(null)
  const stale = signal<Stale | null>(null)
  const problem = problems.at('validation')
  /** Checked without the workbook's other sheets, as the user chose. */
  const alone = signal<string | null>(null)
  const others = createOthersWatch({
    services,
    workbook,
    result,
    onFound() {
      if (settings.autoRevalidate.value === 'on') refreshSoon()
    },
  })
  const outdated = computed(() =>
    outdatedOf(result.value, {
      cells: stale.value,
      plan: plans.inUse.value,
      policy: plans.policy.value,
      others: others.changed.value,
    }),
  )
  const changes = createChangeList()
  /** For the live region; a new object each time so that equal sentences are read again. */
  const finished = signal<{ result: Result } | null>(null)
  // A retry of the same question after a lost answer carries the same key: it makes one run.
  let unanswered: { question: string; key: string } | null = null
  let controller: AbortController | null = null
  let running: { sheet: string; done: Promise<void> } | null = null
  let timer: ReturnType<typeof setTimeout> | null = null

  /** One at a time; asked for another sheet meanwhile, that one comes after it. */
  async function run(sheet: string | null, how: How): Promise<void> {
    if (sheet === null) return
    if (running) {
      const isAsked = running.sheet === sheet
      await running.done
      if (isAsked) return
      return run(sheet, how)
    }
    const done = check(sheet, how).finally(() => {
      running = null
    })
    running = { sheet, done }
    return done
  }

  async function check(sheet: string, { attest, merges = false }: How): Promise<void> {
    if (timer) clearTimeout(timer)
    problems.clear()
    phase.value = { kind: 'reading', done: 0 }
    const [corrected, roles] = await Promise.all([workbook.correctionsFor(sheet), sheets.load()])
    if (!corrected.ok) return fail(corrected.problem)
    if (!roles.ok) return fail(roles.problem)
    const current = new AbortController()
    controller = current
    const isAlone = alone.peek() === sheet
    const taken = changes.take()
    const wereTouched = others.take()
    const putBack = (): void => {
      changes.putBack(taken)
      others.putBack(wereTouched)
    }
    try {
      const last = result.peek()
      const request: ValidateRequest = {
        ...{ sheet, isAlone, merges, signal: current.signal },
        ...corrected.value,
        roles: roles.value,
        since: attest || wereTouched || !last ? null : { result: last, changes: taken.list },
        files: isAlone ? [] : sheets.files.peek(),
        followed: taken.following,
        onProgress({ done, total }: Progress): void {
          phase.value = { kind: 'reading', done: total > 0 ? done / total : 0 }
        },
      }
      const validated = await validateBudget(services, request, async (read) => {
        phase.value = { kind: 'checking' }
        if (attest) await prepared
        const against = { plan: plans.inUse.peek(), policy: plans.policy.peek() }
        return { ...against, attest: attest ? attestation(request, read) : null }
      })
      if (!validated.ok) {
        putBack()
        return fail(validated.problem)
      }
      const made = validated.value
      batch(() => {
        result.value = made
        others.changed.value = false
        lookForStale()
        phase.value = { kind: 'idle' }
        finished.value = { result: made }
      })
      if (made.attested) unanswered = null
      if (made.attested) void port.saveReceipt(made.attested.id, made.attested.receipt)
    } catch (cause) {
      putBack()
      fail(unexpected(cause))
    } finally {
      controller = null
    }
  }

  function attestation(
    { sheet, isAlone, mapping, rows, roles }: ValidateRequest,
    read: SheetsRead,
  ) {
    const ward = plans.ward.peek()
    const prints = read.sheets.map(({ name, file, reading }) => [name, file, reading?.fingerprint])
    const asked = [sheet, isAlone, prints, plans.inUse.peek(), mapping, rows, roles, ward]
    const question = JSON.stringify(asked)
    if (unanswered?.question !== question) unanswered = { question, key: newId() }
    return { connection: settings.connection.peek(), ward, idempotencyKey: unanswered.key }
  }

  function fail(why: AnyProblem): void {
    phase.value = { kind: 'idle' }
    lookForStale()
    if (why.code !== 'cancelled') problem.value = why
  }

  function lookForStale(): void {
    const made = result.peek()
    stale.value =
      made &&
      changes.stale({
        covers: (sheet) => covers(made, sheet),
        drawsOn: (sheet) => drawsOn(made, sheet),
        addressOf: ({ sheet, address }) => addressIn(made, sheet, address),
      })
  }

  /** Any sheet of the user's counts where the formulas draw on one: it may draw on others in turn. */
  function drawsOn({ reading }: Result, other: string): boolean {
    const isOwn = (name: string): boolean =>
      workbook.sheets.peek().some((one) => one.own && one.name === name)
    if (isOwn(other)) return false
    return [...sheetsDrawnOn(reading.snapshot)].some((name) => !isOwn(name))
  }

  function noticeChange(change: WorkbookChange): void {
    changes.note(change)
    problems.passed()
    const made = result.peek()
    if (made === null) return
    const isCovered = covers(made, change.sheet)
    if (!isCovered) others.touched()
    if (!isCovered && !drawsOn(made, change.sheet)) return
    lookForStale()
    if (settings.autoRevalidate.value === 'on') refreshSoon()
  }

  function refreshSoon(): void {
    if (timer) clearTimeout(timer)
    // A validation under way began before the last edit: this one comes after it.
    timer = setTimeout(() => (running ? refreshSoon() : void refresh()), quietTime)
  }

  /** The sheet of the result at hand, on this machine alone, e.g. after every edit. */
  const refresh = (): Promise<void> =>
    run(result.peek()?.sheet ?? workbook.sheet.peek(), { attest: false })

  return {
    phase,
    problem,
    result,
    stale,
    /** Null while the result at hand holds. */
    outdated,
    finished,
    /** The sheet that is chosen, with the Worker's attestation where it can be had. */
    validate: () => run(workbook.sheet.peek(), { attest: true }),
    /** A sheet by its name, e.g. the one that the result at hand is about. */
    validateSheet: (sheet: string) => run(sheet, { attest: true }),
    /** Merged cells too: Excel then forgets what could be undone, so only when asked for. */
    validateWithMerges: (sheet: string) => run(sheet, { attest: true, merges: true }),
    refresh,
    /** The sheet that is checked without the workbook's others; null: none. */
    alone,
    /** What a sheet is, by the user: checked anew with it; null: evidence decides again. */
    async say(of: { workbook?: string; sheet: string }, role: SheetRole | null): Promise<void> {
      await sheets.say(of, role)
      await run(result.peek()?.sheet ?? workbook.sheet.peek(), { attest: true })
    },
    /** This sheet only, or with the others again. */
    validateAlone(sheet: string, isAlone: boolean): Promise<void> {
      alone.value = isAlone ? sheet : null
      return run(sheet, { attest: true })
    },
    cancel(): void {
      controller?.abort()
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

interface How {
  attest: boolean
  merges?: boolean
}
