// What the ribbon's buttons do, with the pane closed: plain steps over the workbook's port.
import { assessInFull } from '../../shared/assess.ts'
import type { Plan, Policy, Report } from '../../shared/schema/index.ts'
import { otherSheets } from '../../shared/workbook/index.ts'
import { planWriteBack } from '../../shared/writeback/index.ts'
import { localInstant } from '../client/local-instant.ts'
import { problem } from '../workbook/excel/problems.ts'
import { budgetInView } from '../workbook/in-view.ts'
import type {
  Outcome,
  Problem,
  SheetReading,
  WorkbookPort,
  WriteBackResult,
} from '../workbook/port.ts'

/** What a command works with besides the workbook. */
export interface CommandServices {
  port: WorkbookPort
  /** The plan and policy this workbook is checked against, as this machine last saw them. */
  basis(): Promise<{ plan: Plan | null; planVersion: number | null; policy: Policy }>
  language: 'ja' | 'en'
  now: () => Date
}

export type CommandName = 'validate' | 'writeBack' | 'clearMarks'

export interface CommandDone {
  command: CommandName
  /** The sheet it was about; null where it was about none. */
  sheet: string | null
  /** What to show when it failed. */
  problem: Problem | null
  report: Report | null
  /** What a write-back proved, and the sheet its totals stand on. */
  written?: { outcome: WriteBackResult; sheet: string | null }
}

export const commands: Record<CommandName, (services: CommandServices) => Promise<CommandDone>> = {
  /** Checks the sheet in view and marks what was found. */
  async validate(services) {
    const checked = await checkInView(services)
    if (!checked.ok) return failed('validate', checked.problem)
    const { sheet, report } = checked.value
    const marked = await services.port.mark(sheet, report.findings)
    return marked.ok ? done('validate', sheet, report) : failed('validate', marked.problem, sheet)
  },
  /** Checks the sheet in view afresh and writes 反映明細 and 反映集計 from it. */
  async writeBack(services) {
    const checked = await checkInView(services)
    if (!checked.ok) return failed('writeBack', checked.problem)
    const { sheet, reading, report, plan } = checked.value
    if (report.table === null) {
      return failed('writeBack', problem('noTable', { cells: [sheet] }), sheet)
    }
    const written = await services.port.writeBack({ plan, reading, report })
    if (!written.ok) return failed('writeBack', written.problem, sheet)
    const totals = plan.sheets.at(-1)?.name ?? null
    return {
      ...done('writeBack', sheet, report),
      written: { outcome: written.value, sheet: totals },
    }
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
  problem: Problem,
  sheet: string | null = null,
): CommandDone => ({ command, sheet, problem, report: null })

type Checked = Outcome<{
  sheet: string
  reading: SheetReading
  report: Report
  plan: Parameters<WorkbookPort['writeBack']>[0]['plan']
}>

async function checkInView({ port, basis, language, now }: CommandServices): Promise<Checked> {
  const sheets = await port.listSheets()
  if (!sheets.ok) return sheets
  const sheet = budgetInView(sheets.value)
  if (sheet === null) {
    const inView = sheets.value.flatMap(({ active, name }) => (active ? [name] : []))
    return { ok: false, problem: problem('noTable', { cells: inView }) }
  }
  const [reading, mapping, saved, { plan, planVersion, policy }] = await Promise.all([
    port.readSheet({ sheet }),
    port.loadMapping(sheet),
    port.savedBy(),
    basis(),
  ])
  if (!reading.ok) return reading
  const others = await port.readOtherSheets({ sheet })
  if (!others.ok) return others
  const { snapshot } = reading.value
  const own = { name: sheet, hidden: false, snapshot }
  const { report, budget } = assessInFull(snapshot, plan, policy, {
    planVersion,
    otherSheets: otherSheets(own, others.value),
    ...(mapping.ok && mapping.value ? { mapping: mapping.value } : {}),
  })
  const writeBackPlan = planWriteBack({
    report,
    budget,
    policy,
    plan,
    language,
    writtenAt: localInstant(now()),
    savedBy: saved.ok ? saved.value : '',
    existingSheets: sheets.value,
  })
  return { ok: true, value: { sheet, reading: reading.value, report, plan: writeBackPlan } }
}
