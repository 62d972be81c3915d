// From the percentage down to the staff's cells and back up, without the sheet.
import { describe, expect, test } from 'vitest'
import { vectors } from '../../test/conformance/vectors.ts'
import { referencePlan, referenceSnapshot } from '../../test/fixtures/reference.ts'
import { cleanRegister } from '../../test/fixtures/register.ts'
import { sectionsWorkbook } from '../../test/fixtures/sections.ts'
import { assessInFull } from '../assess.ts'
import { defaultPolicy, type KeptLines, type Report, traceSchema } from '../schema/index.ts'
import { assessSheets } from '../workbook/index.ts'
import { keptLines, keptLinesOfSheets, traceCell, traceFigure } from './index.ts'
import { holds } from './ranges.ts'

const all = { offset: 0, limit: Number.MAX_SAFE_INTEGER }
const kept = (input: Parameters<typeof assessInFull>): { report: Report; lines: KeptLines } => {
  const { report, budget } = assessInFull(...input)
  return { report, lines: keptLines(budget) }
}
const reference = kept([referenceSnapshot(), referencePlan(), defaultPolicy])
const figure = (name: string, page = all) =>
  traceFigure(reference.report, reference.lines, name, page)
const cell = (address: string) => traceCell(reference.report, reference.lines, address, '予算')

describe('opinions', () => {
  const input: Parameters<typeof assessInFull> = [
    ...[referenceSnapshot(), referencePlan(), defaultPolicy],
    { registers: [cleanRegister()] },
  ] as never
  const { report, lines } = kept(input)

  test('of a line are among the figures that it enters, and lead back to its cells', () => {
    const amount = report.opinions?.items[0]?.cells[0] ?? ''
    const up = traceCell(report, lines, amount, '予算')
    expect(up?.enters.map(({ figure }) => figure)).toContain('opinions.1')
    const down = traceFigure(report, lines, 'opinions.1', all)
    expect(down?.cells).toEqual([amount])
    expect(down?.label.ja).toBe('意見1の反映額')
    expect(down?.path.map(({ figure }) => figure)).toEqual(['share', 'numerator', 'opinions.1'])
    expect(down?.lines).toMatchObject({ count: 1, yen: 3_913_000 })
  })

  test('are found from any cell of their row in the register', () => {
    const row = traceCell(report, lines, '区政会議の意見!F7', '予算')
    expect(row?.enters.map(({ label }) => label.en)).toEqual(['reflected for opinion 4'])
    expect(traceCell(report, lines, 'メモ!F7', '予算')).toBeNull()
  })
})

describe('down from 50.7 %', () => {
  test('to its numerator and base, with the division written out', () => {
    const share = figure('share')
    expect(share?.terms.map(({ figure, sign, text }) => [figure, sign, text.ja])).toEqual([
      ['numerator', 'add', '77,870千円'],
      ['base', 'divide', '153,589千円'],
    ])
    expect(share?.arithmetic.ja).toBe(
      '77,870千円 ÷ 153,589千円 × 100 = 50.70024…% → 50.7%（小数第1位まで、四捨五入）',
    )
  })

  test('to the base as total less exclusions', () => {
    expect(figure('base')?.arithmetic).toEqual({
      ja: '284,322千円 − 122,368千円 − 8,365千円 = 153,589千円',
      en: '¥284,322,000 − ¥122,368,000 − ¥8,365,000 = ¥153,589,000',
    })
  })

  test('to a mark, and to each cell with what it says and why it is in', () => {
    const mark = figure('reflected.①')
    expect(mark?.path.map(({ figure }) => figure)).toEqual(['share', 'numerator', 'reflected.①'])
    const line = mark?.lines.items.find((item) => item.line.cell === 'D6')
    expect(line).toMatchObject({
      place: 'reflected',
      reason: 'counting-mark',
      read: { ja: '「20852」：単位は千円（表の単位）' },
    })
    expect(line?.why.ja).toContain('分子と分母の両方')
  })

  test('to what the total leaves out, with the reason', () => {
    expect(figure('total')?.leftOut).toMatchObject([{ reason: 'total', cells: ['D20'] }])
  })

  test('page by page', () => {
    const first = figure('total', { offset: 0, limit: 4 })
    expect(first?.lines.items).toHaveLength(4)
    expect(first?.lines.next).toBe(4)
    const last = figure('total', { offset: 12, limit: 4 })
    expect(last?.lines.next).toBeNull()
    expect(figure('total', { offset: 99, limit: 4 })?.lines).toMatchObject({
      items: [],
      next: null,
    })
  })

  test('to no figure that is not there', () => {
    for (const name of ['', 'shares', 'issues', 'issues.0', 'issues.9', 'issues.1.1.1.1'])
      expect(figure(name), name).toBeNull()
    for (const name of ['reflected.③', 'exclusions.none', 'sheets.1', '__proto__', 'total.x'])
      expect(figure(name), name).toBeNull()
  })
})

