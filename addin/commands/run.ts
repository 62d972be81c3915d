// What the ribbon's buttons do, with the pane closed: plain steps over the workbook's port.
import type { Plan, Policy, Report } from '../../shared/schema/index.ts'
import { assessSheets } from '../../shared/workbook/assess-sheets.ts'
import { chooseSheets } from '../../shared/workbook/choose-sheets.ts'
import type { UnreadSheet, WorkbookSheet } from '../../shared/workbook/other-sheets.ts'
import { planWriteBack } from '../../shared/writeback/index.ts'
import { localInstant } from '../client/local-instant.ts'
import { marksBySheet } from '../client/marks-by-sheet.ts'
import { problem } from '../workbook/excel/problems.ts'
import { budgetInView } from '../workbook/in-view.ts'
import type {
  Outcome,
  Problem,
  ReadSheet,
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
    const { sheet, readings, report, plan } = checked.value
    if (readings.length === 0) {
      return failed('writeBack', problem('noTable', { cells: [sheet] }), sheet)
    }
    const written = await services.port.writeBack({ plan, readings, report })
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
  /** Of the sheets whose lines are in the figures. */
  readings: SheetReading[]
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
  const [read, mapping, roles, saved, { plan, planVersion, policy }] = await Promise.all([
    readAll(port, sheet),
    port.loadMapping(sheet),
    port.loadRoles(),
    port.savedBy(),
    basis(),
  ])
  if (!read.ok) return read
  const { input } = chooseSheets(read.value.map(asChosen), {
    ...{ sheet, plan },
    ...(roles.ok ? { roles: roles.value } : {}),
  })
  const isOne = 'snapshot' in input
  const snapshots = isOne ? [input.snapshot] : input.snapshots
  const assessment = assessSheets(snapshots, plan, policy, {
    planVersion,
    ...(mapping.ok && mapping.value && isOne ? { mapping: mapping.value } : {}),
    ...(!isOne && input.roles ? { roles: input.roles } : {}),
    ...(input.otherSheets ? { otherSheets: input.otherSheets } : {}),
  })
  const { report, parts } = assessment
  const writeBackPlan = planWriteBack({
    report,
    budget: assessment,
    policy,
    plan,
    language,
    writtenAt: localInstant(now()),
    savedBy: saved.ok ? saved.value : '',
    existingSheets: sheets.value,
  })
  const readings = parts.flatMap(({ budget }) =>
    budget.table === null
      ? []
      : (read.value.find(({ name }) => name === budget.snapshot.sheet)?.reading ?? []),
  )
  return { ok: true, value: { sheet, readings, report, plan: writeBackPlan } }
}

/** All sheets; the one that is meant alone where it is too large to be read with the others. */
async function readAll(port: WorkbookPort, sheet: string): Promise<Outcome<ReadSheet[]>> {
  const read = await port.readWorkbook({})
  if (!read.ok || read.value.find(({ name }) => name === sheet)?.reading) return read
  const own = await port.readSheet({ sheet })
  if (!own.ok) return own
  const others = read.value.filter(({ name }) => name !== sheet)
  return { ok: true, value: [{ name: sheet, hidden: false, reading: own.value }, ...others] }
}

const asChosen = ({ name, hidden, reading }: ReadSheet): WorkbookSheet | UnreadSheet =>
  reading ? { name, hidden, snapshot: reading.snapshot } : { name, hidden, snapshot: null }
