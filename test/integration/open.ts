// A workbook in the stand-in, the real library in front of it, and our port to it.
import { createWorkbook } from '../../addin/workbook/index.ts'
import type { Outcome, SheetReading, WorkbookPort } from '../../addin/workbook/port.ts'
import { parseCell } from '../../shared/address/index.ts'
import { assessInFull } from '../../shared/assess.ts'
import { defaultPolicy, type Plan, type Policy } from '../../shared/schema/index.ts'
import { assessSheets, chooseSheets } from '../../shared/workbook/index.ts'
import { type PlanWriteBackOptions, planWriteBack } from '../../shared/writeback/index.ts'
import type { Host, HostOptions, WorkbookDescription } from '../excel/index.ts'
import { openExcelOnSharedPage } from '../excel/shared-page.node.ts'
import { type OpenExcel, openExcel } from '../excel/test-excel.ts'
import { plainValue, valueAt } from '../excel/workbook/cells.ts'

export interface Opened extends OpenExcel {
  port: WorkbookPort
}

/** Opens a workbook; our code finds `Excel` and `Office` where a page has them. */
export async function openPort(
  description: WorkbookDescription,
  options: Omit<HostOptions, 'workbook'> & { timeout?: number } = {},
): Promise<Opened> {
  const { timeout = 20_000, ...host } = options
  const opened = await openExcel(description, host)
  Object.assign(globalThis, { Excel: opened.Excel, Office: opened.Office })
  const port = createWorkbook({ timeout, now: () => new Date('2026-11-22T01:02:03Z') })
  return { ...opened, port }
}

/** The same with a library booted once for all: for tests without events and custom functions. */
export async function openPortQuickly(
  description: WorkbookDescription,
  options: Omit<HostOptions, 'workbook' | 'customFunctions'> & { timeout?: number } = {},
): Promise<Opened> {
  const { timeout = 20_000, ...host } = options
  const opened = await openExcelOnSharedPage(description, host)
  Object.assign(globalThis, { Excel: opened.Excel, Office: opened.Office })
  const port = createWorkbook({ timeout, now: () => new Date('2026-11-22T01:02:03Z') })
  return { ...opened, port }
}

export function take<T>(outcome: Outcome<T>): T {
  if (!outcome.ok)
    throw new Error(
      `${outcome.problem.code} ${outcome.problem.detail ?? ''} ${outcome.problem.cells ?? ''}`,
    )
  return outcome.value
}

/** Reads, assesses and plans as the pane does. */
export async function prepare(
  port: WorkbookPort,
  options: {
    sheet?: string
    plan?: Plan | null
    policy?: Policy
    reading?: SheetReading
    targets?: PlanWriteBackOptions['targets']
    language?: PlanWriteBackOptions['language']
    attestation?: PlanWriteBackOptions['attestation']
    writtenAt?: string
    who?: string
    savedBy?: string
    /** The reading is of the whole sheet. */
    isWholeSheet?: boolean
  } = {},
) {
  const { sheet = '予算', plan = null, policy = defaultPolicy, language = 'ja' } = options
  const { targets, attestation, writtenAt, who, savedBy, isWholeSheet } = options
  const sheets = take(await port.listSheets())
  const reading = options.reading ?? take(await port.readSheet({ sheet }))
  const { report, budget } = assessInFull(reading.snapshot, plan, policy)
  const writeBackPlan = planWriteBack({
    report,
    budget,
    policy,
    plan,
    language,
    existingSheets: sheets,
    ...(targets ? { targets } : {}),
    ...(attestation ? { attestation } : {}),
    ...(writtenAt ? { writtenAt } : {}),
    ...(who ? { who } : {}),
    ...(savedBy ? { savedBy } : {}),
    ...(isWholeSheet === undefined ? {} : { isWholeSheet }),
  })
  return { reading, readings: [reading], report, plan: writeBackPlan }
}

/** The same over all sheets of the workbook. */
export async function prepareAll(
  port: WorkbookPort,
  options: { plan?: Plan | null; targets?: PlanWriteBackOptions['targets'] } = {},
) {
  const { plan = null, targets } = options
  const policy = defaultPolicy
  const existingSheets = take(await port.listSheets())
  const sheets = take(await port.readWorkbook({}))
  const { input } = chooseSheets(
    sheets.map(({ name, hidden, reading }) =>
      reading ? { name, hidden, snapshot: reading.snapshot } : { name, hidden, snapshot: null },
    ),
  )
  const snapshots = 'snapshots' in input ? input.snapshots : [input.snapshot]
  const assessment = assessSheets(snapshots, plan, policy)
  const { report, parts } = assessment
  const readings = parts.map(({ budget }) => {
    const read = sheets.find(({ name }) => name === budget.snapshot.sheet)?.reading
    if (!read) throw new Error(`not read: ${budget.snapshot.sheet}`)
    return read
  })
  const writeBackPlan = planWriteBack({
    ...{ report, budget: assessment, policy, plan, language: 'ja', existingSheets },
    ...(targets ? { targets } : {}),
  })
  return { readings, report, plan: writeBackPlan }
}

/** What a cell comes to, calculation errors as their text. */
export function cell(host: Host, name: string, address: string): string | number | boolean {
  const sheet = host.workbook.sheets.find((one) => one.name === name)!
  const at = parseCell(address)!
  return plainValue(valueAt(host.workbook, sheet, at.row - 1, at.column))
}
