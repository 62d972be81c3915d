import { expect, test } from 'vitest'
import { assess } from './assess.ts'
import { type Cell, defaultPolicy, type Plan } from './schema/index.ts'
import { createWork } from './work.ts'

test('what a kind of work does not hold is refused and remembered, the others go on', () => {
  const work = createWork(0)
  expect(work.take('tables', 200)).toBe(true)
  expect(work.take('tables', 1)).toBe(false)
  expect(work.take('sums', 1)).toBe(true)
  expect(work.cutShort()).toEqual(['tables'])
  expect(work.taken()).toBe(201)
})

const upTo = <T>(n: number, make: (i: number) => T): T[] =>
  Array.from({ length: n }, (_, i) => make(i))

/** Twenty letters in the i-th order: names alike in all their letters and unlike as names. */
function shuffled(i: number): string {
  const letters = [...'アイウエオカキクケコサシスセソタチツテト']
  let state = (i * 2_654_435_761) >>> 0
  for (let k = letters.length - 1; k > 0; k--) {
    state = (state * 1_103_515_245 + 12_345) >>> 0
    const j = state % (k + 1)
    ;[letters[k], letters[j]] = [letters[j] as string, letters[k] as string]
  }
  return letters.join('')
}

const cutShort = (rows: Cell[][], formulas = {}, plan: Plan | null = null) => {
  const snapshot = { sheet: '表', origin: 'A1', rows, formulas }
  const report = assess(snapshot, plan, defaultPolicy)
  const found = report.findings.filter(({ code }) => code === 'structure/checks-cut-short')
  return { report, kinds: found.map(({ params }) => params.variant) }
}

test('names by the thousand beside a plan of a thousand others: said, and the share provisional', () => {
  const initiatives = upTo(2_000, (i) => ({ id: `i${i}`, title: shuffled(i + 100_000) }))
  const plan: Plan = {
    ward: null,
    fiscalYear: null,
    stage: null,
    unit: '千円',
    issues: [{ no: 1, title: '課題', strategies: [{ title: '戦略', initiatives }] }],
  }
  const rows: Cell[][] = [
    ['経営課題', '戦略', '具体的取組', '予算額(千円)', '反映区分'],
    ...upTo(2_000, (i): Cell[] => ['課題', '戦略', shuffled(i), i + 1, '①']),
  ]
  const { report, kinds } = cutShort(rows, {}, plan)
  expect(kinds).toEqual(['names'])
  expect(report.totals.share.status).toBe('provisional')
  expect(report.totals.total).toBe(upTo(2_000, (i) => (i + 1) * 1_000).reduce((a, b) => a + b))
})

test('subtotals of all that stands above are followed as deep as they go', () => {
  const { report, kinds } = cutShort(...nestedTotals(36))
  expect(kinds).toEqual([])
  expect(report.findings.some(({ code }) => code === 'formulas/counts-twice')).toBe(true)
})

test('thousands of them are followed as far as the work allows', () => {
  expect(cutShort(...nestedTotals(3_000)).kinds).toEqual(['formulas'])
})

/** Each 小計 adds everything above it, the other ones too. */
function nestedTotals(n: number): [Cell[][], Record<string, string>] {
  const rows: Cell[][] = [['事業名', '予算額(千円)']]
  const formulas: Record<string, string> = {}
  for (let i = 0; i < n; i++) {
    rows.push([`事業${i}`, 10], ['小計', 10])
    formulas[`B${rows.length}`] = `=SUM(B$2:B${rows.length - 1})`
  }
  return [rows, formulas]
}
