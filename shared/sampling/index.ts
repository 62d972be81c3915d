// Drawing a sample of lines: the same method, size, seed and cells give the same lines anywhere.
//
// docs/sampling.md draws the same ones again in ten lines.
import { digestOfText } from '../digest/index.ts'
import type { ComparedLine, Sample, SampleRequest } from '../schema/index.ts'

/**
 * @param lines the budget's lines, in the order of the sheet
 * @param snapshotDigest of the cells they were read from
 */
export function drawSample(
  lines: readonly ComparedLine[],
  snapshotDigest: string,
  request: SampleRequest,
): Sample {
  const { method, size = null, seed = null, threshold = null } = request
  const population = lines.filter(({ yen }) =>
    method === 'money-unit' ? yen !== null && yen > 0 : yen !== null,
  )
  const drawn = { size: size ?? 0, seed: seed ?? '', digest: snapshotDigest }
  const items = {
    threshold: () => population.filter(({ yen }) => Math.abs(yen ?? 0) >= (threshold ?? 0)),
    marked: () => population.filter(isMarked),
    random: () => drawRandom(population, drawn),
    'money-unit': () => drawMoneyUnits(population, drawn),
  }[method]()
  return {
    ...{ method, size, seed, threshold, snapshotDigest },
    population: { lines: population.length, yen: sumOf(population) },
    outside: {
      lines: lines.length - population.length,
      yen: sumOf(lines) - sumOf(population),
    },
    yen: sumOf(items),
    items,
  }
}

interface Drawn {
  size: number
  seed: string
  digest: string
}

const isMarked = ({ exclusion, reflection }: ComparedLine): boolean =>
  exclusion !== null || (reflection !== 'none' && reflection !== 'unset')

/** The lines whose hashes of digest, seed and cell come first; answered in the order of the sheet. */
function drawRandom(lines: readonly ComparedLine[], { size, seed, digest }: Drawn): ComparedLine[] {
  const ranked = lines.map((line, at) => ({
    at,
    rank: digestOfText(`${digest}\n${seed}\n${line.cell}`),
  }))
  ranked.sort((a, b) => (a.rank < b.rank ? -1 : a.rank > b.rank ? 1 : a.at - b.at))
  const chosen = ranked.slice(0, size).sort((a, b) => a.at - b.at)
  return chosen.map(({ at }) => lines[at] as ComparedLine)
}

/** Every `interval`th yen from a start that digest and seed give: the lines that hold them. */
function drawMoneyUnits(
  lines: readonly ComparedLine[],
  { size, seed, digest }: Drawn,
): ComparedLine[] {
  const total = BigInt(sumOf(lines))
  const interval = total / BigInt(size)
  // More units than yen: every line holds one.
  if (interval < 1n) return [...lines]
  const start = BigInt(`0x${digestOfText(`${digest}\n${seed}`).slice('sha256:'.length)}`) % interval
  let passed = 0n
  return lines.filter(({ yen }) => {
    const before = passed
    passed += BigInt(yen ?? 0)
    return hits(passed, start, interval) > hits(before, start, interval)
  })
}

/** How many of start, start + interval, … lie below. */
const hits = (below: bigint, start: bigint, interval: bigint): bigint =>
  below <= start ? 0n : (below - start - 1n) / interval + 1n

const sumOf = (lines: readonly ComparedLine[]): number =>
  lines.reduce((sum, { yen }) => sum + (yen ?? 0), 0)
