// Timing side by side: rounds of several tasks in turn, each from a clean heap, medians and minima.

export interface Timing {
  /** Milliseconds, median of the rounds. */
  median: number
  /** Milliseconds of the least disturbed round. */
  least: number
}

export interface Ratio {
  /** Of the least disturbed rounds: what other processes add comes on top of both sides. */
  value: number
  /** How far the ratio of the medians lies from it, as a share of it. */
  noise: number
}

/** Milliseconds since any fixed moment. */
export type Clock = () => number

/**
 * Milliseconds that this thread has had the processor: what other processes take does not count. It
 * counts in steps of a few milliseconds on some systems, so small tasks are measured many at a time.
 */
export const processorTime: Clock = () => {
  const { user, system } = process.threadCpuUsage()
  return (user + system) / 1_000
}

/** Milliseconds on the wall, for tasks that wait. */
export const wallTime: Clock = () => performance.now()

/** Runs every task once a round, in turn, so that a busy machine is busy for all of them. */
export async function inTurn<Name extends string>(
  tasks: Record<Name, () => unknown>,
  { rounds, warmUp = 1, clock = processorTime }: { rounds: number; warmUp?: number; clock?: Clock },
): Promise<Record<Name, Timing>> {
  const names = Object.keys(tasks) as Name[]
  const times = Object.fromEntries(
    names.map((name) => [name, [] as number[]]),
  ) as unknown as Record<Name, number[]>
  for (let round = -warmUp; round < rounds; round++) {
    for (const name of names) {
      collectGarbage()
      const start = clock()
      await tasks[name]()
      if (round >= 0) times[name].push(clock() - start)
    }
  }
  return Object.fromEntries(names.map((name) => [name, timingOf(times[name])])) as Record<
    Name,
    Timing
  >
}

export const timingOf = (times: readonly number[]): Timing => ({
  median: quantile(times, 0.5),
  least: Math.min(...times),
})

export function ratioOf(ours: Timing, theirs: Timing): Ratio {
  const value = ours.least / theirs.least
  return { value, noise: Math.min(mostNoise, Math.abs(ours.median / theirs.median / value - 1)) }
}

/** A machine noisier than this measures nothing: a budget missed by more counts as missed. */
const mostNoise = 0.25

export function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN
}

/** Collects garbage where the process was started with `--expose-gc`. */
export const collectGarbage = (): void => globalThis.gc?.({ type: 'minor' } as never)
