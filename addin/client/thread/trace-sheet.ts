// Why a figure of the sheet at hand is what it is, worked out here: for a result that no server keeps.
import { assessInFull } from '../../../shared/assess.ts'
import {
  defaultPolicy,
  type KeptLines,
  type Mapping,
  type OtherSheet,
  type Policy,
  type Report,
  type SheetSnapshot,
  type Trace,
} from '../../../shared/schema/index.ts'
import { keptLines, traceCell, traceFigure } from '../../../shared/trace/index.ts'
import type { PlanInUse } from './check-sheet.ts'
import type { HoldSheet, SentSheet } from './held-sheet.ts'

/** Down to a figure's lines, a page of them, or up from a cell. */
export type TraceStep = { figure: string; offset: number; limit: number } | { cell: string }

export interface TraceInput {
  sheet: SentSheet
  plan: PlanInUse
  policy: Policy | null
  mapping: Mapping | null
  otherSheets: OtherSheet[] | null
  step: TraceStep
}

export type TraceAnswer = { kind: 'traced'; trace: Trace | null } | { kind: 'unknownSheet' }

// One sheet, by what it was assessed with: stepping through it assesses it once.
let last: { key: string; snapshot: SheetSnapshot; report: Report; lines: KeptLines } | null = null

export async function traceSheet(
  { sheet, step, ...input }: TraceInput,
  tools: { hold: HoldSheet },
): Promise<TraceAnswer> {
  const snapshot = tools.hold(sheet)
  if (snapshot === null) return { kind: 'unknownSheet' }
  const key = JSON.stringify(input)
  if (last?.snapshot !== snapshot || last.key !== key) {
    const plan = input.plan.kind === 'none' ? null : input.plan.plan
    const { report, budget } = assessInFull(snapshot, plan, input.policy ?? defaultPolicy, {
      ...(input.mapping ? { mapping: input.mapping } : {}),
      ...(input.otherSheets ? { otherSheets: input.otherSheets } : {}),
    })
    last = { key, snapshot, report, lines: keptLines(budget) }
  }
  const { report, lines } = last
  return {
    kind: 'traced',
    trace:
      'cell' in step
        ? traceCell(report, lines, step.cell, snapshot.sheet)
        : traceFigure(report, lines, step.figure, step),
  }
}
