// The files of `hanei check`, one after the other: by this thread, and of many by others beside it.
import { statSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { Worker } from 'node:worker_threads'
import { figuresOf } from '../../shared/figures.ts'
import type { Expect, Language, Unmet } from '../../shared/schema/index.ts'
import { type Against, assessInput, type Result } from './assess.ts'
import { type Input, readAgainst, readInput, readTogether } from './input.ts'
import { wordsIn } from './locales/index.ts'
import type { Asked } from './options.ts'
import { CommandProblem } from './problem.ts'
import type { Surroundings } from './surroundings.ts'

/** Files together from which another thread is worth its start, which takes as long as 300 KB. */
const worthThreads = 600_000
const mostThreads = 8

/** What each thread is given: all that is asked, and the number of the file that is next. */
export interface ThreadData {
  asked: Asked
  language: Language
  next: SharedArrayBuffer
}

/** A result on its way between threads; the report is its text. */
type Told = { path: string; problem: string } | ToldReport
interface ToldReport {
  path: string
  digest: string
  reportText: string
  expect: Expect
  unmet: Unmet[]
}

/** A result for each budget, in the order of the files. */
export async function checkAll(asked: Asked, surroundings: Surroundings): Promise<Result[]> {
  const next = new SharedArrayBuffer(4)
  const { words, language, progress, thread } = surroundings
  const against = againstOf(asked, surroundings)
  const budgets = budgetsOf(asked, surroundings)
  const results: Result[] = []
  const others = thread
    ? Array.from({ length: threadsFor(asked) - 1 }, () => {
        const data: ThreadData = { asked, language, next }
        return readBeside(new Worker(thread, { workerData: data }), results)
      })
    : []
  takeFiles(budgets, against, next, surroundings, {
    taken: (i, path) => progress(words.output.progress(i + 1, budgets.length, path)),
    done: (i, result) => {
      results[i] = result
    },
  })
  await Promise.all(others)
  return results
}

/** What another thread does: it takes files until none is left, and tells what each came to. */
export function takeBeside(
  { asked, language, next }: ThreadData,
  tell: (told: { i: number; told: Told }) => void,
): void {
  const reader = { words: wordsIn[language], language }
  takeFiles(budgetsOf(asked, reader), againstOf(asked, reader), next, reader, {
    done(i, result) {
      if ('problem' in result) return tell({ i, told: result })
      const { path, digest, reportText, expect, unmet } = result
      tell({ i, told: { path, digest, reportText, expect, unmet } })
    },
  })
}

type Reader = Pick<Surroundings, 'words' | 'language'>
interface Budget {
  path: string
  read: () => Input
}

function takeFiles(
  budgets: readonly Budget[],
  against: Against,
  shared: SharedArrayBuffer,
  { words }: Reader,
  {
    taken,
    done,
  }: { taken?: (i: number, path: string) => void; done: (i: number, result: Result) => void },
): void {
  const next = new Int32Array(shared)
  for (;;) {
    const i = Atomics.add(next, 0, 1)
    const budget = budgets[i]
    if (!budget) return
    taken?.(i, budget.path)
    try {
      done(i, assessInput(budget.path, budget.read(), against, words))
    } catch (error) {
      // What cannot be read is its own result: the others are checked all the same.
      if (!(error instanceof CommandProblem)) throw error
      done(i, { path: budget.path, problem: error.message })
    }
  }
}

function readBeside(worker: Worker, results: Result[]): Promise<void> {
  worker.on('message', ({ i, told }: { i: number; told: Told }) => {
    results[i] = 'problem' in told ? told : checkedOf(told)
  })
  return new Promise((resolve, reject) => {
    worker.once('error', reject)
    worker.once('exit', () => resolve())
  })
}

function checkedOf(told: ToldReport): Result {
  const report = JSON.parse(told.reportText)
  return { ...told, report, figures: figuresOf(report, { id: '', digest: told.digest }) }
}

const againstOf = (asked: Asked, reader: Reader): Against => ({
  ...readAgainst(asked, reader),
  expect: asked.expect,
})

/** Each file a budget, or with --together all of them one. */
function budgetsOf({ paths, sheets, together }: Asked, reader: Reader): Budget[] {
  if (together) return [{ path: paths.join(' + '), read: () => readTogether(paths, reader) }]
  return paths.map((path) => ({ path, read: () => readInput(path, sheets, reader) }))
}

/** Threads that share the work; standard input is this one's alone. */
function threadsFor({ paths, together }: Asked): number {
  if (together || paths.length < 2 || paths.includes('-')) return 1
  const bytes = paths.reduce(
    (sum, path) => sum + (statSync(path, { throwIfNoEntry: false })?.size ?? 0),
    0,
  )
  if (bytes < worthThreads) return 1
  return Math.min(availableParallelism(), paths.length, mostThreads)
}
