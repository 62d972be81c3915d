// Which sheets of a workbook one run takes, and in which form.
import { describe, expect, test } from 'vitest'
import { referencePlan, referenceSnapshot } from '../../test/fixtures/reference.ts'
import { cleanRegister } from '../../test/fixtures/register.ts'
import {
  SECTIONS,
  sectionLines,
  sectionSheet,
  sectionsWorkbook,
} from '../../test/fixtures/sections.ts'
import { defaultPolicy, type SheetSnapshot, validationRequestSchema } from '../schema/index.ts'
import { assessSheets, type ChosenInput, chooseSheets, type WorkbookSheet } from './index.ts'
import { otherSheets } from './other-sheets.ts'

const asSheets = (snapshots: readonly SheetSnapshot[]): WorkbookSheet[] =>
  snapshots.map((snapshot) => ({ name: snapshot.sheet, hidden: false, snapshot }))
const run = (input: ChosenInput) => {
  const { otherSheets } = input
  const options = {
    ...(otherSheets ? { otherSheets } : {}),
    ...('registers' in input && input.registers ? { registers: input.registers } : {}),
    ...('roles' in input && input.roles ? { roles: input.roles } : {}),
  }
  const snapshots = 'snapshots' in input ? input.snapshots : [input.snapshot]
  return assessSheets(snapshots, referencePlan(), defaultPolicy, options).report
}
const written: SheetSnapshot = { sheet: '反映明細', origin: 'A1', rows: [['反映明細']] }
const copy: SheetSnapshot = { ...referenceSnapshot(), sheet: '予算 (2)' }

describe('one sheet is taken', () => {
  test('of a workbook with one, as ever', () => {
    const { input } = chooseSheets(asSheets([referenceSnapshot()]))
    expect(input).toEqual({ snapshot: referenceSnapshot() })
  })
  test('where the others are copies or none of a budget, and they are named', () => {
    const memo: SheetSnapshot = { sheet: 'メモ', origin: 'A1', rows: [['庁内会議 6/1']] }
    const { input, sheets } = chooseSheets(asSheets([memo, referenceSnapshot(), copy]))
    expect(input).toMatchObject({
      snapshot: { sheet: '予算' },
      otherSheets: [
        { sheet: 'メモ', holds: 'noBudget' },
        { sheet: '予算 (2)', holds: 'copy' },
      ],
    })
    expect(sheets.map(({ sheet, role }) => `${sheet} ${role}`)).toEqual([
      'メモ other',
      '予算 budget',
      '予算 (2) copy',
    ])
  })
  test('the one in view, where it is asked for', () => {
    const { input } = chooseSheets(asSheets([referenceSnapshot(), copy]), { sheet: '予算 (2)' })
    expect(input).toMatchObject({ snapshot: { sheet: '予算 (2)' } })
  })
})

describe('the register of council opinions', () => {
  const memo: SheetSnapshot = { sheet: 'メモ', origin: 'A1', rows: [['庁内会議 6/1']] }
  const sheets = asSheets([cleanRegister(), referenceSnapshot(), memo, copy])
  test.each([undefined, '予算', '区政会議の意見'])(
    'goes with the budget, asked from %s',
    (sheet) => {
      const { input } = chooseSheets(sheets, sheet === undefined ? {} : { sheet })
      expect(input).toMatchObject({
        snapshot: { sheet: '予算' },
        registers: [{ sheet: '区政会議の意見' }],
        otherSheets: [
          { sheet: '区政会議の意見', holds: 'noBudget' },
          { sheet: 'メモ', holds: 'noBudget' },
          { sheet: '予算 (2)', holds: 'copy' },
        ],
      })
      const report = run(input)
      expect(report.opinions).toMatchObject({ yen: 77_870_000, sheets: ['区政会議の意見'] })
      const named = report.findings.flatMap(({ params }) => params.sheets ?? [])
      expect(named).not.toContain('区政会議の意見')
      expect(named).toContain('メモ')
      expect(report.totals.share).toMatchObject({ value: '50.7', status: 'final' })
    },
  )
})

describe('what nothing says belongs together is not added up:', () => {
  const list = (sheet: string, heading: string, ...lines: [string, number][]): SheetSnapshot => ({
    sheet,
    origin: 'A1',
    rows: [['事業名', heading], ...lines],
  })
  const spent = list('歳出', '予算額(千円)', ['庁舎管理', 100], ['防災訓練', 50])

  test.each([
    ['revenue beside what is spent', list('歳入', '予算額(千円)', ['使用料', 30], ['手数料', 20])],
    [
      'amounts under another heading, where no sheet has marks',
      list('基金', '残高(千円)', ['財政調整基金', 900], ['減債基金', 300]),
    ],
  ])('%s', (_, other) => {
    for (const sheets of [
      [spent, other],
      [other, spent, list('防災', '予算額(千円)', ['備蓄', 1])],
    ]) {
      const { totals, findings } = run(chooseSheets(asSheets(sheets)).input)
      expect(totals.total).toBe(150_000 + (sheets.length - 2) * 1_000)
      const open = findings.find(({ code }) => code === 'structure/other-sheets')
      expect(open).toMatchObject({ params: { sheets: [other.sheet] }, unsettles: 'total' })
    }
  })

  test("last year's sheet in front of this year's", () => {
    const sheets = [
      sectionSheet('R7', sectionLines().flat(), '令和7年度', ({ amount }) => amount && amount - 1),
      sectionSheet('R8', sectionLines().flat()),
    ]
    expect(chooseSheets(asSheets(sheets), { plan: referencePlan() }).input).toMatchObject({
      snapshot: { sheet: 'R8' },
      otherSheets: [{ sheet: 'R7', holds: 'otherYear' }],
    })
  })
})

