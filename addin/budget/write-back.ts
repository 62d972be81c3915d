// Writing 反映明細 and 反映集計 from a result: first as a plan, then into the workbook. The pane and the
// ribbon both do it by this.
import type { Language } from '../../shared/schema/index.ts'
import type { WriteBackPlan, WriteTarget } from '../../shared/writeback/types.ts'
import { localInstant } from '../client/local-instant.ts'
import type { Outcome, Progress, WorkbookPort, WriteBackResult } from '../workbook/port.ts'
import { askOfSheets } from './read.ts'
import { askedFor, hasTable, type Result, sourceReadings } from './result.ts'
import type { BudgetServices } from './validate.ts'

/** What was proved of what was written, and the sheet the totals stand on. */
export interface Written {
  outcome: WriteBackResult
  sheet: string | null
}

export async function prepareWriteBack(
  { port, workerThread, now }: BudgetServices,
  result: Result,
  how: { language: Language; who: string; targets: readonly WriteTarget[] },
): Promise<Outcome<WriteBackPlan>> {
  if (!hasTable(result)) {
    // Excel's sentences come with Excel: the pane is drawn before.
    const { problem } = await import('../workbook/excel/problems.ts')
    return { ok: false, problem: problem('noTable', { cells: [result.sheet] }) }
  }
  const [sheets, saved] = await Promise.all([port.listSheets(), port.savedBy()])
  const input = {
    ...askedFor(result),
    ...how,
    report: result.report,
    receipt: result.attested,
    existingSheets: sheets.ok ? sheets.value : [],
    savedBy: saved.ok ? saved.value : '',
    writtenAt: localInstant(now()),
  }
  const answered = await askOfSheets(result.sheets, (sent) =>
    workerThread.call('prepareWriteBack', { ...input, sheets: sent }),
  )
  if (answered.kind === 'unknownSheet') throw new Error('the sheets were not taken')
  return { ok: true, value: answered.plan }
}

export async function writeBack(
  port: WorkbookPort,
  result: Result,
  plan: WriteBackPlan,
  options: { signal?: AbortSignal; onProgress?: (progress: Progress) => void } = {},
): Promise<Outcome<Written>> {
  const readings = sourceReadings(result)
  const written = await port.writeBack({ plan, readings, report: result.report, ...options })
  if (!written.ok) return written
  return { ok: true, value: { outcome: written.value, sheet: plan.sheets.at(-1)?.name ?? null } }
}
