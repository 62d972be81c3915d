// Samples: the same seed and cells give the same lines anywhere, and nothing is drawn that is not there.
import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { referencePlan, referenceSnapshot } from '../../test/fixtures/reference.ts'
import { assessInFull } from '../assess.ts'
import { type ComparedLine, defaultPolicy, sampleRequestSchema } from '../schema/index.ts'
import { keptLines } from '../trace/index.ts'
import { drawSample } from './index.ts'

const { report, budget } = assessInFull(referenceSnapshot(), referencePlan(), defaultPolicy)
const { lines } = keptLines(budget)
const digest = report.snapshotDigest
const cells = (request: Parameters<typeof drawSample>[2], of = lines, from = digest) =>
  drawSample(of, from, request).items.map(({ cell }) => cell)

const line = (row: number, yen: number | null, more: Partial<ComparedLine> = {}): ComparedLine => ({
  ...{ cell: `D${row}`, row, issue: '', strategy: '', initiative: `事業${row}`, department: '' },
  ...{ yen, exclusion: null, reflection: 'none', ...more },
})

describe('of the reference budget', () => {
  it('draws the same five again, and others with another seed or other cells', () => {
    const five = cells({ method: 'random', size: 5, seed: '7' })
    expect(five).toHaveLength(5)
    expect(cells({ method: 'random', size: 5, seed: '7' })).toEqual(five)
    expect(cells({ method: 'random', size: 5, seed: '8' })).not.toEqual(five)
    expect(cells({ method: 'random', size: 5, seed: '7' }, lines, 'sha256:other')).not.toEqual(five)
  })

  it('takes every exclusion and mark, and every amount from a threshold on', () => {
    const marked = drawSample(lines, digest, { method: 'marked' })
    expect(marked.items.every((l) => l.exclusion !== null || /[①②]/.test(l.reflection))).toBe(true)
    expect(marked.items.filter(({ exclusion }) => exclusion !== null)).toHaveLength(2)
    const large = drawSample(lines, digest, { method: 'threshold', threshold: 20_000_000 })
    expect(large.items.every(({ yen }) => (yen ?? 0) >= 20_000_000)).toBe(true)
    expect(large.population.yen).toBe(report.totals.total)
    expect(large.yen).toBeLessThan(report.totals.total)
  })

  it('the ten lines in the docs draw the same', () => {
    const document = readFileSync('docs/sampling.md', 'utf8')
    const script = /```js\n([\s\S]*?)```/.exec(document)?.[1] ?? ''
    expect(script.trim().split('\n').length).toBeLessThanOrEqual(12)
    const draw = new Function(
      'createHash',
      `${script.replace(/^import.*$/m, '')}\nreturn { random, moneyUnit }`,
    )(process.getBuiltinModule('node:crypto').createHash)
    const own = lines.map(({ cell, yen }) => ({ cell, yen }))
    for (const [size, seed] of [
      [5, '7'],
      [3, '令和8年度'],
      [40, 'x'],
    ] as const) {
      const names = (drawn: { cell: string }[]) => drawn.map(({ cell }) => cell)
      expect(names(draw.random(own, digest, size, seed))).toEqual(
        cells({ method: 'random', size, seed }),
      )
      expect(names(draw.moneyUnit(own, digest, size, seed))).toEqual(
        cells({ method: 'money-unit', size, seed }),
      )
    }
  })
})

describe('money-unit', () => {
  it('takes every line as large as the interval, and no more lines than units', () => {
    const amount = fc.integer({ min: 1, max: 1_000_000_000 })
    fc.assert(
      fc.property(
        fc.array(amount, { minLength: 1, maxLength: 60 }),
        fc.integer({ min: 1, max: 30 }),
        fc.string({ minLength: 1, maxLength: 8 }),
        (yen, size, seed) => {
          const all = yen.map((one, i) => line(i + 1, one))
          const drawn = drawSample(all, digest, { method: 'money-unit', size, seed })
          const interval = Math.floor(drawn.population.yen / size)
          expect(drawn.items.length).toBeLessThanOrEqual(Math.max(size + 1, interval < 1 ? 60 : 0))
          if (interval < 1) return
          for (const each of all.filter(({ yen: own }) => (own ?? 0) >= interval))
            expect(drawn.items).toContain(each)
        },
      ),
      { numRuns: 60 },
    )
  })

  it('says what it could not draw: amounts of 0 or less, and lines without one', () => {
    const all = [line(1, 10), line(2, -4), line(3, 0), line(4, null)]
    const drawn = drawSample(all, digest, { method: 'money-unit', size: 2, seed: '1' })
    expect(drawn.items.map(({ cell }) => cell)).toEqual(['D1'])
    expect(drawn.outside).toEqual({ lines: 3, yen: -4 })
  })
})

test('more than there are are all of them', () => {
  expect(cells({ method: 'random', size: 10_000, seed: '7' })).toHaveLength(
    lines.filter(({ yen }) => yen !== null).length,
  )
})

test('a request without what its method needs names it', () => {
  const faults = (value: unknown) =>
    sampleRequestSchema.safeParse(value).error?.issues.map(({ path }) => path.join())
  expect(faults({ method: 'random' })).toEqual(['size', 'seed'])
  expect(faults({ method: 'threshold' })).toEqual(['threshold'])
  expect(faults({ method: 'marked' })).toBeUndefined()
})
