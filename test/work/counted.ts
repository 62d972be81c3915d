// Work counted, not timed: how often each block of our own code runs, as V8's precise coverage says.
import { Session } from 'node:inspector'

interface Coverage {
  result: { url: string; functions: { ranges: { count: number }[] }[] }[]
}

/** Methods of arrays that pass over items in native code, where coverage sees one call. */
const passing = ['includes', 'indexOf', 'lastIndexOf', 'shift', 'slice', 'concat'] as const
type Method = (...given: unknown[]) => unknown
const prototype = Array.prototype as unknown as Record<string, Method>

// Only code compiled from here on counts its blocks: import this before anything it is to count.
const session = new Session()
session.connect()
ask('Profiler.enable')
ask('Profiler.startPreciseCoverage', { callCount: true, detailed: true })

/**
 * Blocks of `shared/` and `worker/` that run during a call, and the items that arrays' own methods
 * pass over. The same on every machine; growth in it is growth in time.
 */
export function countWork(run: () => void): number {
  let passed = 0
  const own = passing.map((name) => prototype[name] as Method)
  passing.forEach((name, i) => {
    const method = own[i] as Method
    prototype[name] = function (this: unknown[], ...given) {
      passed += this.length >> 3
      return method.apply(this, given)
    }
  })
  ask('Profiler.takePreciseCoverage')
  try {
    run()
    return blocksRun() + passed
  } finally {
    passing.forEach((name, i) => {
      prototype[name] = own[i] as Method
    })
  }
}

/** Since it was asked last. */
function blocksRun(): number {
  let blocks = 0
  for (const { url, functions } of (ask('Profiler.takePreciseCoverage') as Coverage).result) {
    if (!/\/(?:shared|worker)\//.test(url)) continue
    for (const { ranges } of functions) for (const { count } of ranges) blocks += count
  }
  return blocks
}

function ask(method: string, params = {}): unknown {
  let answer: unknown
  session.post(method, params, (error, result) => {
    if (error) throw error
    answer = result
  })
  return answer
}
