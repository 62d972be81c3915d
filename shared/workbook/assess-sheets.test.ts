// One percentage over the sheets of several sections: nothing twice, and every cell with its sheet.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { referencePlan, referenceSnapshot } from '../../test/fixtures/reference.ts'
import {
  SECTIONS,
  sectionLines,
  sectionSheet,
  sectionsWorkbook,
  summarySheet,
} from '../../test/fixtures/sections.ts'
import { budgetLines } from '../../test/fixtures/suminoe.ts'
import { assess } from '../assess.ts'
import { defaultPolicy, type Report, reportSchema, type SheetSnapshot } from '../schema/index.ts'
import { assessSheets } from './index.ts'

const plan = referencePlan()
const run = (...snapshots: SheetSnapshot[]): Report =>
  assessSheets(snapshots, plan, defaultPolicy).report
const rolesOf = ({ sheets }: Report) =>
  sheets?.map(({ sheet, role, reason }) => `${sheet} ${role} ${reason}`)
const codesOf = ({ findings }: Report) => findings.map(({ code }) => code)
const sections = () => SECTIONS.map((name, i) => sectionSheet(name, sectionLines()[i] ?? []))
const copyOf = (sheet: SheetSnapshot, name: string): SheetSnapshot => ({
  ...structuredClone(sheet),
  sheet: name,
})
const edit = (sheet: SheetSnapshot, row: number, column: number, value: string | number) => {
  const changed = structuredClone(sheet)
  const cells = changed.rows[row - 1]
  if (cells) cells[column] = value
  return changed
}

describe('the budget of four sections', () => {
  const report = run(...sectionsWorkbook())

  test('comes to the published figures, with nothing found', () => {
    expect(report.totals).toMatchObject({
      total: 284_322_000,
      base: 153_589_000,
      share: { numerator: 77_870_000, value: '50.7', status: 'final' },
    })
    expect(report.findings).toEqual([])
    expect(() => reportSchema.parse(report)).not.toThrow()
  })

  test('says of every sheet what it is and why', () => {
    expect(rolesOf(report)).toEqual([
      '総括 summary links',
      ...SECTIONS.map((name) => `${name} budget lines`),
      'R7 otherYear year',
      '区政会議の意見 opinions headings',
    ])
    const counted = report.sheets?.filter((each) => each.counted)
    expect(counted?.reduce((sum, { total }) => sum + (total ?? 0), 0)).toBe(284_322_000)
  })

  test('is the same in any order of its sheets', () => {
    const { total, base, share } = run(...sectionsWorkbook().reverse()).totals
    expect([total, base, share]).toEqual([
      report.totals.total,
      report.totals.base,
      report.totals.share,
    ])
  })
})

test('one sheet is what it always was, byte for byte', () => {
  expect(JSON.stringify(run(referenceSnapshot()))).toBe(
    JSON.stringify(assess(referenceSnapshot(), plan, defaultPolicy)),
  )
})

test('a budget cut into any number of sheets comes to the same', () => {
  const whole = run(sectionSheet('予算', budgetLines))
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: 0, max: 5 }), {
        minLength: budgetLines.length,
        maxLength: budgetLines.length,
      }),
      (places) => {
        const cut = [...new Set(places)].map((place) =>
          sectionSheet(
            `課${place}`,
            budgetLines.filter((_, i) => places[i] === place),
          ),
        )
        // A sheet without money is no budget, and adds nothing.
        const { total, base, share } = run(...cut).totals
        expect({ total, base, numerator: share.numerator, value: share.value }).toEqual({
          total: whole.totals.total,
          base: whole.totals.base,
          numerator: whole.totals.share.numerator,
          value: whole.totals.share.value,
        })
      },
    ),
    { numRuns: 60 },
  )
})

describe('nothing is counted twice:', () => {
  const total = (...more: SheetSnapshot[]) => {
    const report = run(...sections(), ...more)
    const { sheets, totals } = report
    return {
      yen: totals.total,
      role: sheets?.at(-1)?.role,
      of: sheets?.at(-1)?.of,
      status: totals.share.status,
    }
  }
  const [first] = sections()
  if (!first) throw new Error('no section')
  const kept = { yen: 284_322_000, status: 'final' }

  test.each(['総務課 (2)', '総務課_旧', '控', '総務課コピー'])('a copy called %s', (name) => {
    expect(total(copyOf(first, name))).toEqual({
      ...kept,
      role: 'copy',
      of: '総務課',
    })
  })

  test('an older state of a sheet', () => {
    expect(total(edit(copyOf(first, '旧総務課'), 5, 3, 1))).toMatchObject({ ...kept, role: 'copy' })
  })

  test('a summary without links', () => {
    const { formulas: _, ...typed } = summarySheet(sectionLines())
    expect(total(typed)).toMatchObject({ ...kept, role: 'summary' })
  })

  test('one list of all lines', () => {
    expect(total(sectionSheet('全体', budgetLines))).toMatchObject({ ...kept, role: 'summary' })
  })

  test('a later state that nothing tells from the first: both are named, the share is open', () => {
    const report = run(...sections(), edit(copyOf(first, '総務課見直し'), 5, 3, 1))
    expect(report.totals.share.status).toBe('provisional')
    const [finding] = report.findings
    expect(finding).toMatchObject({
      code: 'structure/other-sheets',
      params: { variant: 'uncounted', sheets: ['総務課見直し'] },
      unsettles: 'total',
    })
    expect(finding?.message.ja).toContain('総務課見直し')
    expect(finding?.message.ja).toContain('総務課、')
  })

  test('a hidden sheet with money of its own is not added, and not passed over', () => {
    const [, ...rest] = sections()
    const report = run(...rest, { ...first, hidden: true })
    expect(report.totals.share.status).toBe('provisional')
    expect(report.sheets?.at(-1)).toMatchObject({ role: 'other', reason: 'hidden', counted: false })
  })
})

