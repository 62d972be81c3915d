// Two runs side by side: what counts as which change, and effects that add up exactly.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { ComparedLine, Totals } from '../../shared/schema/index.ts'
import { type ComparedRun, compare } from './compare.ts'
import { add, type Rational, rational, zero } from './rational.ts'

const line = (
  initiative: string,
  yen: number | null,
  more: Partial<ComparedLine> = {},
): ComparedLine => ({
  cell: 'D5',
  row: 5,
  issue: '1 安全',
  strategy: '防災',
  initiative,
  department: '',
  yen,
  exclusion: null,
  reflection: '①',
  ...more,
})

/** A run whose totals are those of its lines, as the domain reckons them. */
function run(
  lines: ComparedLine[],
  more: { policy?: string; declared?: number; leftOut?: ComparedLine[] } = {},
): ComparedRun {
  const sum = (kept: ComparedLine[]) => kept.reduce((yen, { yen: y }) => yen + (y ?? 0), 0)
  const total = more.declared ?? sum(lines)
  const base = total - sum(lines.filter(({ exclusion }) => exclusion !== null))
  const reflected = ['①', '②'].map((symbol) => ({
    symbol,
    label: symbol,
    counts: true,
    yen: sum(lines.filter((l) => l.exclusion === null && l.reflection === symbol)),
    cells: [],
  }))
  const numerator = reflected.reduce((yen, mark) => yen + mark.yen, 0)
  const share = {
    numerator,
    denominator: base,
    decimals: 1,
    rounding: 'half-up',
    value: '',
    status: 'final',
  }
  const totals = { total, base, reflected, share, exclusions: [] } as unknown as Totals
  const { policy: policyDigest = 'p', leftOut = [] } = more
  return { totals, policyDigest, lines, leftOut }
}

const kinds = (from: ComparedLine[], to: ComparedLine[]) =>
  compare(run(from), run(to)).changes.map(({ kinds }) => kinds)

