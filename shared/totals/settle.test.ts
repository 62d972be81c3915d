// When a share is final, why it is not, and which figures that leaves open.
import { describe, expect, test } from 'vitest'
import { vectors } from '../../test/conformance/vectors.ts'
import { on, policy, reportOn, table } from '../../test/rules/case.ts'
import { cellAddress, parseRange } from '../address/index.ts'
import { policySchema, type Share, type SheetSnapshot } from '../schema/index.ts'
import { isUnsettled } from './index.ts'

const unit = [['(単位:千円)'], ['事業名', '算定見込額', '反映区分']]
const shareOf = (...input: Parameters<typeof reportOn>): Share => reportOn(...input).totals.share
const codes = ({ reasons = [] }: Share): string[] => reasons.map(({ code }) => code)

test('the reference is final, and says so with no reasons', () => {
  const share = shareOf(on((sheet) => sheet))
  expect(share).toMatchObject({ status: 'final', reasons: [] })
})

describe('provisional without a single error', () => {
  test.each([
    [
      'a stated share that the figures do not give',
      table([...unit, ['A', 50, '①'], ['B', 50, 'なし'], [], ['反映割合は60.0%']]),
      'totals/share-differs',
    ],
    [
      'an assumed unit',
      table([
        ['事業名', '算定見込額', '反映区分'],
        ['A', 50, '①'],
        ['B', 50, 'なし'],
      ]),
      'amounts/no-unit',
    ],
    [
      'an amount left blank',
      table([...unit, ['A', 50, '①'], ['B', '', '①'], ['C', 50, 'なし']]),
      'amounts/missing',
    ],
  ])('%s', (_, input, code) => {
    const report = reportOn(input)
    expect(report.counts.error).toBe(0)
    expect(report.totals.share.status).toBe('provisional')
    expect(codes(report.totals.share)).toContain(code)
    expect(report.statement.ja).toMatch(/^【暫定】/)
  })
})

describe('a second table on the sheet', () => {
  const heading = ['事業名', '予算額(千円)', '反映区分']
  const first = [
    ['A', 10, '①'],
    ['B', 20, 'なし'],
    ['計', 30, ''],
  ]
  const states = (rows: SheetSnapshot['rows']) => {
    const { findings, totals } = reportOn(table(rows))
    const finding = findings.find(({ code }) => code === 'structure/several-tables')
    return [totals.share.status, finding?.severity, finding?.params.variant]
  }

  test('with money of its own keeps the share provisional', () => {
    const beside = [
      [...heading, '', ...heading],
      ['A', 10, '①', '', 'C', 30, '①'],
    ]
    const rows = [...beside, ['B', 20, 'なし', '', 'D', 40, 'なし']]
    expect(states(rows)).toEqual(['provisional', 'warning', 'budget'])
  })

  test.each([
    [
      'that sums the first up',
      [
        ['担当課', '予算額(千円)'],
        ['総務', 12],
        ['福祉', 18],
      ],
    ],
    ['for reference', [['前年度(参考)'], heading, ['A', 9, '①'], ['B', 19, 'なし']]],
  ])('%s leaves it final', (_, second) => {
    const rows = [heading, ...first, [], [], ...second]
    expect(states(rows)).toEqual(['final', 'info', 'other'])
  })
})

test('a reason counts its findings and names three cells at most', () => {
  const rows = ['A', 'B', 'C', 'D'].map((name, i) => [name, `x${i}`, '①'])
  const others = ['E', 'F', 'G', 'H', 'I', 'J'].map((name, i) => [name, 50 + i, 'なし'])
  const share = shareOf(table([...unit, ...rows, ...others]))
  const reason = share.reasons?.find(({ code }) => code === 'amounts/unreadable')
  expect(reason).toMatchObject({ figure: 'total', count: 4, cells: ['B3', 'B4', 'B5'] })
  expect(reason?.title.ja).toBe('金額として読めない')
})

describe('which figures stay open', () => {
  const open = (share: Share) =>
    (['total', 'base', 'share'] as const).filter((figure) => isUnsettled(share, figure))

  test('a blank mark leaves the total and the base as they are', () => {
    expect(open(shareOf(table([...unit, ['A', 50, '①'], ['B', 50, '']])))).toEqual(['share'])
  })

  test('an unreadable amount leaves nothing settled, even where there is no share', () => {
    const rows = [...unit, ['A', 50], ['B', 'x']].map((row) => row.slice(0, 2))
    const share = shareOf(table(rows))
    expect(share.status).toBe('not-applicable')
    expect(open(share)).toEqual(['total', 'base', 'share'])
  })

  test('of a run kept before reasons were, nothing is taken as settled', () => {
    const { reasons: _, ...kept } = shareOf(table([...unit, ['A', 50, '①'], ['B', 50, '']]))
    expect(open(kept)).toEqual(['total', 'base', 'share'])
  })
})

describe('what a ward accepts, with its reason, leaves the share final', () => {
  const rows = [...unit, ['A', 50, '①'], ['B', 50, 'なし'], ['合計', 101, '']]

  test('a rule weighed as information, or switched off', () => {
    expect(shareOf(table(rows)).status).toBe('provisional')
    for (const severity of ['info', 'off'] as const) {
      const rules = { 'totals/subtotal-differs': { severity, reason: '端数処理' } }
      expect(shareOf(table(rows, {}, { policy: policy({ rules }) })).status).toBe('final')
    }
  })

  test('a tolerance, and a note that explains the difference', () => {
    const tolerant = policySchema.parse({ tolerance: 1, toleranceReason: '端数処理' })
    expect(shareOf(table(rows, {}, { policy: tolerant })).status).toBe('final')
    const noted = [...rows, [], ['※端数処理のため、合計と一致しないことがあります。']]
    expect(shareOf(table(noted)).status).toBe('final')
  })

  test('but not a rule weighed as a warning only', () => {
    const rules = { 'totals/subtotal-differs': { severity: 'warning', reason: '確認中' } }
    expect(shareOf(table(rows, {}, { policy: policy({ rules }) })).status).toBe('provisional')
  })

  test('an error of a rule that changes no figure leaves the share open all the same', () => {
    const rules = { 'schema/no-plan': { severity: 'error', reason: '必須' } }
    const share = shareOf(table(rows.slice(0, 4), {}, { policy: policy({ rules }) }))
    expect(share).toMatchObject({
      status: 'provisional',
      reasons: [{ code: 'schema/no-plan', figure: 'share', cells: [] }],
    })
  })
})

describe('a cell has one place in the ward total', () => {
  const cellsIn = (ranges: readonly string[]): string[] =>
    ranges.flatMap((address) => {
      const sheet = address.slice(0, address.lastIndexOf('!') + 1)
      const range = parseRange(address.slice(sheet.length))
      if (!range) throw new Error(address)
      const { top, bottom, left, right } = range
      const rows = Array.from({ length: bottom - top + 1 }, (_, i) => top + i)
      const columns = Array.from({ length: right - left + 1 }, (_, i) => left + i)
      return rows.flatMap((row) => columns.map((column) => sheet + cellAddress(row, column)))
    })

  test.each(vectors.map((vector) => [vector.name, vector] as const))('%s', (_, { report }) => {
    const { cells, leftOut, exclusions } = report.totals
    const added = cellsIn(cells)
    const left = leftOut.flatMap((part) => cellsIn(part.cells))
    expect(new Set([...added, ...left]).size).toBe(added.length + left.length)
    for (const cell of exclusions.flatMap((each) => cellsIn(each.cells))) {
      expect(added).toContain(cell)
    }
  })
})
