// The pane's whole state, made once from its services.

import { effect, signal } from '@preact/signals'
import type { CommandDone } from '../../commands/run.ts'
import { signInWords } from '../locales/sign-in.ts'
import { createFixes } from './fixes.ts'
import { createHistory } from './history.ts'
import { createPlans } from './plans.ts'
import type { Services } from './services.ts'
import { createSettings } from './settings.ts'
import { createSignIn, nobody } from './sign-in.ts'
import { signedCalls } from './signed-calls.ts'
import { createValidation } from './validation.ts'
import { createWorkbook } from './workbook.ts'
import { createWriteBack } from './write-back.ts'

/** Whether the deployment names an Entra application; without one, signing in stays out of the build. */
declare const __SIGN_IN__: boolean

export const places = ['validation', 'totals', 'history', 'settings'] as const
export type Place = (typeof places)[number]

export type Pane = ReturnType<typeof createPane>

export function createPane(given: Services) {
  const signIn = __SIGN_IN__ ? createSignIn(given) : nobody
  const workerThread = __SIGN_IN__ ? signedCalls(given.workerThread, signIn) : given.workerThread
  const services = { ...given, workerThread }
  const settings = createSettings(services, signIn)
  const workbook = createWorkbook(services)
  const plans = createPlans(services, settings)
  const validation = createValidation(services, settings, workbook, plans)
  const fixes = createFixes(services, validation)
  const writeBack = createWriteBack(services, settings, plans, validation)
  const history = createHistory(services, settings, plans, signIn)
  const place = signal<Place>('validation')
  /** Said by the live region. */
  const announcement = signal('')
  /** Excel has answered. */
  const ready = signal(false)

  effect(() => {
    const done = validation.finished.value
    if (done === null) return
    const { report } = done.result
    announcement.value = settings.text
      .peek()
      .validation.announce(report.totals.share.value, report.counts)
    writeBack.forget()
    // What stood in the way then does so no longer, or will be said again.
    workbook.problem.value = null
    fixes.problem.value = null
    if (workbook.marked.peek() === done.result.sheet) {
      void services.port.mark(done.result.sheet, report.findings)
    }
  })

  return {
    services,
    signIn,
    settings,
    workbook,
    plans,
    validation,
    fixes,
    writeBack,
    history,
    place,
    announcement,
    ready,
    text: settings.text,
    /** Reads what the workbook and the server already know; the pane is in view meanwhile. */
    async start(): Promise<void> {
      const listed = workbook.refresh()
      // Whether one can sign in is known once Excel has answered.
      const session = Promise.all([settings.askLocalSession(), listed])
        .then(() => signIn.resume())
        .then(() => plans.restore(fiscalYearAt(services.now())))
        .catch(() => undefined)
      validation.waitFor(session)
      await Promise.all([listed, writeBack.look()])
      ready.value = true
      await Promise.all([session, validation.follow()])
    },
    /** A ribbon or context menu command ended: the pane shows what came of it. */
    async noticeCommand({ command, problem, written }: CommandDone): Promise<void> {
      await workbook.refresh()
      workbook.problem.value = problem
      if (problem) return
      if (command === 'clearMarks') workbook.marked.value = null
      if (command === 'writeBack') {
        place.value = 'totals'
        await writeBack.look()
        if (written) writeBack.phase.value = { kind: 'written', ...written }
      }
      if (command === 'validate') {
        place.value = 'validation'
        workbook.marked.value = workbook.sheet.peek()
        await validation.validate()
      }
    },
    /** Signs in; what only this person may see is asked for anew. */
    async signInNow(): Promise<void> {
      if (!__SIGN_IN__ || !(await signIn.open())) return
      const { welcome } = signInWords[settings.spoken.peek()]
      announcement.value = welcome(signIn.person.peek()?.name ?? '')
      history.forget()
      if (plans.choice.peek().kind === 'none') await plans.restore(fiscalYearAt(services.now()))
      else await plans.loadPolicy()
    },
    signOut(): void {
      if (!__SIGN_IN__) return
      signIn.close()
      history.forget()
      announcement.value = signInWords[settings.spoken.peek()].bye
    },
    async copy(text: string): Promise<void> {
      await services.copyText(text)
      announcement.value = settings.text.peek().common.copied
    },
  }
}

/** Fiscal year that begins in April. In the months before, next year's plan is being made. */
export function fiscalYearAt(date: Date): number {
  return date.getMonth() < 3 ? date.getFullYear() - 1 : date.getFullYear()
}
