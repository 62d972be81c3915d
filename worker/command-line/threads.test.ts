// Many files at once: the program's threads give what one thread gives, byte for byte.
import { availableParallelism } from 'node:os'
import { resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { makeWorkload } from '../../test/bench/workload.ts'
import { call, useFolder } from './testing.ts'

const file = useFolder()
const thread = resolve(import.meta.dirname, 'thread.ts')

/** Files that are worth a thread, and two between them that cannot be read. */
function files(): string[] {
  const paths = [1, 2, 3].map((seed) => {
    const { snapshot } = makeWorkload({ lines: 1_500, faults: 0.01, seed })
    return file(`${seed}.json`, JSON.stringify(snapshot))
  })
  paths.splice(1, 0, file('broken.xlsx', 'PK'), file('none.xlsx'))
  return paths
}

describe('many files', () => {
  it('come to the same by one thread and by several, in their order', async () => {
    const paths = files()
    for (const format of ['json', 'csv']) {
      const asked = ['check', ...paths, '-f', format, '--expect', 'lines=1500']
      const alone = await call(asked)
      expect(await call(asked, { thread })).toEqual(alone)
      expect(alone.status).toBe(2)
      expect(alone.error).toContain('none.xlsx does not exist')
    }
  })

  it('end with the error of a thread that fails, and never with half of the results', async () => {
    const asked = ['check', ...files()]
    const broken = file('thread.mjs', 'throw new Error("out of order")')
    if (availableParallelism() === 1) return
    await expect(call(asked, { thread: broken })).rejects.toThrow('out of order')
  })
})
