// What the ribbon's buttons do, with the pane closed: plain steps over the workbook's port.
import type { Report } from '../../shared/schema/index.ts'
import type { Result } from '../budget/result.ts'
import { rowChoices } from '../budget/row-choices.ts'
import { type BudgetServices, validateBudget } from '../budget/validate.ts'
import { prepareWriteBack, type Written, writeBack } from '../budget/write-back.ts'
import type { Basis } from '../client/basis.ts'
import { marksBySheet } from '../client/marks-by-sheet.ts'
import type { ClientProblem } from '../client/problem.ts'
import { problem } from '../workbook/excel/problems.ts'
import { budgetInView } from '../workbook/in-view.ts'
import type { Problem } from '../workbook/port.ts'

/** What a command works with. */
export interface CommandServices extends BudgetServices {
  /** The plan and policy this workbook is checked against, as this machine last saw them. */
  basis(): Promise<Basis>
  language: 'ja' | 'en'
}

export type CommandName = 'validate' | 'writeBack' | 'clearMarks'

export interface CommandDone {
  command: CommandName
  /** The sheet it was about; null where it was about none. */
  sheet: string | null
  /** What to show when it failed. */
  problem: Problem | ClientProblem | null
  report: Report | null
  written?: Written
}

export const commands: Record<CommandName, (services: CommandServices) => Promise<CommandDone>> = {
  /** Checks the budget in view, on however many sheets it is, and marks what was found. */
  async validate(services) {
    const checked = await checkInView(services)
    if (!checked.ok) return failed('validate', checked.problem)
    const { sheet, report } = checked.value
    const marked = await services.port.mark(marksBySheet(report, sheet))
    return marked.ok ? done('validate', sheet, report) : failed('validate', marked.problem, sheet)
  },
  /** Checks the budget in view afresh and writes 反映明細 and 反映集計 from it. */
  async writeBack(services) {
    const checked = await checkInView(services)
    if (!checked.ok) return failed('writeBack', checked.problem)
    const { sheet, report } = checked.value
    const prepared = await prepareWriteBack(services, checked.value, {
      language: services.language,
      who: '',
      targets: [],
    })
    if (!prepared.ok) return failed('writeBack', prepared.problem, sheet)
    const written = await writeBack(services.port, checked.value, prepared.value)
    if (!written.ok) return failed('writeBack', written.problem, sheet)
    return { ...done('writeBack', sheet, report), written: written.value }
  },
  async clearMarks(services) {
    const cleared = await services.port.clearMarks()
    return cleared.ok ? done('clearMarks', null, null) : failed('clearMarks', cleared.problem)
  },
}

const done = (command: CommandName, sheet: string | null, report: Report | null): CommandDone => ({
  command,
  sheet,
  problem: null,
  report,
})

const failed = (
  command: CommandName,
  problem: CommandDone['problem'],
  sheet: string | null = null,
): CommandDone => ({ command, sheet, problem, report: null })

async function checkInView(
  services: CommandServices,
): Promise<{ ok: true; value: Result } | { ok: false; problem: Problem | ClientProblem }> {
  const { port, basis } = services
  const sheets = await port.listSheets()
  if (!sheets.ok) return sheets
  const sheet = budgetInView(sheets.value)
  if (sheet === null) {
    const inView = sheets.value.flatMap(({ active, name }) => (active ? [name] : []))
    return { ok: false, problem: problem('noTable', { cells: inView }) }
  }
  const names = sheets.value.flatMap(({ name, own }) => (own ? [] : [name]))
  const [mappings, roles] = await Promise.all([port.loadMappings(names), port.loadRoles()])
  if (!mappings.ok) return mappings
  if (!roles.ok) return roles
  const request = {
    ...{ sheet, isAlone: false, merges: false, since: null, files: [], followed: false },
    mapping: mappings.value[sheet] ?? null,
    rows: rowChoices(mappings.value),
    roles: roles.value,
    signal: new AbortController().signal,
    onProgress: () => undefined,
  }
  return validateBudget(services, request, async () => ({ ...(await basis()), attest: null }))
}
