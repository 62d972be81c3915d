import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Unit } from '../schema/index.ts'
import { unitYen } from '../schema/units.ts'
import {
  type AmountContext,
  createAmountReader,
  formatAmount,
  formatYen,
  readAmount,
} from './index.ts'

const inThousands: AmountContext = {
  columnUnit: null,
  tableUnit: '千円',
  defaultUnit: null,
  parenthesesNegative: false,
}
const read = (text: string | number | boolean | null, context: Partial<AmountContext> = {}) =>
  readAmount(text, { ...inThousands, ...context })

interface Notation {
  raw: string
  expected_yen: number | null
  note: string
}
const published: Notation[] = JSON.parse(
  readFileSync(new URL('../../test/fixtures/notation.json', import.meta.url), 'utf8'),
)

describe('published amounts', () => {
  it.each(published)('$raw', ({ raw, expected_yen, note }) => {
    const reading = read(raw, note === '円' ? { tableUnit: '円' } : {})
    expect(reading.yen).toBe(expected_yen)
    expect(reading.state).toBe(expected_yen === null ? 'none' : 'value')
    expect(reading.problem).toBeNull()
  })
})

describe('values', () => {
  it.each<[string, number]>([
    ['20,852千円', 20_852_000],
    ['[算定見込額 263千円]', 263_000],
    ['〔算定見込額 263千円〕', 263_000],
    ['《263》', 263_000],
    ['【算定見込額】20,852千円', 20_852_000],
    ['算定見込額【20,852千円】', 20_852_000],
    ['(31算定見込額   11,050千円)', 11_050_000],
    ['平成31年度 11,050千円', 11_050_000],
    ['R8 1,234', 1_234_000],
    ['令和8年度予算額1,234千円', 1_234_000],
    ['予算額：1,234千円', 1_234_000],
    ['△ 3,196', -3_196_000],
    ['−1', -1_000],
    ['－1', -1_000],
    ['▲１，２３４', -1_234_000],
    ['(△5)', -5_000],
    ['マイナス5千円', -5_000],
    ['12億842万円', 1_208_420_000],
    ['12億0842万円', 1_208_420_000],
    ['12億442万9千円', 1_204_429_000],
    ['5億6,362万5千円', 563_625_000],
    ['6千9百万円', 69_000_000],
    ['3196万1千円', 31_961_000],
    ['1.5億円', 150_000_000],
    ['0.35億円', 35_000_000],
    ['3 兆 6,973 億円', 3_697_300_000_000],
    ['１０４，５００，０００千円', 104_500_000_000],
    ['三千万円', 30_000_000],
    ['一億二千三百万円', 123_000_000],
    ['金壱百万円也', 1_000_000],
    ['金1,000円也', 1_000],
    ['¥1,234', 1_234],
    ['￥1,234-', 1_234],
    ['-¥1,234', -1_234],
    ['0.5千円', 500],
    ['1234.567千円', 1_234_567],
    ['1,234（千円）', 1_234_000],
    ['1\u2009234', 1_234_000],
    ['1\u00a0234\u00a0567', 1_234_567_000],
    ['1，234', 1_234_000],
    ['1、234', 1_234_000],
    ['\u200b1,234\ufeff', 1_234_000],
    ['11,050\n千円', 11_050_000],
    ['1,234千円※1', 1_234_000],
    ['1,234(再掲)', 1_234_000],
    ['20,000円*5回*178校= 17,800', 17_800_000],
    ['1,000円×3回＝3千円', 3_000],
    ['35項目 2,623,100', 2_623_100_000],
    ['2,623,100(35項目)', 2_623_100_000],
    ['全体事業費 6,620 千円(うち充実分 4,892 千円)', 6_620_000],
    ['154,700千円 うち政策枠120,700千円', 154_700_000],
    ['6億5,123万円(令和2年度6億9,196万円)', 651_230_000],
    ['1,234千円(前年度 1,200千円)', 1_234_000],
  ])('%s is %d yen', (text, yen) => {
    expect(read(text)).toMatchObject({ state: 'value', yen, problem: null, raw: text })
  })

  it('keeps what it left out, with the reason', () => {
    const ignored = (text: string) => read(text).ignored
    expect(ignored('(31算定見込額   11,050千円)')).toEqual([
      { text: '31', reason: 'fiscalYear' },
      { text: '算定見込額', reason: 'label' },
    ])
    expect(ignored('全体事業費 6,620 千円(うち充実分 4,892 千円)')).toEqual([
      { text: '全体事業費', reason: 'label' },
      { text: '(うち充実分 4,892 千円)', reason: 'included' },
    ])
    expect(ignored('6億5,123万円(令和2年度6億9,196万円)')).toEqual([
      { text: '(令和2年度6億9,196万円)', reason: 'otherYear' },
    ])
    expect(ignored('20,000円*5回*178校= 17,800')).toEqual([
      { text: '20,000円*5回*178校=', reason: 'factors' },
    ])
    expect(ignored('35項目 2,623,100')).toEqual([{ text: '35項目', reason: 'count' }])
    expect(ignored('1,234※1')).toEqual([{ text: '※1', reason: 'note' }])
  })

  it.each(['約4,900万円', '4,165等', '5千万円程度', '1,000余', '概算 500'])(
    '%s is approximate',
    (text) => {
      expect(read(text)).toMatchObject({ state: 'value', approximate: true })
    },
  )

  it('takes brackets as negative only where the policy says so, and only bare round ones', () => {
    const negative = { parenthesesNegative: true }
    expect(read('(17,213千円)').yen).toBe(17_213_000)
    expect(read('(17,213千円)', negative).yen).toBe(-17_213_000)
    expect(read('（1,234）', negative).yen).toBe(-1_234_000)
    expect(read('【1,234】', negative).yen).toBe(1_234_000)
    expect(read('(算定見込額 3,913千円)', negative).yen).toBe(3_913_000)
    expect(read('(△5)', negative).yen).toBe(-5_000)
  })
})

