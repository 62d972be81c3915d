// The register of opinions: read with its cells, and held against the reference budget.
import { describe, expect, it } from 'vitest'
import { referencePlan, referenceSnapshot } from '../../test/fixtures/reference.ts'
import { cleanRegister, faultsOfRegister, faultyRegister } from '../../test/fixtures/register.ts'
import { assess, assessInFull } from '../assess.ts'
import { createDocument, renderDocument } from '../documents/index.ts'
import {
  defaultPolicy,
  opinionsSchema,
  policySchema,
  type Report,
  reportSchema,
  type SheetSnapshot,
} from '../schema/index.ts'
import { keptLines } from '../trace/index.ts'
import { assessSheets } from '../workbook/index.ts'
import { isoDate } from './dates.ts'
import { readRegister, registerOf, sentRegister } from './index.ts'

const plan = referencePlan()
const budget = referenceSnapshot()
const run = (register: SheetSnapshot, ...more: SheetSnapshot[]): Report =>
  assessSheets([budget, register, ...more], plan, defaultPolicy).report
const codesOf = ({ findings }: Report) => findings.map(({ code }) => code)
const clean = readRegister(cleanRegister(), { sheet: '区政会議の意見' })
if (!clean) throw new Error('no register')

describe('a clean register', () => {
  it('is read without a fault, each opinion with its cell, meeting and date', () => {
    expect(clean.faults).toEqual([])
    expect(clean.fiscalYear).toBe(2026)
    const { opinions } = clean
    expect(opinionsSchema.parse({ opinions }).opinions).toEqual(opinions)
    expect(opinions[1]).toMatchObject({
      ...{ no: '2', meeting: '第1回全体会', date: '2025-09-03', group: '防災部会' },
      ...{ decision: 'reflected', items: ['街頭での安全・安心なまちづくり'] },
      cell: '区政会議の意見!E5',
    })
    expect(opinions.map(({ decision }) => decision)).toEqual([
      ...['reflected', 'reflected', 'reflected', 'partly', 'reflected', 'reflected', 'considered'],
    ])
  })

  it('accounts for all of the numerator, by opinion and by meeting, and finds nothing', () => {
    const report = run(cleanRegister())
    expect(report.findings).toEqual([])
    expect(() => reportSchema.parse(report)).not.toThrow()
    const { opinions, totals } = report
    expect(totals.share).toMatchObject({ value: '50.7', status: 'final' })
    expect(opinions).toMatchObject({
      ...{ ward: 'suminoe', fiscalYear: 2026, version: null, previous: null },
      ...{ sheets: ['区政会議の意見'], yen: totals.share.numerator },
    })
    expect(opinions?.byMeeting.reduce((sum, { yen }) => sum + (yen ?? 0), 0)).toBe(opinions?.yen)
    const [first] = opinions?.byOpinion ?? []
    expect(first).toMatchObject({ no: '1', yen: 3_913_000 })
    const item = opinions?.items[first?.items[0] ?? -1]
    expect(item).toMatchObject({ title: '地域の防災力向上', yen: 3_913_000 })
    expect(item?.cells).toHaveLength(1)
    expect(item?.cells[0]).toMatch(/^予算!D\d+$/)
  })

  it('is said of a single sheet too when it is sent, and changes nothing else', () => {
    const options = { ward: 'suminoe', fiscalYear: 2026, opinions: clean.opinions }
    const { opinions, ...report } = assess(budget, plan, defaultPolicy, {
      register: sentRegister(options, null, 3),
    })
    expect(opinions).toMatchObject({ version: 3, sheets: [], yen: 77_870_000 })
    expect(report).toEqual(assess(budget, plan, defaultPolicy))
  })

  it('is a page with what became of each', () => {
    const { report, budget: read } = assessInFull(budget, plan, defaultPolicy)
    const { lines } = keptLines(read)
    const opinions = { ward: 'suminoe', fiscalYear: 2026, opinions: clean.opinions }
    const page = createDocument(
      { report, lines, plan, policy: defaultPolicy, opinions },
      'opinions',
    )
    const text = String(renderDocument(page, 'text').body)
    expect(text).toContain('防犯カメラを増やしてほしい\t反映\t増設する')
    expect(text).toContain('77,870千円')
  })
})

describe('faults', () => {
  const report = run(faultyRegister())

  it('stand each at its cell, and nothing else is said', () => {
    const atCells = report.findings.map(({ cells, code }) => [cells[0]?.replace('予算!', ''), code])
    expect(Object.fromEntries(atCells)).toEqual(faultsOfRegister)
    expect(atCells).toHaveLength(Object.keys(faultsOfRegister).length)
  })

  it('say what was meant where a name is nearly one of the plan', () => {
    const near = report.findings.find(({ code }) => code === 'opinions/unknown-item')
    expect(near?.message.ja).toContain('「街頭での安全・安心なまちづくり」の誤り')
    expect(near?.message.en).toContain('Check whether')
  })

  it('leave the share open where a mark may be wrong, as far as the policy does not weigh them less', () => {
    expect(report.totals.share).toMatchObject({ value: '50.7', status: 'provisional' })
    expect(report.totals.share.reasons?.map(({ code }) => code)).toEqual([
      'opinions/mark-without-opinion',
    ])
    const rules = {
      'opinions/mark-without-opinion': { severity: 'info', reason: '台帳は作成中' },
    }
    const weighed = assessSheets(
      [budget, faultyRegister()],
      plan,
      policySchema.parse({ rules }),
    ).report
    expect(weighed.totals.share.status).toBe('final')
  })
})

