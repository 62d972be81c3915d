// The figures of a workbook written back into the file: the same plan as in Excel, another hand.
import { readXlsx } from '../files/index.ts'
import { fileProblem } from '../files/problems.ts'
import type { FileProblem } from '../files/types.ts'
import { writeXlsx } from '../files/xlsx-write/index.ts'
import type { Language, Plan, Policy, Report } from '../schema/index.ts'
import {
  DETAIL_SHEET,
  isWrittenSheet,
  planWriteBack,
  SUMMARY_SHEET,
  type WriteBackPlan,
} from '../writeback/index.ts'
import { assessSheets } from './assess-sheets.ts'
import { type ChosenInput, chooseSheets } from './choose-sheets.ts'

export interface WriteFileOptions {
  /** Sheet to read; without it evidence decides which one holds the budget, or which together do. */
  sheet?: string
  plan: Plan | null
  planVersion?: number | null
  policy: Policy
  language: Language
  /** ISO 8601 with the viewer's zone. */
  writtenAt?: string
  who?: string
}

export type WrittenFile =
  | { ok: true; bytes: Uint8Array; report: Report; plan: WriteBackPlan }
  | { ok: false; problem: FileProblem }

/** An .xlsx file with 反映明細 and 反映集計; its other parts stay byte for byte. Pure. */
export function writeFile(bytes: Uint8Array, options: WriteFileOptions): WrittenFile {
  const reading = readXlsx(bytes)
  if (!reading.ok) return reading
  const { sheets } = reading
  const { sheet: name, plan, policy, language, writtenAt, who, planVersion = null } = options
  const named = sheets.find((sheet) => sheet.name === name)
  if (name !== undefined && !named)
    return { ok: false, problem: fileProblem('noSuchSheet', name.slice(0, 100)) }
  const own = new Set(sheets.filter(({ snapshot }) => isWrittenSheet(snapshot)).map((s) => s.name))
  const taken = sheets.find(
    (sheet) => [DETAIL_SHEET, SUMMARY_SHEET].includes(sheet.name) && !own.has(sheet.name),
  )
  if (taken) return { ok: false, problem: fileProblem('sheetNameTaken', taken.name) }
  const input: ChosenInput = named
    ? { snapshot: named.snapshot }
    : chooseSheets(sheets, { plan }).input
  const snapshots = 'snapshot' in input ? [input.snapshot] : input.snapshots
  const assessment = assessSheets(snapshots, plan, policy, {
    planVersion,
    ...('registers' in input && input.registers ? { registers: input.registers } : {}),
    ...(input.otherSheets ? { otherSheets: input.otherSheets } : {}),
  })
  const { report, parts } = assessment
  if (!parts.some(({ budget }) => budget.table))
    return { ok: false, problem: fileProblem('noTable', snapshots[0]?.sheet ?? '') }
  const writing = planWriteBack({
    report,
    budget: assessment,
    policy,
    plan,
    language,
    existingSheets: sheets.map((sheet) => ({ name: sheet.name, own: own.has(sheet.name) })),
    ...(writtenAt ? { writtenAt } : {}),
    ...(who ? { who } : {}),
  })
  const written = writeXlsx(bytes, writing.sheets, own)
  return written.ok ? { ...written, report, plan: writing } : written
}