describe('states', () => {
  it.each([
    '-',
    '－',
    '―',
    '—',
    '…',
    '……',
    'ー',
    '―　',
    '- 円',
    '－千円',
    '(－)',
    '【算定見込額 - 円】',
    'なし',
  ])('%s is none, and its unit is no conflict', (text) => {
    expect(read(text)).toMatchObject({
      state: 'none',
      yen: null,
      unitConflict: null,
      problem: null,
    })
  })
  it.each<[string | number]>([['0'], [0], ['0千円'], ['0円'], ['△0'], [-0]])(
    '%s is zero',
    (cell) => {
      const reading = read(cell)
      expect(reading).toMatchObject({ state: 'zero', unitConflict: null })
      expect(Object.is(reading.yen, 0)).toBe(true)
    },
  )
  it.each([['' as string | null], [null], ['  '], ['\u3000\n']])('%j is missing', (cell) => {
    expect(read(cell)).toMatchObject({ state: 'missing', yen: null, problem: null })
  })
})

describe('errors, never a partial reading', () => {
  it.each<[string | number | boolean, string, string]>([
    ['1,234 (1,200)', 'leftOver', '(1,200)'],
    ['1,234\n(1,200)', 'leftOver', '(1,200)'],
    ['1,234千円/年', 'leftOver', '/年'],
    ['＠1,000円×3', 'leftOver', '×3'],
    ['1 234', 'leftOver', '234'],
    ['50.7%', 'leftOver', '%'],
    ['2026/4/1', 'leftOver', '/4/1'],
    ['1,234-', 'leftOver', '-'],
    ['金額 - 5', 'leftOver', '- 5'],
    ['1,000円以上', 'leftOver', '以上'],
    ['12,34', 'unreadable', '12,34'],
    ['1,2345', 'unreadable', '1,2345'],
    ['1.234,5', 'unreadable', '1.234,5'],
    ['12億34567万円', 'unreadable', '12億34567万円'],
    ['5百6千円', 'unreadable', '5百6千円'],
    ['3千', 'unreadable', '3千'],
    ['0123', 'unreadable', '0123'],
    ['千円', 'unreadable', '千円'],
    ['△', 'unreadable', '△'],
    ['〇', 'unreadable', '〇'],
    ['一', 'unreadable', '一'],
    ['令和8年度', 'unreadable', '令和8年度'],
    ['0.0001千円', 'fraction', '0.0001千円'],
    ['9007199254740993円', 'tooLarge', '9007199254740993円'],
    ['99999999999兆円', 'tooLarge', '99999999999兆円'],
    ['#REF!', 'errorValue', '#REF!'],
    ['#N/A', 'errorValue', '#N/A'],
    ['皆増', 'notAmount', '皆増'],
    ['うち4,892', 'notAmount', 'うち4,892'],
    [true, 'notAmount', 'TRUE'],
    [1e15, 'tooLarge', '1000000000000000'],
    [1234.56789, 'fraction', '1234.56789'],
  ])('%s', (cell, code, text) => {
    expect(read(cell)).toMatchObject({ state: 'invalid', yen: null, problem: { code, text } })
  })
})

