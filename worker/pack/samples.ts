// The samples on record that hold, each drawn again, with the ticks of its lines.
import { drawSample } from '../../shared/sampling/index.ts'
import type {
  ComparedLine,
  KeptLines,
  Report,
  Reviews,
  Sample,
  StandingReview,
} from '../../shared/schema/index.ts'

export interface DrawnSample {
  sample: Omit<Sample, 'items'>
  lines: { line: ComparedLine; tick: StandingReview | null }[]
}

export function drawnSamples(
  report: Report,
  { lines }: KeptLines,
  { items }: Reviews,
): DrawnSample[] {
  const ticks = new Map(
    items.flatMap((item) =>
      item.state === 'seen' && item.standing === 'holds' && item.target.kind === 'line'
        ? [[item.cell ?? '', item] as const]
        : [],
    ),
  )
  return items.flatMap(({ target, standing, state }): DrawnSample[] => {
    if (target.kind !== 'sample' || state !== 'drawn' || standing !== 'holds') return []
    const { items: drawn, ...sample } = drawSample(lines, report.snapshotDigest, target.sample)
    return [{ sample, lines: drawn.map((line) => ({ line, tick: ticks.get(line.cell) ?? null })) }]
  })
}