describe('up from a cell', () => {
  const entered = (address: string) => cell(address)?.enters.map(({ figure }) => figure)

  test('that is reflected', () => {
    expect(entered('D6')?.slice(-5)).toEqual(['reflected.①', 'numerator', 'total', 'base', 'share'])
    expect(cell('D6')?.column).toEqual({ role: 'amount', heading: '算定見込額' })
  })

  test('that is excluded: in the total, in neither numerator nor base', () => {
    const priority = figure('exclusions.priority')?.lines.items[0]?.line.cell ?? ''
    expect(entered(priority)?.slice(-2)).toEqual(['exclusions.priority', 'total'])
    expect(cell(priority)?.why.ja).toContain('除外区分の記入')
  })

  test('that is a mark: traced as its row’s amount', () => {
    expect(cell('$F$6')).toMatchObject({ line: { line: { cell: 'D6' } } })
    expect(cell('F6')?.why.ja).toContain('この行の金額はD6')
  })

  test('that is the total row: compared, not added', () => {
    expect(cell('D20')).toMatchObject({ enters: [], line: { reason: 'total' } })
  })

  test('outside the table, and what is no address', () => {
    expect(cell('A1')).toMatchObject({ line: null, enters: [], column: { role: 'issue' } })
    expect(cell('ZZ9')).toMatchObject({ line: null, enters: [], column: null })
    for (const address of ['', '6', 'D', 'D0', '別!D6', 'D6:D7']) expect(cell(address)).toBeNull()
    expect(cell('予算!D6')?.cell).toBe('D6')
  })
})

test('a figure that was declared says so, and what the lines come to', () => {
  const vector = vectors.find(({ name }) => name === 'declared-ward-total')
  if (!vector) throw new Error('no such vector')
  const { report, lines } = kept([vector.snapshot, vector.plan, vector.policy])
  const total = traceFigure(report, lines, 'total', all)
  expect(total?.basis).toBe('declared')
  expect(total?.arithmetic.ja).toMatch(/明細の合計は.*差があります/)
  expect(traceCell(report, lines, 'D6')?.enters.map(({ figure }) => figure)).not.toContain('total')
})

describe('down and up are the same ways', () => {
  const several = assessSheets(sectionsWorkbook(), referencePlan(), defaultPolicy)
  const runs = [
    { name: 'several sheets', report: several.report, lines: keptLinesOfSheets(several) },
    ...vectors.map(({ name, snapshot, plan, policy, mapping }) => ({
      name,
      ...(({ report, lines }) => ({ report, lines }))(
        kept([snapshot, plan, policy, mapping ? { mapping } : {}]),
      ),
    })),
  ]

  test.each(runs.map((run) => [run.name, run] as const))('%s', (_, { report, lines }) => {
    const names = figuresBelow(report, lines, 'share')
    expect(names.size).toBeGreaterThan(2)
    for (const name of names) {
      const traced = traceFigure(report, lines, name, all)
      expect(traceSchema.safeParse(traced).error, name).toBeUndefined()
      expect(traced?.path.at(-1)?.figure).toBe(name)
      expect(traced?.path[0]?.figure).toBe('share')
      if (traced?.basis === 'cells') expect(traced.lines.yen, name).toBe(traced.yen)
      const sum = traced?.terms.reduce(
        (yen, term) => yen + (term.sign === 'subtract' ? -1 : 1) * (term.yen ?? 0),
        0,
      )
      if (name !== 'share' && traced?.terms.length) expect(sum, name).toBe(traced.yen)
    }
    for (const { cell: address, yen } of lines.lines.slice(0, 60)) {
      const up = traceCell(report, lines, address)
      expect(traceSchema.safeParse(up).error, address).toBeUndefined()
      expect(up?.line?.line.cell).toBe(address)
      for (const { figure } of up?.enters ?? []) {
        const down = traceFigure(report, lines, figure, all)
        if (down?.cells.length)
          expect(holds(down.cells, address), `${address} ${figure}`).toBe(true)
      }
      if (yen === null) continue
      const around = [...names].filter((name) =>
        holds(traceFigure(report, lines, name, { offset: 0, limit: 0 })?.cells ?? [], address),
      )
      const entered = up?.enters.map(({ figure }) => figure) ?? []
      const missed = around.filter((name) => !entered.includes(name) && name !== 'total')
      expect(missed, address).toEqual([])
    }
  })
})

/** Every figure that a walk down from one reaches. */
function figuresBelow(report: Report, lines: KeptLines, from: string): Set<string> {
  const found = new Set<string>()
  const waiting = [from]
  for (let name = waiting.pop(); name !== undefined; name = waiting.pop()) {
    if (found.has(name)) continue
    found.add(name)
    const below = traceFigure(report, lines, name, { offset: 0, limit: 0 })?.terms ?? []
    waiting.push(...below.map(({ figure }) => figure))
  }
  return found
}

test('formulas are kept without their sign, other sheets’ cells and whole columns as written', () => {
  const formulas = { D6: '=SUM(D7:$D$9)*2+総務課!D7+SUM(E:E)', D20: '=+SUM(D5:D19)' }
  const { lines } = kept([{ ...referenceSnapshot(), formulas }, referencePlan(), defaultPolicy])
  const of = (cell: string) =>
    [...lines.lines, ...lines.leftOut].find((line) => line.cell === cell)?.reading?.formula
  expect(of('D6')).toBe('SUM(R[1]C[0]:R9C4)*2+総務課!D7+SUM(E:E)')
  expect(of('D20')).toBe('SUM(R[-15]C[0]:R[-1]C[0])')
})