describe('units', () => {
  it('prefers the cell, then the heading, the table, the default', () => {
    const all = { columnUnit: '百万円', tableUnit: '千円', defaultUnit: '円' } as const
    expect(read('5万円', all)).toMatchObject({ yen: 50_000, unit: '万円', unitSource: 'cell' })
    expect(read('5', all)).toMatchObject({ yen: 5_000_000, unitSource: 'heading' })
    expect(read(5, { ...all, columnUnit: null })).toMatchObject({ yen: 5_000, unitSource: 'table' })
    expect(read(5, { ...all, columnUnit: null, tableUnit: null })).toMatchObject({
      yen: 5,
      unitSource: 'default',
    })
  })
  it('names the claim that lost; a default claims nothing', () => {
    expect(read('5円').unitConflict).toBe('千円')
    expect(read('5千円').unitConflict).toBeNull()
    expect(read('1億3千万円').unitConflict).toBe('千円')
    expect(read(5, { columnUnit: '円' }).unitConflict).toBe('千円')
    expect(read('5円', { tableUnit: null, defaultUnit: '千円' }).unitConflict).toBeNull()
  })
  it('counts in yen and says so where no unit is known', () => {
    expect(read('5', { tableUnit: null })).toMatchObject({ yen: 5, unit: null, unitSource: null })
  })
  it('reports a number stored as text, not an amount written with its unit', () => {
    expect(read('1,234').numberAsText).toBe(true)
    expect(read('△49,343').numberAsText).toBe(true)
    expect(read('1,234千円').numberAsText).toBe(false)
    expect(read('(1,234)').numberAsText).toBe(false)
    expect(read(1234).numberAsText).toBe(false)
  })
})

describe('number formats', () => {
  const format = (value: number, numberFormat: string, context: Partial<AmountContext> = {}) =>
    read(value, { ...context, numberFormat })
  it('takes a unit in the format as the cell’s own', () => {
    expect(format(5, '#,##0"千円"', { tableUnit: null })).toMatchObject({
      yen: 5_000,
      unitSource: 'cell',
    })
    expect(format(5, '"¥"#,##0', {})).toMatchObject({ yen: 5, unitConflict: '千円' })
  })
  it('counts the value, not its display in thousands', () => {
    expect(format(20_852_000, '#,##0,"千円"')).toMatchObject({
      yen: 20_852_000,
      unitConflict: null,
    })
    expect(format(20_852_000, '#,##0,')).toMatchObject({
      yen: 20_852_000,
      unit: '円',
      unitConflict: null,
    })
  })
  it('is not changed by △ or a dash for zero', () => {
    expect(format(-5, '#,##0;"△"#,##0').yen).toBe(-5_000)
    expect(format(0, '#,##0;△#,##0;"-"').state).toBe('zero')
  })
  it('does not take a percent or a date as an amount', () => {
    expect(format(1, '0.0%').problem?.code).toBe('notAmount')
    expect(format(46_113, 'yyyy/m/d').problem?.code).toBe('notAmount')
    expect(format(46_113, '[$-411]ggge"年"m"月"d"日"').problem?.code).toBe('notAmount')
  })
})

