// Earlier runs of the ward: pages of them, two of them compared, a receipt verified.

import { batch, signal } from '@preact/signals'
import type {
  ComparedSides,
  Language,
  ReceiptVerdict,
  RunSummary,
} from '../../../shared/schema/index.ts'
import { askOfSheets } from '../../budget/read.ts'
import { askedFor, type Result } from '../../budget/result.ts'
import { type Answer, type ClientProblem, problemOf } from '../../client/problem.ts'
import type { Plans } from './plans.ts'
import type { Services } from './services.ts'
import type { Settings } from './settings.ts'
import type { SignInState } from './sign-in.ts'
import { explain } from './signed-calls.ts'

declare const __SIGN_IN__: boolean

export interface Verified {
  verdict: ReceiptVerdict
  how: 'server' | 'offline'
}

export type History = ReturnType<typeof createHistory>

export function createHistory(
  { workerThread, store, port, page: around }: Services,
  settings: Settings,
  plans: Plans,
  signIn: SignInState,
) {
  const runs = signal<RunSummary[]>([])
  const next = signal<string | null>(null)
  const state = signal<'unread' | 'loading' | 'read'>('unread')
  const problem = signal<ClientProblem | null>(null)
  /** Ids to compare: at most two, in the order they were ticked. */
  const ticked = signal<string[]>([])
  const comparison = signal<ComparedSides | null>(null)
  /** The same as one page to print. */
  let print: ((language: Language) => Promise<Answer<ArrayBuffer>>) | null = null
  const verified = signal<Verified | null>(null)
  const working = signal<'compare' | 'verify' | null>(null)

  async function load(cursor: string | null): Promise<void> {
    const connection = settings.connection.peek()
    if (!connection.token) {
      state.value = 'read'
      const missing = problemOf(around && !around.hasServer ? 'needsServer' : 'noKey')
      problem.value = __SIGN_IN__ ? explain(missing, signIn) : missing
      return
    }
    state.value = 'loading'
    problem.value = null
    const page = await workerThread.call('listRuns', {
      connection,
      ward: plans.ward.peek(),
      cursor,
    })
    state.value = 'read'
    if (!page.ok) {
      problem.value = page.problem
      return
    }
    runs.value = cursor === null ? page.value.items : [...runs.peek(), ...page.value.items]
    next.value = page.value.next
  }

  function show(answered: Answer<ComparedSides>, toPrint: typeof print): void {
    working.value = null
    if (!answered.ok) {
      problem.value = answered.problem
      return
    }
    comparison.value = answered.value
    print = toPrint
  }

  async function readSheetsOf(file: File) {
    const bytes = await file.arrayBuffer()
    const read = await workerThread.call('readFile', { name: file.name, bytes })
    return read.ok ? { sheets: read.sheets.map(({ snapshot }) => snapshot) } : read
  }

  return {
    runs,
    next,
    state,
    problem,
    ticked,
    comparison,
    verified,
    working,
    reload: () => load(null),
    more: () => load(next.peek()),
    tick(id: string): void {
      const now = ticked.peek()
      ticked.value = now.includes(id) ? now.filter((one) => one !== id) : [...now, id].slice(-2)
    },
    /** The older of the two is what the newer is compared with. */
    async compare(): Promise<void> {
      const [from, to] = [...ticked.peek()].sort()
      if (!from || !to) return
      working.value = 'compare'
      const of = { connection: settings.connection.peek(), from, to }
      show(await workerThread.call('compareRuns', of), (lang) =>
        workerThread.call('printRuns', { ...of, lang }),
      )
    },
    /** The sheets at hand with an earlier run, or with a file. */
    async compareSheets(result: Result, before: { run: string } | { file: File }): Promise<void> {
      working.value = 'compare'
      problem.value = null
      const from = 'run' in before ? before : await readSheetsOf(before.file)
      if ('message' in from) {
        problem.value = { code: 'refused', message: from.message }
        working.value = null
        return
      }
      const of = {
        ...{ connection: settings.connection.peek(), ward: plans.ward.peek(), from },
        ...askedFor(result),
      }
      const ask = (lang: Language | null) =>
        askOfSheets(result.sheets, (sheets) =>
          workerThread.call('compareSheets', { ...of, print: lang, sheets }),
        )
      const answered = await ask(null)
      if (answered.kind !== 'compared') {
        working.value = null
        return
      }
      show(answered.sides, async (lang) => {
        const printed = await ask(lang)
        return printed.kind === 'printed'
          ? printed.page
          : { ok: false, problem: problemOf('badAnswer') }
      })
    },
    /** The comparison that is shown, as a page to print; null where it could not be had. */
    async print(): Promise<ArrayBuffer | null> {
      if (print === null) return null
      working.value = 'compare'
      const page = await print(settings.spoken.peek())
      working.value = null
      problem.value = page.ok ? null : page.problem
      return page.ok ? page.value : null
    },
    /** Somebody else is asking from now on: nothing of the one before is left in view. */
    forget(): void {
      batch(() => {
        runs.value = []
        next.value = null
        ticked.value = []
        comparison.value = null
        verified.value = null
        problem.value = null
        state.value = 'unread'
      })
    },
    closeComparison(): void {
      comparison.value = null
    },
    /** The receipt of a run: kept in the file, else asked of the server. */
    async receiptOf(id: string): Promise<string | null> {
      const kept = await port.loadReceipts()
      const found = kept.ok ? kept.value.find((one) => one.runId === id) : undefined
      if (found) return found.receipt
      const run = await workerThread.call('readRun', { connection: settings.connection.peek(), id })
      if (!run.ok) problem.value = run.problem
      return run.ok ? run.value.receipt : null
    },
    /** `offline`: signature checked here by the public keys, which are kept for when the server is away. */
    async verify(receipt: string, how: 'server' | 'offline'): Promise<void> {
      working.value = 'verify'
      verified.value = null
      problem.value = null
      const connection = settings.connection.peek()
      if (how === 'server') {
        const answered = await workerThread.call('verifyReceipt', { connection, receipt })
        if (answered.ok) verified.value = { verdict: answered.value, how }
        else problem.value = answered.problem
      } else {
        const key = `jwks.${connection.base}`
        let answered = await workerThread.call('verifyOffline', { connection, receipt, jwks: null })
        const kept = store.get(key)
        if (!answered.ok && kept) {
          answered = await workerThread.call('verifyOffline', { connection, receipt, jwks: kept })
        }
        if (answered.ok) {
          store.set(key, answered.value.jwks)
          verified.value = { verdict: answered.value.verdict, how }
        } else problem.value = answered.problem
      }
      working.value = null
    },
  }
}
