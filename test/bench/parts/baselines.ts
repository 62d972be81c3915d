// (c) the same row checks by zod, ajv and tableschema: the same verdicts first, then the times.

import { parseRange } from '../../../shared/address/index.ts'
import { assess } from '../../../shared/assess.ts'
import { defaultPolicy, type Report } from '../../../shared/schema/index.ts'
import { ajvCheck, type RowCheck, tableschemaCheck, zodCheck } from '../baselines.ts'
import { type Figure, milliseconds, times, told } from '../figure.ts'
import { inTurn, type Timing, wallTime } from '../measure.ts'
import { firstLine, makeWorkload } from '../workload.ts'

const lines = 20_000
const rounds = 7
/** Times faster than each that Hanei must be. */
const least = { zod: 5, ajv: 3, tableschema: 20 }

/** @throws Error when a baseline and Hanei disagree on a row: then the times would mean nothing */
export async function baselines(): Promise<Figure[]> {
  const { snapshot, plan, faultyRows } = makeWorkload({ lines, faults: 0.01 })
  const rows = snapshot.rows.slice(firstLine - 1, firstLine - 1 + lines)
  const checks = {
    zod: zodCheck(plan),
    ajv: ajvCheck(plan),
    tableschema: tableschemaCheck(plan),
  }
  const ours: RowCheck = () => refusedRows(assess(snapshot, plan, defaultPolicy))
  for (const [name, check] of Object.entries({ hanei: ours, ...checks })) {
    agree(name, await check(rows, firstLine), faultyRows)
  }
  const timings = await inTurn(
    {
      hanei: () => ours(rows, firstLine),
      zod: () => checks.zod(rows, firstLine),
      ajv: () => checks.ajv(rows, firstLine),
      tableschema: () => checks.tableschema(rows, firstLine),
    },
    { rounds, warmUp: 2, clock: wallTime },
  )
  const names = Object.keys(checks) as (keyof typeof checks)[]
  return [
    told(
      'c',
      `rows → verdicts, ${lines.toLocaleString('en')} lines, 1% faults: Hanei`,
      both(timings.hanei),
    ),
    ...names.flatMap((name) => compared(name, timings[name], timings.hanei)),
  ]
}

function compared(name: keyof typeof least, theirs: Timing, ours: Timing): Figure[] {
  const factor = theirs.least / ours.least
  const noise = Math.min(0.25, Math.abs(theirs.median / ours.median / factor - 1))
  return [
    told('c', `… ${name}`, both(theirs)),
    {
      part: 'c',
      name: `… Hanei faster than ${name}`,
      value: times(factor),
      budget: `≥ ${least[name]} ×`,
      used: least[name] / factor,
      noise,
    },
  ]
}

/** Sheet rows with an error or a warning on them, ascending: what a row validator would refuse. */
function refusedRows({ findings }: Report): number[] {
  const refused = new Set<number>()
  for (const { severity, cells } of findings) {
    if (severity !== 'error' && severity !== 'warning') continue
    for (const cell of cells) {
      const range = parseRange(cell)
      for (let row = range?.top ?? 1; row <= (range?.bottom ?? 0); row++) refused.add(row)
    }
  }
  return [...refused].sort((a, b) => a - b)
}

function agree(name: string, found: readonly number[], planted: readonly number[]): void {
  if (found.join() === planted.join()) return
  const missed = planted.filter((row) => !found.includes(row))
  const more = found.filter((row) => !planted.includes(row))
  throw new Error(
    `${name} gives other verdicts: misses rows ${missed.slice(0, 5)} (${missed.length}), refuses rows ${more.slice(0, 5)} (${more.length}) besides`,
  )
}

const both = ({ median, least }: Timing): string =>
  `${milliseconds(median)} (least ${milliseconds(least)})`