describe('what changed', () => {
  const rest = line('その他', 100, { reflection: 'none' })

  it('nothing, when only rows moved down by an inserted line', () => {
    const from = [line('見守り', 10), rest]
    const to = [line('新規', 5), { ...line('見守り', 10), row: 6, cell: 'D6' }, { ...rest, row: 7 }]
    expect(kinds(from, to)).toEqual([['added']])
  })

  it('nothing, when a name is only written otherwise', () => {
    expect(kinds([line('○ 土 地 対 策', 1)], [line('〇土地対策', 1)])).toEqual([])
  })

  it('amount, mark, exclusion, removal, each by its name', () => {
    expect(kinds([line('a', 1)], [line('a', 2)])).toEqual([['amount']])
    expect(kinds([line('a', 1)], [line('a', 1, { reflection: 'none' })])).toEqual([['mark']])
    expect(kinds([line('a', 1)], [line('a', 1, { exclusion: 'fixed' })])).toEqual([['exclusion']])
    expect(kinds([line('a', 1), rest], [rest])).toEqual([['removed']])
    expect(kinds([line('a', null)], [line('a', 0)])).toEqual([['amount']])
  })

  it('a formula that a number took the place of, or a text that is only written otherwise', () => {
    const read = (raw: string, formula: string | null): Partial<ComparedLine> => ({
      reading: {
        ...{ state: 'value', raw, unit: '千円', unitSource: 'table', formula },
        ...{ excludedBy: null, rowKind: 'leaf' },
      },
    })
    const typed = [line('a', 1_000, read('1', null))]
    expect(kinds([line('a', 1_000, read('1', 'SUM(R[1]C)'))], typed)).toEqual([['formula']])
    expect(kinds([line('a', 1_000, read('1千円', null))], typed)).toEqual([['look']])
    expect(kinds([line('a', 1_000)], typed)).toEqual([])
    const changes = compare(run([line('a', 1_000, read('1', '1+0'))]), run(typed)).changes
    expect(changes[0]?.effect).toMatchObject({ numerator: '0' })
  })

  it('nothing, by a sort: lines of one name are told apart by what they say', () => {
    const lines = [line('a', 1), line('a', 2), line('a', 3, { reflection: '②' }), rest]
    const sorted = [...lines].reverse().map((each, i) => ({ ...each, row: 5 + i }))
    const { changes, rearranged } = compare(
      run(lines.map((each, i) => ({ ...each, row: 5 + i }))),
      run(sorted),
    )
    expect([changes, rearranged]).toEqual([[], 3])
  })

  it('one line, where it was put between others of its name', () => {
    const to = [line('a', 9), line('a', 1), line('a', 2)]
    expect(kinds([line('a', 1), line('a', 2)], to)).toEqual([['added']])
  })

  describe('formulas', () => {
    const read = (
      row: number,
      formula: string | null,
      more: object = {},
    ): Partial<ComparedLine> => ({
      ...{ cell: `D${row}`, row },
      reading: {
        ...{ state: 'value', raw: '1', unit: '千円', unitSource: 'table', formula },
        ...{ excludedBy: null, rowKind: 'leaf', ...more },
      },
    })
    const total = (row: number, formula: string | null) =>
      line('合計', 6_000, read(row, formula, { rowKind: 'total' }))
    const three = [5, 6, 7].map((row) => line(`${row}`, 2_000, read(row, null)))
    const changesOf = (from: ComparedRun, to: ComparedRun) =>
      compare(from, to).changes.map(({ kinds, to }) => [kinds.join(), to?.cell])
    const sum = 'SUM(R[-3]C[0]:R[-1]C[0])'
    const before = run(three, { leftOut: [total(8, sum)] })

    it('of a total: a number in its place, and back', () => {
      const typed = run(three, { leftOut: [total(8, null)] })
      expect(changesOf(before, typed)).toEqual([['formula', 'D8']])
      expect(changesOf(typed, before)).toEqual([['formula', 'D8']])
    })

    it('that grew by an inserted row are the same', () => {
      const moved = three.map((each, i) => ({ ...each, row: 5 + i + (i > 0 ? 1 : 0) }))
      const lines = [moved[0], line('新規', 1, read(6, null)), moved[1], moved[2]] as ComparedLine[]
      const to = run(lines, { leftOut: [total(9, 'SUM(R[-4]C[0]:R[-1]C[0])')] })
      expect(changesOf(before, to)).toEqual([['added', 'D6']])
    })

    it('that leave out a line they took in are not', () => {
      const to = run(three, { leftOut: [total(8, 'SUM(R[-3]C[0]:R[-2]C[0])')] })
      expect(changesOf(before, to)).toEqual([['formula', 'D8']])
    })

    it('that refer to another line, to another column, or say another thing, are not', () => {
      const with_ = (formula: string) => run([line('a', 1, read(9, formula)), ...three])
      const same = (a: string, b: string) => changesOf(with_(a), with_(b)).length === 0
      expect(same('R[-2]C[0]*2', 'R[-2]C[0]*2')).toBe(true)
      expect(same('R[-2]C[0]*2', 'R[-3]C[0]*2')).toBe(false)
      expect(same('R[-2]C[0]*2', 'R[-2]C[1]*2')).toBe(false)
      expect(same('R[-2]C[0]*2', 'R[-2]C[0]*3')).toBe(false)
      expect(same('R7C4', 'R[-2]C[0]')).toBe(false)
      expect(same('"R[1]C[0]"&R[-2]C[0]', '"R[2]C[0]"&R[-2]C[0]')).toBe(false)
      // A row was inserted on the sheet it refers to.
      expect(same('総務課!D7', '総務課!D8')).toBe(true)
      expect(same('総務課!D7', '防災課!D7')).toBe(false)
    })

    it('are not compared by runs that know none, which is said', () => {
      const { known } = compare(run([line('a', 1)]), before)
      expect(known).toEqual({ from: null, to: { formulas: 1, numberFormats: 0 } })
    })

    it('another number format is a look, where both runs have some', () => {
      const shown = (numberFormat: string) => run([line('a', 1, read(5, null, { numberFormat }))])
      expect(changesOf(shown('#,##0'), shown('0'))).toEqual([['look', 'D5']])
      expect(changesOf(shown('#,##0'), run([line('a', 1, read(5, null))]))).toEqual([])
    })
  })

  it('moved, when it stands under another strategy; with its amount when that changed too', () => {
    const to = [line('a', 3, { strategy: '福祉' })]
    expect(kinds([line('a', 3)], to)).toEqual([['moved']])
    expect(kinds([line('a', 1)], to)).toEqual([['amount', 'moved']])
  })

  it('keeps lines of one name apart by department and by their order', () => {
    const from = [line('a', 1, { department: '福祉課' }), line('a', 2, { department: '防災課' })]
    const to = [line('a', 1, { department: '福祉課' }), line('a', 5, { department: '防災課' })]
    expect(kinds(from, to)).toEqual([['amount']])
    expect(kinds([line('a', 1), line('a', 2)], [line('a', 1), line('a', 3)])).toEqual([['amount']])
  })
})

