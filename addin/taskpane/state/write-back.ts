// Write-back: prepared and shown first, then written, and revertible.

import { signal } from '@preact/signals'
import { unitYen } from '../../../shared/schema/units.ts'
import type { TargetFigure, WriteBackPlan, WriteTarget } from '../../../shared/writeback/types.ts'
import type { Problem, WriteBackResult } from '../../workbook/port.ts'
import type { Plans } from './plans.ts'
import type { Services } from './services.ts'
import type { Settings } from './settings.ts'
import type { Result, Validation } from './validation.ts'

/** Figures that every report has; exclusions and marks come from the report at hand. */
export const mainFigures = ['total', 'base', 'numerator', 'share'] as const

export type WriteBackPhase =
  | { kind: 'idle' }
  | { kind: 'preparing' }
  | { kind: 'prepared'; plan: WriteBackPlan; result: Result }
  | { kind: 'writing'; done: number }
  /** `sheet`: where the totals stand now. */
  | { kind: 'written'; outcome: WriteBackResult; sheet: string | null }
  | { kind: 'reverting' }
  | { kind: 'reverted' }

export type WriteBack = ReturnType<typeof createWriteBack>

export function createWriteBack(
  { port, workerThread, now }: Services,
  settings: Settings,
  plans: Plans,
  validation: Validation,
) {
  const phase = signal<WriteBackPhase>({ kind: 'idle' })
  const problem = signal<Problem | null>(null)
  const revertible = signal<{ writtenAt: string; ranges: string[] } | null>(null)
  const targets = signal<WriteTarget[]>([])
  let controller: AbortController | null = null

  async function look(): Promise<void> {
    const found = await port.revertible()
    if (found.ok) revertible.value = found.value
  }

  return {
    phase,
    problem,
    revertible,
    targets,
    look,
    /** The user's selected cell becomes the place of a figure. */
    async pick(figure: TargetFigure): Promise<void> {
      const selected = await port.selection()
      if (!selected.ok) {
        problem.value = selected.problem
        return
      }
      const cell = selected.value.address.split('!').pop()?.split(':')[0] ?? ''
      const others = targets.peek().filter((target) => target.figure !== figure)
      const unit = validation.result.peek()?.report.table?.unit
      targets.value = [
        ...others,
        {
          figure,
          sheet: selected.value.sheet,
          cell,
          ...(unit && figure !== 'share' ? { unitYen: unitYen[unit] } : {}),
        },
      ]
    },
    drop(figure: TargetFigure): void {
      targets.value = targets.peek().filter((target) => target.figure !== figure)
    },
    async prepare(): Promise<void> {
      const result = validation.result.peek()
      if (result === null) return
      problem.value = null
      phase.value = { kind: 'preparing' }
      try {
        const sheets = await port.listSheets()
        const plan = await workerThread.call('prepareWriteBack', {
          snapshot: result.reading.snapshot,
          plan: plans.inUse.peek(),
          policy: plans.policy.peek(),
          mapping: result.mapping,
          report: result.report,
          receipt: result.attested,
          sheets: sheets.ok ? sheets.value : [],
          language: settings.spoken.peek(),
          writtenAt: now().toISOString(),
          who: settings.person.peek()?.name ?? '',
          targets: targets.peek(),
        })
        phase.value = { kind: 'prepared', plan, result }
      } catch (cause) {
        phase.value = { kind: 'idle' }
        problem.value = {
          code: 'unexpected',
          message: {
            ja: '書き戻しの内容を作れませんでした。ブックは変わっていません。検証をやり直してください。',
            en: 'The write-back could not be prepared. The workbook is unchanged. Validate again.',
          },
          detail: cause instanceof Error ? cause.message : String(cause),
        }
      }
    },
    async write(): Promise<void> {
      const prepared = phase.peek()
      if (prepared.kind !== 'prepared') return
      controller = new AbortController()
      problem.value = null
      phase.value = { kind: 'writing', done: 0 }
      const written = await port.writeBack({
        plan: prepared.plan,
        reading: prepared.result.reading,
        report: prepared.result.report,
        signal: controller.signal,
        onProgress: ({ done, total }) => {
          phase.value = { kind: 'writing', done: total > 0 ? done / total : 0 }
        },
      })
      controller = null
      if (written.ok) {
        const sheet = prepared.plan.sheets.at(-1)?.name ?? null
        phase.value = { kind: 'written', outcome: written.value, sheet }
      } else {
        phase.value = { kind: 'idle' }
        problem.value = written.problem
      }
      await look()
    },
    async revert(): Promise<void> {
      problem.value = null
      phase.value = { kind: 'reverting' }
      const reverted = await port.revert()
      phase.value = reverted.ok ? { kind: 'reverted' } : { kind: 'idle' }
      if (!reverted.ok) problem.value = reverted.problem
      await look()
    },
    /** A newer result makes what was prepared or said about the last one old. */
    forget(): void {
      const { kind } = phase.peek()
      if (kind !== 'writing' && kind !== 'reverting') phase.value = { kind: 'idle' }
    },
    cancel(): void {
      controller?.abort()
      if (phase.peek().kind === 'prepared') phase.value = { kind: 'idle' }
    },
  }
}