describe('several are taken', () => {
  test('of sections, with all that stands beside them, and none that was written back', () => {
    const { input } = chooseSheets(asSheets([...sectionsWorkbook(), written]))
    expect(input).toEqual({ snapshots: sectionsWorkbook() })
    const { totals, findings } = run(input)
    expect([totals.share.value, totals.share.status, findings]).toEqual(['50.7', 'final', []])
  })
  test('where a person says what a sheet is', () => {
    const roles = [{ sheet: '予算 (2)', role: 'budget' as const }]
    const { input, sheets } = chooseSheets(asSheets([referenceSnapshot(), copy]), { roles })
    expect(input).toMatchObject({ snapshots: [{}, {}], roles })
    expect(sheets[1]).toMatchObject({ role: 'budget', reason: 'caller' })
    // Of two that are the same the chosen one alone counts.
    expect(run(input).sheets?.map(({ counted }) => counted)).toEqual([false, true])
    expect(run(input).totals.total).toBe(284_322_000)
  })
  test('of files: sheets of one name are two', () => {
    const [first, second] = sectionsWorkbook().filter(({ sheet }) => sheet.endsWith('課'))
    const files = [first, second].map((snapshot, i) => ({
      ...(snapshot as SheetSnapshot),
      sheet: '予算',
      workbook: `${i}.xlsx`,
    }))
    const { input } = chooseSheets(asSheets(files))
    expect(input).toMatchObject({ snapshots: [{ workbook: '0.xlsx' }, { workbook: '1.xlsx' }] })
  })
})

test('a sheet too large to be read keeps the share open and is named', () => {
  const stray = { name: '台帳', hidden: true, snapshot: null }
  const { input, sheets } = chooseSheets([...asSheets(sectionsWorkbook()), stray])
  expect(validationRequestSchema.safeParse(input).success).toBe(true)
  expect(sheets.at(-1)).toMatchObject({ sheet: '台帳', hidden: true, role: null })
  const { findings, totals } = run(input)
  expect(totals.share.status).toBe('provisional')
  expect(findings).toMatchObject([
    { code: 'structure/other-sheets', params: { variant: 'tooLarge', sheets: ['台帳'] } },
  ])
})

test('of more sheets than a run takes, those without money are left out first', () => {
  const empty = Array.from({ length: 70 }, (_, i) => ({
    ...{ sheet: `Sheet${i}`, origin: 'A1', rows: [] },
  }))
  const { input } = chooseSheets(asSheets([...empty, ...sectionsWorkbook()]))
  expect(run(input).totals.share).toMatchObject({ value: '50.7', status: 'final' })
  const [line] = sectionLines().flat()
  const many = Array.from({ length: 70 }, (_, i) =>
    sectionSheet(`課${i}`, line ? [{ ...line, initiative: `事業${i}`, amount: 100 + i }] : []),
  )
  const chosen = chooseSheets(asSheets(many)).input
  expect(chosen).toMatchObject({ snapshots: { length: 64 }, otherSheets: { length: 6 } })
  expect(run(chosen).totals.share.status).toBe('provisional')
})

test('of more rows than a run takes, the sheets that fit are read and the others are named', () => {
  const [first, second] = sectionsWorkbook().filter(({ sheet }) => sheet.endsWith('課'))
  if (!first || !second) throw new Error('no section')
  const blank = Array.from({ length: 199_980 }, () => [])
  const long = { ...second, rows: [...second.rows, ...blank] }
  const { input } = chooseSheets(asSheets([first, long, ...sectionsWorkbook().slice(3)]))
  expect(input.otherSheets).toMatchObject([{ sheet: long.sheet, holds: 'tooLarge' }])
  expect(run(input).totals.share.status).toBe('provisional')
})

describe('a section that is not done', () => {
  // Without a summary and a plan nothing else tells that it is missing.
  const sections = (cell: string | number | null, sheet: string): SheetSnapshot[] =>
    sectionLines().map((lines, i) => {
      const own = sectionSheet(SECTIONS[i] ?? '', lines)
      const { formulas: _, ...rest } = own
      return own.sheet === sheet
        ? { ...rest, rows: own.rows.map((row) => row.map((of) => (isAmount(of) ? cell : of))) }
        : own
    })
  const isAmount = (cell: unknown) => typeof cell === 'number'

  test.each([
    [
      'words',
      '確認中',
      ['structure/no-amount-column', 'structure/low-confidence', 'amounts/missing'],
    ],
    ['nothing', null, ['amounts/missing']],
  ])('is of the budget with %s for its amounts, and the share waits for it', (_, cell, reasons) => {
    for (const sheet of ['市民協働課', '窓口サービス課']) {
      const { input, sheets } = chooseSheets(asSheets(sections(cell, sheet)))
      expect(sheets.map(({ role }) => role)).toEqual(SECTIONS.map(() => 'budget'))
      const { snapshots } = input as { snapshots: SheetSnapshot[] }
      const { totals } = assessSheets(snapshots, null, defaultPolicy).report
      expect(totals.share.status).toBe('provisional')
      expect(totals.share.reasons?.map(({ code }) => code)).toEqual(reasons)
    }
  })
  test('is of the budget where it says that it has no money', () => {
    const { sheets } = chooseSheets(asSheets(sections('-', '窓口サービス課')))
    expect(sheets.map(({ role }) => role)).toEqual(SECTIONS.map(() => 'budget'))
  })
  test('is told where another is checked alone', () => {
    const [own, ...others] = asSheets(sections('確認中', '窓口サービス課')) as [
      WorkbookSheet,
      ...WorkbookSheet[],
    ]
    const told = otherSheets(own, [own, ...others])
    expect(told.map(({ holds }) => holds)).toEqual(['budget', 'budget', 'budget'])
  })
})