describe('what is left out without being sure keeps the share open:', () => {
  const openOf = (...sheets: SheetSnapshot[]) => {
    const report = run(...sheets)
    return [report.totals.share.status, report.sheets?.at(-1)?.counted]
  }
  const [first, ...rest] = sections() as [SheetSnapshot, ...SheetSnapshot[]]

  test('a section whose title names another year, with items of its own', () => {
    const mistaken = edit(first, 1, 0, '令和7年度 住之江区 予算算定見込額一覧')
    expect(openOf(...rest, mistaken)).toEqual(['provisional', false])
    const named = run(...rest, copyOf(mistaken, 'R7総務課'))
    expect(codesOf(named)).not.toContain('structure/other-sheets')
  })

  test('a later year beside more sheets of an earlier one, where no plan says which', () => {
    const years = ['令和7年度', '令和7年度', '令和8年度']
    const sheets = years.map((year, i) => sectionSheet(`表${i}`, sectionLines()[i] ?? [], year))
    const { report } = assessSheets(sheets, null, defaultPolicy)
    expect(report.totals.share.status).not.toBe('final')
  })

  test('a section whose few amounts happen to be the totals of others', () => {
    const plain = (sheet: string, ...lines: [string, number][]): SheetSnapshot => ({
      sheet,
      origin: 'A1',
      rows: [['事業名', '予算額(千円)', '反映区分'], ...lines.map((line) => [...line, '①'])],
    })
    const others = [
      plain('福祉課', ['見守り', 60], ['相談', 40]),
      plain('市民課', ['窓口', 150], ['広報', 50]),
    ]
    expect(openOf(...others, plain('総務課', ['庁舎', 100], ['防災', 200]))).toEqual([
      'provisional',
      false,
    ])
    const summary = plain('総括', ['福祉課', 100], ['市民課', 200])
    const { report } = assessSheets([...others, summary], null, defaultPolicy)
    expect(report.totals).toMatchObject({ total: 300_000, share: { status: 'final' } })
  })

  test('a sheet called 旧… that has the usual items with amounts of its own', () => {
    const plain = (sheet: string, amounts: number[]): SheetSnapshot => ({
      sheet,
      origin: 'A1',
      rows: [
        ['事業名', '予算額(千円)', '反映区分'],
        ...['旅費', '需用費', '役務費'].map((name, i) => [name, amounts[i] ?? 0, 'なし']),
      ],
    })
    const own = plain('旧庁舎', [1, 2, 3])
    expect(openOf(plain('総務課', [40, 50, 60]), own)).toEqual(['provisional', false])
    // Sections with the same usual items are each a part of the budget.
    const { report } = assessSheets(
      [plain('総務課', [40, 50, 60]), plain('福祉課', [1, 2, 3])],
      null,
      defaultPolicy,
    )
    expect(report.totals.total).toBe(156_000)
  })
})

test('what a caller says of a sheet wins', () => {
  const [, ...rest] = sections()
  const hidden: SheetSnapshot = { ...(sections()[0] as SheetSnapshot), hidden: true }
  const roles = [{ sheet: '総務課', role: 'budget' as const }]
  const { report } = assessSheets([...rest, hidden], plan, defaultPolicy, { roles })
  expect(report.totals).toMatchObject({ total: 284_322_000, share: { status: 'final' } })
  expect(report.sheets?.at(-1)).toMatchObject({ role: 'budget', reason: 'caller' })
})

describe('a fault', () => {
  const sheets = sections()

  test('is at its cell on its sheet, and offers its fix there', () => {
    const row = sheets[1]?.rows.findIndex((cells) => cells[3] === 75_719) ?? -1
    const unset = sheets.map((sheet, i) => (i === 1 ? edit(sheet, row + 1, 5, '') : sheet))
    const [finding] = run(...unset).findings
    expect(finding).toMatchObject({
      code: 'classification/unset-mark',
      cells: [`市民協働課!F${row + 1}`],
    })
    expect(finding?.message.ja).toContain('75,719千円')
    const wrong = sheets.map((sheet, i) => (i === 1 ? edit(sheet, 5, 3, 999) : sheet))
    const found = run(...wrong).findings
    expect(found.flatMap(({ cells }) => cells)).toContain('市民協働課!D5')
    const edits = found.flatMap(({ suggestion }) => suggestion?.edits ?? [])
    expect(edits.every(({ cell }) => cell.startsWith('市民協働課!'))).toBe(true)
  })

  test('of a name with a blank is quoted as Excel quotes it', () => {
    const [first, ...rest] = sheets
    const spaced = edit(copyOf(first as SheetSnapshot, '防災 1'), 5, 3, '?')
    const cells = run(spaced, ...rest).findings.flatMap((each) => each.cells)
    expect(cells).toContain("'防災 1'!D5")
  })

  test('of another file names the file', () => {
    const files = sheets.map((sheet, i) => ({
      ...edit(sheet, 5, 3, i === 2 ? '?' : (sheet.rows[4]?.[3] as number)),
      workbook: `${sheet.sheet}.xlsx`,
      sheet: '予算',
    }))
    const report = run(...files)
    expect(report.findings.flatMap(({ cells }) => cells)).toContain('[保健福祉課.xlsx]予算!D5')
    expect(report.sheets?.map(({ counted }) => counted)).toEqual([true, true, true, true])
  })

  test('in the plan is looked for on all sheets: an item of another section is not missing', () => {
    const [, ...rest] = sheets
    expect(codesOf(run(...sheets))).not.toContain('schema/missing-item')
    expect(codesOf(run(...rest))).toContain('schema/missing-item')
  })
})
