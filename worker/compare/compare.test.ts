// Two runs side by side: what counts as which change, and effects that add up exactly.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { ComparedLine, RunSummary, Totals } from '../../shared/schema/index.ts'
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
  more: { policy?: string; declared?: number } = {},
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
  const totals = { total, base, reflected, share } as unknown as Totals
  return { summary: {} as RunSummary, totals, policyDigest: more.policy ?? 'p', lines }
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
