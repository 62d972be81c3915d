// The auditor's desk: why a figure is what it is, and the record of a run. Shown over the places.

import { batch, type Signal, signal } from '@preact/signals'
import type { CellHistory, Trace, TracedFigure } from '../../../shared/schema/index.ts'
import { askOfSheets } from '../../budget/read.ts'
import { askedFor, type Result } from '../../budget/result.ts'
import type { ClientProblem } from '../../client/problem.ts'
import type { NamedMap } from '../../client/thread/map-formulas.ts'
import type { TraceStep } from '../../client/thread/trace-sheet.ts'
import type { AnyProblem } from './problems.ts'
import { createRecord } from './record.ts'
import type { Services } from './services.ts'
import type { Settings } from './settings.ts'
import type { Subject } from './subject.ts'

export type DeskView = 'trace' | 'record' | 'map'

/** A step's trace, and those of the figures right below it. */
export interface Traced {
  trace: Trace
  below: TracedFigure[]
}

export type Desk = ReturnType<typeof createDesk>

const pageSize = 50

export function createDesk(services: Services, settings: Settings, view: Signal<DeskView | null>) {
  const { workerThread } = services
  const record = createRecord(services, settings)
  const subject = signal<Subject | null>(null)
  /** The way to what is shown, the share first. */
  const steps = signal<TraceStep[]>([])
  const traced = signal<Traced | null>(null)
  const working = signal(false)
  const problem = signal<AnyProblem | null>(null)
  /** What a cell was in earlier runs; of the cell that is shown. */
  const past = signal<CellHistory | null>(null)
  /** The formulas of the sheets at hand. */
  const maps = signal<NamedMap[] | null>(null)
  let mapped: Result | null = null
  /** No such figure or cell: what was asked for. */
  const unknown = signal<string | null>(null)

  function open(of: Subject, as: DeskView): void {
    batch(() => {
      subject.value = of
      view.value = as
      problem.value = null
    })
  }

  async function show(next: TraceStep[]): Promise<void> {
    const step = next.at(-1)
    if (!step) return
    working.value = true
    problem.value = null
    unknown.value = null
    const found = await ask(step)
    if (!found) {
      working.value = false
      return
    }
    const below: TracedFigure[] = []
    // What is reckoned from other figures alone is shown with theirs.
    if (found.kind === 'figure' && found.basis === 'figures') {
      const parts = await Promise.all(
        found.terms.map((term) => ask({ figure: term.figure, offset: 0, limit: 1 })),
      )
      for (const part of parts) if (part?.kind === 'figure') below.push(part)
    }
    batch(() => {
      past.value = null
      steps.value = next
      traced.value = { trace: found, below }
      working.value = false
    })
  }

  /** Of the server where it keeps the run; else worked out from the sheet at hand. */
  async function ask(step: TraceStep): Promise<Trace | null> {
    const of = subject.peek()
    if (of === null) return null
    if (of.id !== null) {
      const connection = settings.connection.peek()
      const answered = await workerThread.call('traceRun', { connection, id: of.id, step })
      if (answered.ok) return answered.value
      if (answered.problem.status === 422) return notThere(step)
      if (of.result === null) return failed(answered.problem)
    }
    if (of.result === null) return null
    const trace = await traceHere(of.result, step)
    return trace ?? notThere(step)
  }

  async function traceHere(result: Result, step: TraceStep): Promise<Trace | null> {
    const answered = await askOfSheets(result.sheets, (sheets) =>
      workerThread.call('traceSheet', { ...askedFor(result), step, sheets }),
    )
    return answered.kind === 'traced' ? answered.trace : null
  }

  /** A page of what the cell was in earlier runs, after those that are shown. */
  async function lookBack(cell: string): Promise<void> {
    const id = subject.peek()?.id ?? null
    if (id === null) return
    working.value = true
    const shown = past.peek()
    const connection = settings.connection.peek()
    const cursor = shown?.next ?? undefined
    const answered = await workerThread.call('readCellHistory', { connection, id, cell, cursor })
    working.value = false
    if (!answered.ok) {
      problem.value = answered.problem
      return
    }
    const items = [...(shown?.items ?? []), ...answered.value.items]
    past.value = { ...answered.value, items }
  }

  async function mapOf(result: Result): Promise<void> {
    if (mapped === result) return
    maps.value = null
    working.value = true
    const answered = await askOfSheets(result.sheets, (sheets) =>
      workerThread.call('mapFormulas', { sheets }),
    )
    working.value = false
    if (answered.kind !== 'mapped') return
    mapped = result
    maps.value = answered.maps
  }

  function failed(why: ClientProblem): null {
    problem.value = why
    return null
  }

  function notThere(step: TraceStep): null {
    unknown.value = 'cell' in step ? step.cell : step.figure
    return null
  }

  const figure = (name: string, offset = 0): TraceStep => ({
    ...{ figure: name, offset, limit: pageSize },
  })

  return {
    view,
    record,
    subject,
    traced,
    steps,
    working,
    problem,
    unknown,
    past,
    maps,
    lookBack,
    /** Why: from a figure down. */
    async why(of: Subject, name = 'share'): Promise<void> {
      traced.value = null
      open(of, 'trace')
      await show([figure(name)])
    },
    toFigure: (name: string) => show([...steps.peek(), figure(name)]),
    toCell: (cell: string) => show([...steps.peek(), { cell }]),
    /** Another page of the same figure's lines. */
    toPage: (name: string, offset: number) =>
      show([...steps.peek().slice(0, -1), figure(name, offset)]),
    async back(): Promise<void> {
      const before = steps.peek().slice(0, -1)
      if (before.length === 0) view.value = null
      else await show(before)
    },
    close(): void {
      view.value = null
    },
    async openMap(of: Subject): Promise<void> {
      open(of, 'map')
      if (of.result !== null) await mapOf(of.result)
    },
    async openRecord(of: Subject): Promise<void> {
      open(of, 'record')
      if (of.id !== null) await record.load(of.id)
    },
  }
}
