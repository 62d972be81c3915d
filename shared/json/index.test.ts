// Reading JSON from bytes gives what JSON.parse gives, and refuses what no request is made of.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type JsonLimits, readJsonBytes } from './index.ts'
import { createTexts } from './texts.ts'

const limits: JsonLimits = {
  depth: 64,
  values: 10_000,
  containers: 5_000,
  rows: 500,
  columns: 40,
  cells: 4_000,
}
const bytesOf = (text: string) => new TextEncoder().encode(text)
const read = (text: string, own: Partial<JsonLimits> = {}) =>
  readJsonBytes(bytesOf(text), { ...limits, ...own })
const problem = (text: string, own: Partial<JsonLimits> = {}) => {
  const reading = read(text, own)
  return reading.ok ? 'none' : reading.problem
}

/** What the platform says of a text: its value, or that it is none. */
function parsed(text: string): { ok: boolean; value?: unknown } {
  try {
    return { ok: true, value: JSON.parse(text) }
  } catch {
    return { ok: false }
  }
}
function agrees(text: string) {
  const reading = read(text)
  const expected = parsed(text)
  expect(reading.ok, text).toBe(expected.ok)
  if (reading.ok) expect(reading.value).toStrictEqual(expected.value)
}

describe('values', () => {
  it('are those of JSON.parse for any JSON value, however it is spaced', () => {
    fc.assert(
      fc.property(
        fc.jsonValue({ maxDepth: 6 }),
        fc.constantFrom(undefined, 1, '\t'),
        (value, space) => agrees(JSON.stringify(value, null, space)),
      ),
      { numRuns: 500 },
    )
  })

  it('are those of JSON.parse for rows that repeat the row above in part', () => {
    const cell = fc.oneof(
      fc.constantFrom(
        '経営課題1',
        '経営課題2',
        '○ 見守り',
        '',
        '①',
        'a"b',
        'a\\',
        '𠮷野',
        '改\n行',
      ),
      fc.integer(),
      fc.double({ noDefaultInfinity: true, noNaN: true }),
      fc.constantFrom(null, true, false),
    )
    fc.assert(
      fc.property(fc.array(fc.array(cell, { maxLength: 6 }), { maxLength: 12 }), (rows) =>
        agrees(JSON.stringify({ rows })),
      ),
      { numRuns: 500 },
    )
  })

  it('and errors are those of JSON.parse for JSON with one character changed', () => {
    const sample =
      '{"a":[[1,"経営","x\\u0041"],[-0.5e3,null,true],[],{}],"a":"","__proto__":{"b":[]}}'
    fc.assert(
      fc.property(
        fc.nat({ max: sample.length }),
        fc.constantFrom(
          '',
          '"',
          '\\',
          '[',
          ']',
          '{',
          '}',
          ',',
          ':',
          '0',
          '.',
          'e',
          '-',
          ' ',
          '\u0001',
          '課',
        ),
        fc.boolean(),
        (place, put, replace) =>
          agrees(sample.slice(0, place) + put + sample.slice(place + (replace ? 1 : 0))),
      ),
      { numRuns: 2_000 },
    )
  })

  it('are those of JSON.parse for wide rows, whose columns repeat texts in turn', () => {
    const names = [
      '総務課',
      '総務費',
      '',
      'a',
      'ab',
      '①',
      '1'.repeat(70),
      `${'1'.repeat(70)}2`,
      'a\\"',
    ]
    fc.assert(
      fc.property(
        fc.array(fc.array(fc.constantFrom(...names), { minLength: 30, maxLength: 40 }), {
          maxLength: 8,
        }),
        fc.constantFrom(undefined, 1),
        (rows, space) => agrees(JSON.stringify(rows, null, space)),
      ),
      { numRuns: 200 },
    )
  })

  it('tell a text from the one above by any single character, of any length', () => {
    for (let length = 1; length <= 40; length++) {
      const text = 'abcdefghij'.repeat(4).slice(0, length)
      const others = Array.from(text, (_, i) => `${text.slice(0, i)}!${text.slice(i + 1)}`)
      const rows = [text, `${text}?`, ...others].flatMap((other) => [[text], [other], [other]])
      agrees(JSON.stringify(rows.slice(0, 500)))
    }
  })

  it.each([
    '0',
    '-0',
    '01',
    '-',
    '1.',
    '.5',
    '1e',
    '1e+',
    '1E5',
    '1e400',
    '123456789012345678',
    '9007199254740993',
    `0.${'1'.repeat(200)}`,
    'nul',
    'nullx',
    'truefalse',
    '""',
    '"\\ud800"',
    '"\\x"',
    '"\u007f"',
    '',
    ' ',
    '[1,]',
    '[,1]',
    '{"a"}',
    '{"a":}',
    '{"a":1,}',
    '[] []',
    '[[1],[1],[1,2],[]]',
    '[["a"],["a","b"],["a"]]',
    '[["a",[["b"],["b"]]],["b",1]]',
    '[[1,"a"],["b"],["a","a"]]',
    '[["a"],["ab"],["a\\""]]',
    '[[1,2',
    '[[1 2]]',
    '[[1.5,1e2,-7,-0,0,00]]',
    '[[999999999,1000000000,123456789012345678,12345678x]]',
    '[[ "a" , 1 ],[ "a" , 1 ]]',
    '[["a","b"],["a","b',
    '[["a"],["a]',
    '[[nul],[null]]',
    '[[null],[nullx]]',
  ])('agree on %s', agrees)

  it('has one string for equal texts', () => {
    const text = '経営課題1 大きな公共を担う'
    const reading = read(
      JSON.stringify([
        [text, 1],
        ['x', text],
      ]),
    )
    expect(reading).toEqual({
      ok: true,
      value: [
        [text, 1],
        ['x', text],
      ],
    })
  })

  it('drops a byte order mark in front, as decoding does', () => {
    expect(read('\ufeff[1]')).toEqual({ ok: true, value: [1] })
  })

  it('keeps a member named __proto__ a plain member', () => {
    const reading = read('{"__proto__":{"admin":true}}')
    expect(reading.ok && Object.hasOwn(reading.value as object, '__proto__')).toBe(true)
    expect(({} as { admin?: boolean }).admin).toBeUndefined()
  })
})

