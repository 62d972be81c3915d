// Canonical JSON by RFC 8785, and sheets that must and must not have the same digest.
import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Cell, SheetSnapshot } from '../schema/index.ts'
import { canonicalJson, digestOf, snapshotDigest } from './index.ts'

describe('canonicalJson', () => {
  it('is the RFC’s own example', () => {
    const value = {
      numbers: [Number('333333333.33333329'), 1e30, 4.5, 2e-3, 0.000000000000000000000000001],
      string: '\u20ac$\u000f\u000aA\'\u0042\u0022\u005c\\"/',
      literals: [null, true, false],
    }
    expect(canonicalJson(value)).toBe(
      '{"literals":[null,true,false],"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27],"string":"€$\\u000f\\nA\'B\\"\\\\\\\\\\"/"}',
    )
  })

  it('sorts keys by UTF-16 code units, as the RFC’s second example', () => {
    const keys = ['\u20ac', '\r', '\ufb33', '1', '\ud83d\ude00', '\u0080', '\u00f6']
    const sorted = JSON.parse(canonicalJson(Object.fromEntries(keys.map((key) => [key, 0]))))
    expect(canonicalJson(Object.fromEntries(keys.map((key) => [key, 0])))).toMatch(
      /^\{"\\r":0,"1":0/,
    )
    expect(Object.keys(sorted).length).toBe(7)
    expect(canonicalJson({ '\ufb33': 1, '😀': 2 })).toBe('{"😀":2,"\ufb33":1}')
  })

  it('leaves out what is undefined, and refuses what JSON has no form for', () => {
    expect(canonicalJson({ b: undefined, a: -0 })).toBe('{"a":0}')
    expect(() => canonicalJson({ a: Number.NaN })).toThrow(TypeError)
    expect(() => canonicalJson([1n])).toThrow(TypeError)
    expect(() => canonicalJson(['a', undefined])).toThrow(TypeError)
    expect(() => canonicalJson({ 1: { a: Number.NaN } })).toThrow(TypeError)
  })

  it('is put together the same from any keys, however an object keeps them', () => {
    const key = fc.constantFrom('2', '10', '1', '', '__proto__', 'toJSON', 'b', 'a', '反映', '9x')
    const { value } = fc.letrec((tie) => ({
      value: fc.oneof(
        { maxDepth: 4 },
        fc.constantFrom<unknown>(null, true, '', '反映', 0, -0, 1.5, '"\\\n\ud800'),
        fc.array(tie('value'), { maxLength: 4 }),
        fc.dictionary(key, tie('value'), { maxKeys: 5 }),
      ),
    }))
    // RFC 8785 §3.2, word for word.
    const byTheBook = (json: unknown): string => {
      if (Array.isArray(json)) return `[${json.map(byTheBook).join(',')}]`
      if (typeof json !== 'object' || json === null) return JSON.stringify(json)
      const members = Object.entries(json).sort(([a], [b]) => (a < b ? -1 : 1))
      return `{${members.map(([name, one]) => `${JSON.stringify(name)}:${byTheBook(one)}`).join(',')}}`
    }
    fc.assert(
      fc.property(value, (json) => {
        const before = JSON.stringify(json)
        expect(canonicalJson(json)).toBe(byTheBook(json))
        expect(JSON.stringify(json)).toBe(before)
      }),
      { numRuns: 1_000 },
    )
  })

  it('reads back as the same value', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        expect(JSON.parse(canonicalJson(value))).toEqual(JSON.parse(JSON.stringify(value)))
      }),
    )
  })
})

describe('digestOf', () => {
  it('is SHA-256 over the UTF-8 of the canonical JSON', () => {
    const value = { 反映割合: '50.7', a: [1, '①'] }
    const hash = createHash('sha256').update(canonicalJson(value), 'utf8').digest('hex')
    expect(digestOf(value)).toBe(`sha256:${hash}`)
  })
})

const sheet = (rows: Cell[][], facts: Partial<SheetSnapshot> = {}): SheetSnapshot => ({
  sheet: '予算',
  origin: 'A1',
  rows,
  ...facts,
})

describe('snapshotDigest', () => {
  it('is the same for one sheet however it was cut out', () => {
    const digest = snapshotDigest(
      sheet([
        ['', ''],
        ['', '事業'],
        ['', 1],
      ]),
    )
    expect(snapshotDigest(sheet([['事業'], [1]], { origin: 'B2' }))).toBe(digest)
    expect(snapshotDigest(sheet([[], [null, '事業', '', null], [null, 1], [null], []]))).toBe(
      digest,
    )
    expect(snapshotDigest(sheet([['事業'], [1]], { origin: 'B2', workbook: '改名.xlsx' }))).toBe(
      digest,
    )
    expect(snapshotDigest(sheet([['事業'], [1]], { origin: 'B2', formulas: {}, merges: [] }))).toBe(
      digest,
    )
  })

  it('takes formulas, merges and hidden rows in any order', () => {
    const rows = [
      [1, 2],
      [3, 4],
    ]
    const one = sheet(rows, {
      formulas: { A1: '=B1', B2: '=A2' },
      merges: ['A1:A2', 'B1:B2'],
      hiddenRows: [1, 2],
    })
    const other = sheet(rows, {
      formulas: { B2: '=A2', A1: '=B1' },
      merges: ['B1:B2', 'A1:A2'],
      hiddenRows: [2, 1],
    })
    expect(snapshotDigest(other)).toBe(snapshotDigest(one))
  })

  it('differs for sheets that differ', () => {
    const sheets = [
      sheet([['1']]),
      sheet([[1]]),
      sheet([[-1]]),
      sheet([[true]]),
      sheet([[1.5]]),
      sheet([['', 1]]),
      sheet([[], [1]]),
      sheet([[1]], { formulas: { A1: '=1' } }),
      sheet([[1]], { hiddenRows: [1] }),
      sheet([[1]], { sheet: '別' }),
      sheet([['a'], ['a']]),
      sheet([['a', 'a']]),
      sheet([['aa']]),
    ]
    expect(new Set(sheets.map(snapshotDigest)).size).toBe(sheets.length)
  })

  it('tells any two different grids apart, and no two equal ones', () => {
    const text = fc.constantFrom(
      '',
      '①',
      '②',
      '反映',
      '反映なし',
      'なし',
      '\ud800',
      'a'.repeat(40_000),
    )
    const cell = fc.oneof(
      text,
      fc.integer(),
      fc.double({ noNaN: true, noDefaultInfinity: true }),
      fc.boolean(),
      fc.constant(null),
    )
    const grid = fc.array(fc.array(cell, { maxLength: 4 }), { maxLength: 4 })
    fc.assert(
      fc.property(grid, grid, (a, b) => {
        const same = JSON.stringify(trimmed(a)) === JSON.stringify(trimmed(b))
        expect(snapshotDigest(sheet(a)) === snapshotDigest(sheet(b))).toBe(same)
        expect(snapshotDigest(sheet(a))).toBe(snapshotDigest(sheet(trimmed(a))))
      }),
      { numRuns: 300 },
    )
  })
})

/** Blanks as null, none at the ends. */
function trimmed(rows: Cell[][]): Cell[][] {
  const plain = rows.map((row) => {
    const cells = row.map((cell) => (cell === '' ? null : cell))
    while (cells.length > 0 && cells.at(-1) === null) cells.pop()
    return cells
  })
  while (plain.length > 0 && plain.at(-1)?.length === 0) plain.pop()
  return plain
}
