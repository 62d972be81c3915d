// The long form of the search: `node test/work/fuzz.ts [millions of blocks] [seed]`.
import { countWork } from './counted.ts'
import { bodyOf, createRandom, growth, mutate, randomSeed, type Seed } from './search.ts'

const { assessInFull } = await import('../../shared/assess.ts')
const { defaultPolicy } = await import('../../shared/schema/index.ts')

export interface Found {
  seed: Seed
  growth: number
}

/** Climbs towards the steepest growth until so many blocks have run; the steepest that was met. */
export function searchSteepest(
  blocks: number,
  start: number,
  rows = 60,
): Found & { tried: number } {
  const random = createRandom(start)
  let best: Found = { seed: randomSeed(random), growth: 0 }
  let own = best
  let spent = 0
  let tried = 0
  let idle = 0
  while (spent < blocks) {
    const seed = idle > 30 || own.growth === 0 ? randomSeed(random) : mutate(own.seed, random)
    const measured = growth(rows, (n) => {
      const { snapshot, plan } = bodyOf(seed, n)
      let assessment: ReturnType<typeof assessInFull> | undefined
      const worked = countWork(() => {
        assessment = assessInFull(snapshot, plan, defaultPolicy)
      })
      if (!assessment) throw new Error('not assessed')
      return { blocks: worked, assessment }
    })
    spent += measured.blocks
    tried++
    const found = { seed, growth: measured.growth }
    if (idle > 30 || found.growth > own.growth) {
      own = found
      idle = 0
    } else idle++
    if (found.growth > best.growth) best = found
  }
  return { ...best, tried }
}

if (process.argv[1]?.endsWith('fuzz.ts')) {
  const found = searchSteepest(Number(process.argv[2] ?? 10) * 1e6, Number(process.argv[3] ?? 1))
  console.log(JSON.stringify(found))
  if (found.growth > 1.6) process.exitCode = 1
}
