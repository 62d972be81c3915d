// The pane's whole state, made once from its services.

import { effect, signal } from '@preact/signals'
import { nameOfResult } from '../../budget/result.ts'
import { shareBasis } from '../../client/basis.ts'
import { marksBySheet } from '../../client/marks-by-sheet.ts'
import type { CommandDone } from '../../commands/run.ts'
import { signInWords } from '../locales/sign-in.ts'
import { createDeskDoor } from './desk-door.ts'
import { createFixes } from './fixes.ts'
import { createHistory } from './history.ts'
import { createPlans } from './plans.ts'
import { createProblems } from './problems.ts'
import { createReverts, sourceOf } from './reverts.ts'
import type { Services } from './services.ts'
import { createSettings } from './settings.ts'
import { createSheets } from './sheets.ts'
import { createSignIn, nobody } from './sign-in.ts'
import { signedCalls } from './signed-calls.ts'
import { createValidation, type Result } from './validation.ts'
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
  const problems = createProblems()
  const reverts = createReverts(services)
  const workbook = createWorkbook(services, problems)
  const plans = createPlans(services, settings)
  const sheets = createSheets(services)
  const validation = createValidation(services, settings, workbook, sheets, plans, problems)
  const fixes = createFixes(services, validation, problems, reverts)
  const writeBack = createWriteBack(services, settings, validation, problems, reverts)
  const history = createHistory(services, settings, plans, signIn)
  const desk = createDeskDoor(services, settings)
  const place = signal<Place>('validation')
  /** Said by the live region. */
  const announcement = signal('')
  /** Excel has answered. */
  const ready = signal(false)

  /** Said when a validation ended; after fixes also what they did. */
  function announced(result: Result): string {
    const t = settings.text.peek()
    const { report } = result
    const name = nameOfResult(result, t.common.sheets)
    const said = t.validation.announce(name, report.totals.share, report.counts)
    const fixed = fixes.fixed.peek()
    return fixed ? `${t.validation.fixes.done(fixed.findings)} ${said}` : said
  }

  effect(() => {
    const done = validation.finished.value
    if (done === null) return
    const { sheet } = done.result
    announcement.value = announced(done.result)
    writeBack.forget()
    if (done.result.attested) void desk.look(done.result.attested.id)
    if (fixes.fixed.peek()?.sheet !== sheet) fixes.fixed.value = null
    if (workbook.marked.peek() === sheet)
      void services.port.mark(marksBySheet(done.result.report, sheet))
  })

  effect(() => {
    if (validation.outdated.value) announcement.value = settings.text.peek().validation.stale.title
  })

  return {
    services,
    signIn,
    settings,
    workbook,
    plans,
    sheets,
    validation,
    problems,
    reverts,
    fixes,
    writeBack,
    history,
    desk,
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
      await Promise.all([listed, reverts.look()])
      ready.value = true
      await Promise.all([session, validation.follow(), workbook.follow()])
      effect(() => shareBasis(plans.basis.value))
    },
    /** A ribbon or context menu command ended: the pane shows what came of it. */
    async noticeCommand({ command, sheet, problem, written }: CommandDone): Promise<void> {
      await workbook.refresh()
      // The sheet that was in view then: by now it may be another.
      if (sheet !== null) await workbook.choose(sheet)
      if (command === 'clearMarks' && !problem) workbook.marked.value = null
      if (command === 'writeBack') {
        place.value = 'totals'
        await reverts.look()
        const last = reverts.last.peek()
        const source = last ? sourceOf(last, settings.text.peek().common.sheets) : sheet
        if (written) writeBack.phase.value = { kind: 'written', source, ...written }
      }
      if (command === 'validate') {
        place.value = 'validation'
        if (!problem) workbook.marked.value = sheet
        if (sheet !== null) await validation.validateSheet(sheet)
      }
      workbook.problem.value = problem
    },
    /** Signs in; what only this person may see is asked for anew. */
    async signInNow(): Promise<void> {
      if (!__SIGN_IN__ || !(await signIn.open())) return
      const { welcome } = signInWords[settings.spoken.peek()]
      announcement.value = welcome(signIn.person.peek()?.name ?? '')
      history.forget()
      desk.forget()
      if (plans.choice.peek().kind === 'none') await plans.restore(fiscalYearAt(services.now()))
      else await plans.loadPolicy()
    },
    signOut(): void {
      if (!__SIGN_IN__) return
      signIn.close()
      history.forget()
      desk.forget()
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