it('names what was considered last year and vanished, by last year’s sheet beside it', () => {
  const sheet = cleanRegister()
  const last: SheetSnapshot = {
    ...sheet,
    sheet: 'R7意見',
    rows: [
      ...sheet.rows.slice(0, 3),
      [1, '第1回全体会', '令和6年9月3日', '', '駅前に広場がほしい', '検討', '', '', ''],
      [2, '', '', '', '公園に時計を置いてほしい', '検討', '', '', ''],
    ],
  }
  const { findings, opinions } = run(sheet, last)
  expect(opinions?.previous).toMatch(/^sha256:/)
  expect(opinions?.sheets).toEqual(['区政会議の意見'])
  expect(findings).toMatchObject([
    { code: 'opinions/vanished', cells: ['R7意見!E4'], params: { no: '1' } },
  ])
})

describe('a register that nothing ties to the budget', () => {
  it('is not held against it', () => {
    const sheet = cleanRegister()
    const untied = { ...sheet, rows: sheet.rows.map((row) => row.slice(0, 7)) }
    const report = run(untied)
    expect(report.opinions).toBeUndefined()
    expect(report.findings).toEqual([])
    expect(registerOf([], plan, { linesNameOpinions: true })).toBeNull()
  })

  it('is tied by a column 意見番号 of the budget', () => {
    const sheet = cleanRegister()
    const untied = { ...sheet, rows: sheet.rows.map((row) => row.slice(0, 7)) }
    const at = budget.rows.findIndex((row) => row.includes('反映区分'))
    const numbersOf = (row: readonly unknown[], r: number): string => {
      if (r === at) return '意見番号'
      if (!/[①②]/.test(String(row[5]))) return ''
      return r === at + 1 ? '9' : '1、第2'
    }
    const marked = budget.rows.map((row, r) => (r < at ? row : [...row, numbersOf(row, r)]))
    const report = assessSheets([{ ...budget, rows: marked }, untied], plan, defaultPolicy).report
    // All but the first marked line, whose number nothing has.
    expect(report.opinions?.byOpinion.slice(0, 2).map(({ yen }) => yen)).toEqual([
      55_587_000, 55_587_000,
    ])
    const unknown = report.findings.filter(({ code }) => code === 'opinions/unknown-number')
    expect(unknown).toMatchObject([{ cells: [`予算!H${at + 2}`], params: { text: '9' } }])
    expect(codesOf(report)).not.toContain('opinions/mark-without-opinion')
  })
})

it('reads the words of a ward’s own by its policy', () => {
  const opinions = {
    ...{ ward: null, fiscalYear: 2026 },
    opinions: clean.opinions.map((each) => ({
      ...each,
      ...{ decision: 'other' as const, decisionText: 'Ａ' },
    })),
  }
  const codes = (policy: typeof defaultPolicy): string[] =>
    codesOf(assess(budget, plan, policy, { register: sentRegister(opinions) }))
  expect(codes(defaultPolicy)).toContain('opinions/unknown-decision')
  const own = policySchema.parse({ opinions: { decisions: { A: 'reflected' } } })
  expect(codes(own)).toEqual(['opinions/reflected-without-item'])
})

it('counts a line once where an opinion names a ☆ and one of its ○', () => {
  const strategy = plan.issues.flatMap(({ strategies }) => strategies)[0]
  const names = [strategy?.title ?? '', strategy?.initiatives[0]?.title ?? '']
  const [first] = clean.opinions
  const opinionsOf = (items: string[]) => ({
    ...{ ward: null, fiscalYear: 2026 },
    opinions: [{ ...(first as (typeof clean.opinions)[0]), items }],
  })
  const yenOf = (items: string[]) =>
    assess(budget, plan, defaultPolicy, { register: sentRegister(opinionsOf(items)) }).opinions
      ?.byOpinion[0]?.yen
  expect(yenOf(names)).toBe(yenOf(names.slice(0, 1)))
  expect(yenOf(names)).toBeGreaterThan(0)
})

it('reads days as sheets write them', () => {
  expect([isoDate('R7.9.3'), isoDate('2025/9/3'), isoDate(45_903)]).toEqual(
    Array(3).fill('2025-09-03'),
  )
  expect([isoDate('令和7年2月30日'), isoDate('9月'), isoDate(1.5), isoDate(null)]).toEqual(
    Array(4).fill(null),
  )
})
