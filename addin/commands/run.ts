// What the ribbon's buttons do, with the pane closed: plain steps over the workbook's port.
import { assessInFull } from '../../shared/assess.ts'
import type { Plan, Policy, Report } from '../../shared/schema/index.ts'
import { planWriteBack } from '../../shared/writeback/index.ts'
import { problem } from '../workbook/excel/problems.ts'
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
  /** What to show when it failed. */
  problem: Problem | null
  report: Report | null
  /** What a write-back proved, and the sheet its totals stand on. */
  written?: { outcome: WriteBackResult; sheet: string | null }
}

export const commands: Record<CommandName, (services: CommandServices) => Promise<CommandDone>> = {
  /** Checks the active sheet and marks what was found. */
  async validate(services) {
    const checked = await checkActive(services)
    if (!checked.ok) return failed('validate', checked.problem)
    const { sheet, report } = checked.value
    const marked = await services.port.mark(sheet, report.findings)
    return marked.ok ? done('validate', report) : failed('validate', marked.problem)
  },
  /** Checks the active sheet afresh and writes 反映明細 and 反映集計. */
  async writeBack(services) {
    const checked = await checkActive(services)
    if (!checked.ok) return failed('writeBack', checked.problem)
    const { sheet, reading, report, plan } = checked.value
    if (report.table === null) return failed('writeBack', problem('noTable', { cells: [sheet] }))
    const written = await services.port.writeBack({ plan, reading, report })
    if (!written.ok) return failed('writeBack', written.problem)
    const totals = plan.sheets.at(-1)?.name ?? null
    return { ...done('writeBack', report), written: { outcome: written.value, sheet: totals } }
  },
  async clearMarks(services) {
    const cleared = await services.port.clearMarks()
    return cleared.ok ? done('clearMarks', null) : failed('clearMarks', cleared.problem)
  },
}

const done = (command: CommandName, report: Report | null): CommandDone => ({
  command,
  problem: null,
  report,
})

const failed = (command: CommandName, problem: Problem): CommandDone => ({
  command,
  problem,
  report: null,
})

type Checked = Outcome<{
  sheet: string
  reading: SheetReading
  report: Report
  plan: Parameters<WorkbookPort['writeBack']>[0]['plan']
}>

async function checkActive({ port, basis, language, now }: CommandServices): Promise<Checked> {
  const sheets = await port.listSheets()
  if (!sheets.ok) return sheets
  // On a sheet of Hanei's own the budget is meant that it was made from, never the sheet itself.
  const budgets = sheets.value.filter((one) => one.visible && !one.own)
  const sheet = (budgets.find((one) => one.active) ?? budgets[0])?.name ?? ''
  const [reading, mapping, { plan, planVersion, policy }] = await Promise.all([
    port.readSheet({ sheet }),
    port.loadMapping(sheet),
    basis(),
  ])
  if (!reading.ok) return reading
  const { report, budget } = assessInFull(reading.value.snapshot, plan, policy, {
    planVersion,
    ...(mapping.ok && mapping.value ? { mapping: mapping.value } : {}),
  })
  const writeBackPlan = planWriteBack({
    report,
    budget,
    policy,
    plan,
    language,
    writtenAt: now().toISOString(),
    existingSheets: sheets.value,
  })
  return { ok: true, value: { sheet, reading: reading.value, report, plan: writeBackPlan } }
}
