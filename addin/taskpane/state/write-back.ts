// Write-back: prepared and shown first, then written, and revertible.

import { signal } from '@preact/signals'
import { unitYen } from '../../../shared/schema/units.ts'
import type { TargetFigure, WriteBackPlan, WriteTarget } from '../../../shared/writeback/types.ts'
import { nameOfResult, unitOf } from '../../budget/result.ts'
import { prepareWriteBack, type Written, writeBack } from '../../budget/write-back.ts'
import { type Problems, unexpected } from './problems.ts'
import type { Reverts } from './reverts.ts'
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
  /** `source`: whose figures they are; `sheet`: where the totals stand now. */
  | ({ kind: 'written'; source: string | null } & Written)
  | { kind: 'reverting' }
  | { kind: 'reverted' }

export type WriteBack = ReturnType<typeof createWriteBack>

export function createWriteBack(
  services: Services,
  settings: Settings,
  validation: Validation,
  problems: Problems,
  reverts: Reverts,
) {
  const { port } = services
  const phase = signal<WriteBackPhase>({ kind: 'idle' })
  const problem = problems.at('writeBack')
  const targets = signal<WriteTarget[]>([])
  let controller: AbortController | null = null

  return {
    phase,
    problem,
    targets,
    /** The user's selected cell becomes the place of a figure. */
    async pick(figure: TargetFigure): Promise<void> {
      const selected = await port.selection()
      if (!selected.ok) {
        problem.value = selected.problem
        return
      }
      const cell = selected.value.address.split('!').pop()?.split(':')[0] ?? ''
      const others = targets.peek().filter((target) => target.figure !== figure)
      const made = validation.result.peek()
      const unit = made && unitOf(made)
      targets.value = [
        ...others,
        {
          figure,
          sheet: selected.value.sheet,
          cell,
          ...(unit && figure !== 'share' ? { unitYen: unitYen[unit] } : {}),
          numberFormat: selected.value.numberFormat ?? 'General',
        },
      ]
    },
    drop(figure: TargetFigure): void {
      targets.value = targets.peek().filter((target) => target.figure !== figure)
    },
    async prepare(): Promise<void> {
      const result = validation.result.peek()
      if (result === null || validation.outdated.peek()) return
      problems.clear()
      phase.value = { kind: 'preparing' }
      try {
        const made = await prepareWriteBack(services, result, {
          language: settings.spoken.peek(),
          who: settings.person.peek()?.name ?? '',
          targets: targets.peek(),
        })
        // Made from what no longer holds, it is not even shown.
        const holds = validation.result.peek() === result && !validation.outdated.peek()
        const isPrepared = made.ok && holds
        phase.value = isPrepared ? { kind: 'prepared', plan: made.value, result } : { kind: 'idle' }
        if (!made.ok) problem.value = made.problem
      } catch (cause) {
        phase.value = { kind: 'idle' }
        problem.value = unexpected(cause, 'notPrepared')
      }
    },
    async write(): Promise<void> {
      const prepared = phase.peek()
      if (prepared.kind !== 'prepared' || validation.outdated.peek()) return
      controller = new AbortController()
      problems.clear()
      phase.value = { kind: 'writing', done: 0 }
      const { result, plan } = prepared
      const written = await writeBack(port, result, plan, {
        signal: controller.signal,
        onProgress: ({ done, total }) => {
          phase.value = { kind: 'writing', done: total > 0 ? done / total : 0 }
        },
      })
      controller = null
      if (written.ok) {
        const source = nameOfResult(result, settings.text.peek().common.sheets)
        phase.value = { kind: 'written', source, ...written.value }
      } else {
        phase.value = { kind: 'idle' }
        problem.value = written.problem
      }
      await reverts.look()
    },
    async revert(): Promise<void> {
      problems.clear()
      phase.value = { kind: 'reverting' }
      const stopped = await reverts.revert()
      phase.value = stopped ? { kind: 'idle' } : { kind: 'reverted' }
      problem.value = stopped
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