describe('effects', () => {
  it('of the priority expense, once forgotten: 48.1 → 50.7 by one change', () => {
    const reference = [
      line('反映', 77_870_000),
      line('咲洲ウェルネスタウン計画', 8_365_000, { reflection: 'none' }),
      line('その他', 75_719_000, { reflection: 'none' }),
      line('庁舎', 122_368_000, { exclusion: 'fixed', reflection: 'none' }),
    ]
    const excluded = reference.map((l) =>
      l.initiative.startsWith('咲洲') ? { ...l, exclusion: 'priority' } : l,
    )
    const { changes, difference } = compare(run(reference), run(excluded))
    expect(changes.map(({ kind }) => kind)).toEqual(['exclusion'])
    expect(changes[0]?.effect).toEqual(difference)
    expect(difference?.percent).toMatch(/^2\.618/)
  })

  it('of another policy stand as a change of their own', () => {
    const lines = [line('a', 1), line('b', 1, { reflection: 'none' })]
    const other = run(lines, { policy: 'q' })
    other.totals.share.numerator = 0
    const { changes, difference } = compare(run(lines), other)
    expect(changes.map(({ kind }) => kind)).toEqual(['policy'])
    expect(difference).toEqual({ numerator: '-50', denominator: '1', percent: '-50.000000000000' })
  })

  it('are provisional while one of the shares is', () => {
    const lines = [line('a', 1), line('b', 1, { reflection: 'none' })]
    const open = run(lines)
    open.totals.share.status = 'provisional'
    expect(compare(run(lines), run(lines)).status).toBe('final')
    expect(compare(open, run(lines)).status).toBe('provisional')
    expect(compare(run(lines), open).status).toBe('provisional')
    expect(compare(run([]), open).status).toBe('not-applicable')
  })

  it('are none where a share does not apply', () => {
    const { changes, difference } = compare(run([]), run([line('a', 1)]))
    expect(difference).toBeNull()
    expect(changes[0]?.effect).toBeNull()
  })

  it('add up to the difference exactly, whatever changed (property)', () => {
    const anyLine = fc.record({
      initiative: fc.constantFrom('a', 'b', 'c', 'd', 'e'),
      strategy: fc.constantFrom('s', 't'),
      yen: fc.option(fc.integer({ min: -1_000, max: 2 ** 40 })),
      exclusion: fc.constantFrom(null, null, 'fixed'),
      reflection: fc.constantFrom('①', '②', 'none', 'unset'),
    })
    const lines = fc
      .array(anyLine, { maxLength: 12 })
      .map((list) => list.map(({ initiative, yen, ...more }) => line(initiative, yen, more)))
    const declared = fc.option(fc.integer({ min: 1, max: 2 ** 42 }), { nil: undefined })
    fc.assert(
      fc.property(lines, lines, declared, (from, to, total) => {
        const more = total === undefined ? {} : { declared: total }
        const { changes, difference } = compare(run(from, more), run(to, more))
        if (!difference) return
        const sum = changes.reduce<Rational>(
          (whole, { effect }) => add(whole, effect ? exact(effect) : zero),
          zero,
        )
        expect(sum).toEqual(exact(difference))
      }),
      { numRuns: 300 },
    )
  })
})

const exact = ({ numerator, denominator }: { numerator: string; denominator: string }) =>
  rational(BigInt(numerator), BigInt(denominator))
