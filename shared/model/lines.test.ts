import fc from 'fast-check'
import { expect, test } from 'vitest'
import { linesOf, type WrittenLine } from '../../test/lines.ts'
import { missing } from '../amount/index.ts'
import { rowKinds } from '../schema/index.ts'
import type { AmountReading, ExclusionReading, ReflectionReading } from './budget.ts'
import { noNames } from './lines.ts'

const amount = (yen: number | null): AmountReading => ({
  ...missing,
  state: yen === null ? 'none' : yen === 0 ? 'zero' : 'value',
  yen,
  raw: String(yen),
})
const text = fc.constantFrom('', '防災', '福祉', '広報')
const source = fc.constantFrom('own', 'filled', 'merged', 'marker', 'none')
const exclusions: ExclusionReading[] = [
  { kind: 'none' },
  { kind: 'policy', id: 'fixed', by: 'cell' },
  { kind: 'unknown', text: '除外?' },
]
const reflections: ReflectionReading[] = [
  { kind: 'unset' },
  { kind: 'none' },
  { kind: 'mark', symbol: '①' },
  { kind: 'unknown', text: '③' },
]
const line: fc.Arbitrary<Omit<WrittenLine, 'row' | 'covers'>> = fc.record({
  rowKind: fc.constantFrom(...rowKinds),
  level: fc.integer({ min: 0, max: 7 }),
  parent: fc.integer({ min: -1, max: 3 }),
  issue: text,
  issueSource: source,
  strategy: text,
  strategySource: source,
  initiative: text,
  initiativeSource: source,
  detail: text,
  department: text,
  remark: text,
  // More different ones than are looked for before a value is kept once more.
  amount: fc.oneof(
    fc.constant(missing),
    fc.integer({ min: -20, max: 20 }).map((yen) => amount(yen * 1_000)),
    fc.constant(amount(null)),
  ),
  exclusion: fc.constantFrom(...exclusions),
  reflection: fc.constantFrom(...reflections),
  hidden: fc.boolean(),
})
const sheet = fc
  .tuple(fc.integer({ min: 1, max: 9 }), fc.array(line, { maxLength: 60 }))
  .map(([first, lines]) =>
    lines.map(
      (each, i): WrittenLine => ({
        ...each,
        row: first + i,
        covers: each.rowKind === 'total' && i > 0 ? { from: 0, to: i - 1 } : null,
      }),
    ),
  )

test('a line says what was written of it', () => {
  fc.assert(
    fc.property(sheet, (written) => {
      const lines = linesOf(written)
      expect(lines.length).toBe(written.length)
      written.forEach((each, index) => {
        expect(lines.get(index)).toMatchObject({ ...each, index, yen: each.amount.yen })
        expect(lines.get(index)).toBe(lines.get(index))
        expect(lines.indexOf(each.row)).toBe(index)
      })
      expect([...lines]).toEqual(lines.all())
    }),
  )
})

test('what is worked out once for each distinct value is each line’s own', () => {
  fc.assert(
    fc.property(sheet, (written) => {
      const lines = linesOf(written)
      const names = lines.perNames(({ issue, strategy }) => issue + strategy)
      const yen = lines.perAmount('plain', (reading) => String(reading.yen))
      const excluded = lines.perExclusion(({ kind }) => kind)
      const marked = lines.perReflection(({ kind }) => kind)
      written.forEach((each, i) => {
        expect(names(i)).toBe(each.issue + each.strategy)
        expect(yen(i)).toBe(String(each.amount.yen))
        expect(excluded(i)).toBe(each.exclusion.kind)
        expect(marked(i)).toBe(each.reflection.kind)
      })
    }),
  )
})

test('after a cut, totals cover only lines that are left', () => {
  fc.assert(
    fc.property(sheet, fc.nat(60), (written, at) => {
      const lines = linesOf(written)
      const length = Math.min(at, written.length)
      lines.cut(length)
      expect(lines.length).toBe(length)
      expect(lines.get(length)).toBeUndefined()
      expect(lines.lastRow).toBe(written[length - 1]?.row ?? null)
      for (const [index, { from, to }] of lines.covers) {
        expect(index).toBeLessThan(length)
        expect(from).toBeLessThanOrEqual(to)
        expect(to).toBeLessThan(length)
      }
    }),
  )
})

test('a plain amount is its yen and is read from its cell when asked for', () => {
  const lines = linesOf([
    { ...blank, row: 5, amount: amount(1_000) },
    { ...blank, row: 6, amount: amount(2_000) },
  ])
  lines.setPlainAmount(1, 2_000)
  expect(lines.amountOf(0)).not.toBeNull()
  expect(lines.amountOf(1)).toBeNull()
  expect(lines.stateOf(1)).toBe('value')
  expect(lines.get(1)).toMatchObject({ yen: 2_000, amount: { raw: '2000', yen: 2_000 } })
})

const blank: WrittenLine = {
  row: 1,
  rowKind: 'leaf',
  level: 3,
  parent: -1,
  ...noNames,
  detail: '',
  department: '',
  remark: '',
  amount: missing,
  exclusion: { kind: 'none' },
  reflection: { kind: 'unset' },
  covers: null,
  hidden: false,
}