describe('exactness', { timeout: 30_000 }, () => {
  it('reads floating-point artefacts as Excel shows them', () => {
    expect(read(0.1 + 0.2).yen).toBe(300)
    expect(read(1.005 * 1000, { tableUnit: '百万円' }).yen).toBe(1_005_000_000)
  })
  it('gives back what is formatted, in every unit', () => {
    const units = fc.constantFrom(...(Object.keys(unitYen) as Unit[]))
    const signs = fc.constantFrom('△' as const, '▲' as const, '-' as const, '−' as const)
    fc.assert(
      fc.property(fc.maxSafeInteger(), units, signs, (yen, unit, sign) => {
        expect(read(formatAmount(yen, unit, { sign })).yen).toBe(yen === 0 ? 0 : yen)
        expect(read(formatYen(yen)).yen).toBe(yen === 0 ? 0 : yen)
      }),
    )
  })
  it('reads mixed kanji units without zero fill', () => {
    const mixed = fc.tuple(fc.nat(9_999), fc.nat(9_999), fc.nat(9), fc.boolean())
    fc.assert(
      fc.property(mixed, ([oku, man, sen, commas]) => {
        const digits = (n: number) => (commas ? formatYen(n).slice(0, -1) : String(n))
        const parts = [oku && `${digits(oku)}億`, man && `${digits(man)}万`, sen && `${sen}千`]
        const text = `${parts.filter(Boolean).join('')}円`
        fc.pre(text !== '円')
        expect(read(text).yen).toBe(oku * 1e8 + man * 1e4 + sen * 1e3)
      }),
    )
  })
  it('reads a number and its text alike', () => {
    fc.assert(
      fc.property(fc.integer({ min: -1e12, max: 1e12 }), (n) => {
        expect(read(String(n)).yen).toBe(read(n).yen)
      }),
    )
  })
})

describe('a calculation and its result', () => {
  it.each([
    ['-150,000円= ▲150', -150_000],
    ['−150,000円＝－150', -150_000],
    ['150,000円=150', 150_000],
    ['＠1,000×50人＝50,000円', 50_000],
    ['@20,000円= 20', 20_000],
    ['(20,000円×5回=100,000円)', 100_000],
    ['（20,000円×5回）＝100', 100_000],
    ['250,000円×12月×2人=6,000', 6_000_000],
    ['(5人+3人)×2,000円×12か月=192', 192_000],
    ['1,000円-200円=800円', 800],
    ['20,000円ｘ5回=100', 100_000],
    ['10%×300=30', 30_000],
    ['2,000円×8人＝-', null],
    ['17,800(20,000円×5回×178校)', 17_800_000],
    ['1.5億円=150,000千円', 150_000_000],
  ])('%s', (text, yen) => {
    const reading = read(text)
    expect([reading.problem, reading.yen]).toEqual([null, yen])
    expect(reading.ignored[0]?.reason).toBe('factors')
  })

  // Either side may be meant, or what stands before = is no calculation.
  it.each([
    '-150,000円=150',
    '192千円=2,000円',
    '192千円=2,000円×8人×12月',
    '20,000円×5回=',
    '令和8年度=100',
    '5件=100',
    '事業費=100',
    '100=100',
    '=100',
  ])('%s is no amount', (text) => {
    expect(read(text).state).toBe('invalid')
  })

  it('about the same as its factors is approximate', () => {
    expect(read('20,000円×5回≒100')).toMatchObject({ yen: 100_000, approximate: true })
  })

  it('reads as its result in any form', () => {
    const count = fc.integer({ min: 2, max: 400 })
    const counter = fc.constantFrom(
      '人',
      '名',
      '回',
      '校',
      'か月',
      '月',
      '日',
      '時間',
      '件',
      '台',
      '',
    )
    const times = fc.constantFrom('×', '＊', '*', '✕', ' × ', 'x')
    const equals = fc.constantFrom('=', '＝', ' = ', '＝　')
    const price = fc.integer({ min: 1, max: 500 }).map((n) => n * 1_000)
    const sign = fc.constantFrom('', '△', '▲', '-', '－')
    const form = fc.constantFrom(
      (a: string, b: string) => `${a}${b}`,
      (a: string, b: string) => `(${a}${b})`,
      (a: string, b: string) => `【${a}${b}】`,
      (a: string, b: string) => `(${a})${b}`,
    )
    const terms = fc.array(fc.tuple(times, count, counter), { minLength: 1, maxLength: 3 })
    fc.assert(
      fc.property(
        ...[
          price,
          terms,
          equals,
          sign,
          form,
          fc.constantFrom('', '円'),
          fc.constantFrom('', '千円'),
        ],
        (yen, factors, is, minus, whole, unit, own) => {
          const product = factors.reduce((all, [, n]) => all * n, yen)
          const before = `${formatYen(yen).slice(0, -1)}${unit}${factors.map(([by, n, of]) => `${by}${n}${of}`).join('')}`
          const result = `${is}${minus}${formatYen(product / 1_000).slice(0, -1)}${own}`
          expect(read(whole(before, result))).toMatchObject({
            yen: minus === '' ? product : -product,
            problem: null,
          })
        },
      ),
    )
  })
})

