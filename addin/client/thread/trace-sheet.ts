// Why a figure of the sheets at hand is what it is, worked out here: for a result that no server keeps.
import type { KeptLines, Report, Trace } from '../../../shared/schema/index.ts'
import { keptLinesOfSheets, traceCell, traceFigure } from '../../../shared/trace/index.ts'
import type { SentBudget } from './asked.ts'
import { assessSent } from './chosen-sheets.ts'
import type { HoldSheets } from './held-sheets.ts'

/** Down to a figure's lines, a page of them, or up from a cell. */
export type TraceStep = { figure: string; offset: number; limit: number } | { cell: string }

export type TraceInput = SentBudget & { step: TraceStep }

export type TraceAnswer = { kind: 'traced'; trace: Trace | null } | { kind: 'unknownSheet' }

// One result, by what it was assessed with: stepping through it assesses it once.
let last: { key: string; report: Report; lines: KeptLines } | null = null

export async function traceSheet(
  { step, ...input }: TraceInput,
  tools: { hold: HoldSheets },
): Promise<TraceAnswer> {
  const { sheets, ...asked } = input
  const key = JSON.stringify([asked, sheets.map(({ cells }) => cells?.revision)])
  if (last?.key !== key) {
    const assessment = assessSent(input, tools)
    if (assessment === null) return { kind: 'unknownSheet' }
    last = { key, report: assessment.report, lines: keptLinesOfSheets(assessment) }
  }
  const { report, lines } = last
  return {
    kind: 'traced',
    trace:
      'cell' in step
        ? traceCell(report, lines, step.cell, report.sheets ? undefined : input.sheet)
        : traceFigure(report, lines, step.figure, step),
  }
}