describe('what is refused', () => {
  it('is text that is not UTF-8, also where the row above has the same beginning', () => {
    const bytes = bytesOf('[["経営"],["経営"]]')
    bytes[bytes.length - 5] = 0xff
    expect(readJsonBytes(bytes, limits)).toMatchObject({ ok: false, problem: 'notUtf8' })
    expect(readJsonBytes(new Uint8Array([0x22, 0x5c, 0x6e, 0xc3, 0x22]), limits)).toMatchObject({
      problem: 'notUtf8',
    })
  })

  it('is deep nesting, before the end of it is read', () => {
    expect(problem('['.repeat(1_000_000))).toBe('tooDeep')
    expect(problem('{"a":'.repeat(65))).toBe('tooDeep')
    expect(problem(`${'['.repeat(64)}${']'.repeat(64)}`)).toBe('none')
  })

  it('is a sheet with one row, column or cell too many', () => {
    const rows = (count: number, width: number) =>
      JSON.stringify(Array.from({ length: count }, () => Array(width).fill(0)))
    expect(problem(rows(500, 1))).toBe('none')
    expect(problem(rows(501, 1))).toBe('rows')
    expect(problem(rows(1, 40))).toBe('none')
    expect(problem(rows(1, 41))).toBe('columns')
    expect(problem(rows(100, 40))).toBe('none')
    expect(problem(rows(101, 40))).toBe('cells')
  })

  it('is a flood of values or of empty arrays and objects', () => {
    expect(problem(`[${'0,'.repeat(10_000)}0]`)).toBe('tooMany')
    expect(problem(`{"a":[${'{},'.repeat(5_000)}{}]}`)).toBe('tooMany')
    expect(problem(`[${'[],'.repeat(5_000)}[]]`, { rows: 1e9 })).toBe('tooMany')
  })
})

describe('texts', () => {
  const bytes = (texts: readonly string[]) => {
    const all = bytesOf(texts.join(''))
    let end = 0
    const places = texts.map((text) => {
      const start = end
      end += bytesOf(text).length
      return [start, end] as const
    })
    return { all, places }
  }

  it('made to meet in one place of the table are still each its own, and stay one string', () => {
    const texts = Array.from({ length: 3_000 }, (_, i) => `費目${i}`)
    const { all, places } = bytes(texts)
    const known = createTexts(all)
    for (let round = 0; round < 2; round++) {
      expect(places.map(([start, end]) => known.at(start, end, 7))).toEqual(texts)
    }
  })

  it('made to meet in one place take no longer the more they are', () => {
    const { all, places } = bytes(Array.from({ length: 100_000 }, (_, i) => `${i},`))
    const known = createTexts(all)
    const start = performance.now()
    for (const [from, to] of places) known.at(from, to, 7)
    // Looking through all of them for each would be five thousand million comparisons.
    expect(performance.now() - start).toBeLessThan(5_000)
  })
})