describe('any text', { timeout: 30_000 }, () => {
  const alphabet = [
    ...'0123456789,.、　 -－―△▲+()（）【】千百十万億兆円約等うち年度令和=*×※①%@¥金計R8\n',
  ]
  const amountLike = fc.array(fc.constantFrom(...alphabet, '算定見込額', '項目'), { maxLength: 24 })
  it('is a value, a state, or an error that shows text', () => {
    const texts = fc.oneof(
      amountLike.map((a) => a.join('')),
      fc.string({ unit: 'binary' }),
    )
    fc.assert(
      fc.property(texts, fc.boolean(), (text, parenthesesNegative) => {
        const reading = read(text, { parenthesesNegative })
        expect(reading.raw).toBe(text)
        expect(reading.yen !== null).toBe(reading.state === 'value' || reading.state === 'zero')
        expect(reading.problem !== null).toBe(reading.state === 'invalid')
        if (reading.yen !== null) expect(Number.isSafeInteger(reading.yen)).toBe(true)
        if (reading.state === 'value')
          expect(/[0-9０-９一二三四五六七八九壱弐参]/.test(text)).toBe(true)
        if (reading.problem) expect(reading.problem.text).not.toBe('')
      }),
      { numRuns: 1_500 },
    )
  })
  it('never reads only some of the digits of a figure', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom(...'0123456789,. '), { minLength: 1, maxLength: 12 }),
        (characters) => {
          const text = characters.join('')
          const { state, yen } = read(text, { tableUnit: '円' })
          if (state !== 'value') return
          expect(Number(text.replace(/[,]/g, ''))).toBe(yen)
        },
      ),
      { numRuns: 1_500 },
    )
  })
  it('is read in bounded time, a megabyte of it too', () => {
    const hostile = ['9', '1,', '(', '△', '万', '令和', '-', ' ', '=', '（うち'].map((s) =>
      s.repeat(1e6 / s.length),
    )
    const start = performance.now()
    for (const text of hostile) expect(['invalid', 'missing']).toContain(read(text).state)
    expect(performance.now() - start).toBeLessThan(1_000)
  })
})

describe('createAmountReader', () => {
  it('shares one reading between equal texts', () => {
    const reader = createAmountReader(inThousands)
    expect(reader('1,234千円')).toBe(reader('1,234千円'))
    expect(reader('1,234千円')).toEqual(read('1,234千円'))
  })
})

describe('formatAmount', () => {
  it('writes thousands with △ for negatives, and yen where the unit does not divide', () => {
    expect(formatAmount(1_234_000, '千円')).toBe('1,234千円')
    expect(formatAmount(-3_000, '千円')).toBe('△3千円')
    expect(formatAmount(1_234_567, '千円')).toBe('1,234,567円')
    expect(formatAmount(0, '百万円')).toBe('0百万円')
  })
})
