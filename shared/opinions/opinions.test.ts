// The register of opinions: read with its cells, and held against the reference budget.
import { describe, expect, it } from 'vitest'
import { referencePlan, referenceSnapshot } from '../../test/fixtures/reference.ts'
import { cleanRegister, faultsOfRegister, faultyRegister } from '../../test/fixtures/register.ts'
import { assessInFull } from '../assess.ts'
import { createDocument, type DocumentInput, renderDocument } from '../documents/index.ts'
import { defaultPolicy, opinionsSchema } from '../schema/index.ts'
import { keptLines } from '../trace/index.ts'
import { isoDate } from './dates.ts'
import { checkOpinions, readOpinions } from './index.ts'

const plan = referencePlan()
const { report, budget } = assessInFull(referenceSnapshot(), plan, defaultPolicy)
const input: DocumentInput = { report, lines: keptLines(budget).lines, plan, policy: defaultPolicy }
const options = { ward: 'suminoe', fiscalYear: 2026 }
const clean = readOpinions(cleanRegister(), options)

describe('a clean register', () => {
  it('is read without a finding, each opinion with its cell, meeting and date', () => {
    expect(clean.findings).toEqual([])
    expect(opinionsSchema.parse(clean.opinions)).toEqual(clean.opinions)
    expect(clean.opinions.opinions[1]).toMatchObject({
      ...{ no: '2', meeting: '第1回全体会', date: '2025-09-03', group: '防災部会' },
      ...{ decision: 'reflected', items: ['街頭での安全・安心なまちづくり'], cell: 'E5' },
    })
    expect(clean.opinions.opinions.map(({ decision }) => decision)).toEqual([
      ...['reflected', 'reflected', 'reflected', 'partly', 'reflected', 'reflected', 'considered'],
    ])
  })

  it('accounts for all of the numerator, by opinion and by meeting', () => {
    const { findings, totals } = checkOpinions(clean.opinions, input)
    expect(findings).toEqual([])
    expect(totals.yen).toBe(report.totals.share.numerator)
    expect(totals.byMeeting.reduce((sum, { yen }) => sum + yen, 0)).toBe(totals.yen)
    expect(totals.byOpinion[0]).toEqual({ no: '1', yen: 3_913_000 })
  })

  it('is a page with what became of each', () => {
    const page = createDocument({ ...input, opinions: clean.opinions }, 'opinions')
    const text = String(renderDocument(page, 'text').body)
    expect(text).toContain('防犯カメラを増やしてほしい\t反映\t増設する')
    expect(text).toContain('77,870千円')
  })
})

describe('faults', () => {
  const reading = readOpinions(faultyRegister(), options)
  const found = [...reading.findings, ...checkOpinions(reading.opinions, input).findings]

  it('stand each at its cell, and nothing else is said', () => {
    const atCells = Object.fromEntries(found.map(({ cell, code }) => [cell, code]))
    expect(atCells).toEqual(faultsOfRegister)
    expect(found).toHaveLength(Object.keys(faultsOfRegister).length)
  })

  it('say what was meant where a name is nearly one of the plan', () => {
    const near = found.find(({ code }) => code === 'unknown-item')
    expect(near?.message.ja).toContain('「街頭での安全・安心なまちづくり」の誤り')
    expect(near?.message.en).toContain('Check whether')
  })

  it('name what was considered last year and vanished', () => {
    const { opinions } = clean
    const previous = { ...opinions, opinions: opinions.opinions.slice(-1) }
    const without = { ...opinions, opinions: opinions.opinions.slice(0, -1) }
    expect(checkOpinions(opinions, input, previous).findings).toEqual([])
    const [vanished] = checkOpinions(without, input, previous).findings
    expect(vanished).toMatchObject({ code: 'vanished', params: { no: '7' } })
  })

  it('of a sheet that is no register: one finding', () => {
    const { findings, opinions } = readOpinions(referenceSnapshot())
    expect(findings.map(({ code }) => code)).toEqual(['no-register'])
    expect(opinions.opinions).toEqual([])
  })
})

it('reads days as sheets write them', () => {
  expect([isoDate('R7.9.3'), isoDate('2025/9/3'), isoDate(45_903)]).toEqual(
    Array(3).fill('2025-09-03'),
  )
  expect([isoDate('令和7年2月30日'), isoDate('9月'), isoDate(1.5), isoDate(null)]).toEqual(
    Array(4).fill(null),
  )
})
