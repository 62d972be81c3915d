// The write-back of a budget kept by several sections, calculated by another's engine.
import { describe, expect, test } from 'vitest'
import { openWorkbook } from '../../test/excel/node.ts'
import type { WorkbookDescription } from '../../test/excel/workbook/description.ts'
import { referencePlan } from '../../test/fixtures/reference.ts'
import { SECTIONS, sectionsWorkbook } from '../../test/fixtures/sections.ts'
import { sectionsDescription } from '../../test/fixtures/sections-workbook.ts'
import { asSheet, cellValue, differences, eachCell, putValue } from '../../test/planned-sheets.ts'
import { defaultPolicy, type SheetSnapshot } from '../schema/index.ts'
import { assessSheets } from '../workbook/index.ts'
import { planWriteBack } from './plan.ts'

const plan = referencePlan()

function written(snapshots: readonly SheetSnapshot[], own = sectionsDescription().sheets) {
  const assessment = assessSheets(snapshots, plan, defaultPolicy)
  const { report } = assessment
  const writing = planWriteBack({
    report,
    budget: assessment,
    policy: defaultPolicy,
    plan,
    language: 'ja',
    existingSheets: [],
  })
  const description: WorkbookDescription = { sheets: [...own, ...writing.sheets.map(asSheet)] }
  return { report, plan: writing, workbook: openWorkbook(description) }
}

const rowOf = (made: ReturnType<typeof written>, label: string): number => {
  for (let row = 1; row < 120; row += 1)
    if (cellValue(made.workbook, '反映集計', `A${row}`) === label) return row
  throw new Error(`no row ${label}`)
}
const figure = (made: ReturnType<typeof written>, label: string, column = 'B') =>
  cellValue(made.workbook, '反映集計', `${column}${rowOf(made, label)}`)
const snapshotOf = (name: string): SheetSnapshot => {
  const found = sectionsWorkbook().find(({ sheet }) => sheet === name)
  if (!found) throw new Error(`no sheet ${name}`)
  return found
}

describe('four sections', () => {
  const made = written(sectionsWorkbook())

  test('come to the published figures in live formulas, declared ones beside them', () => {
    expect(differences(made.plan, made.workbook)).toEqual([])
    expect(figure(made, '除いた経費')).toBe(153_589_000)
    expect(figure(made, '反映割合(%)')).toBe(50.7)
    // The summary's own total.
    expect(figure(made, '区全体の算定見込額', 'D')).toBe(284_322_000)
    expect(figure(made, '区全体の算定見込額', 'F')).toBe('一致')
  })

  test('are rolled up, each with its own share beside the ward’s', () => {
    const first = rowOf(made, '課・シートごとの内訳') + 2
    const rows = [0, 1, 2, 3, 4].map((i) =>
      ['A', 'B', 'D', 'E', 'F'].map((column) =>
        cellValue(made.workbook, '反映集計', `${column}${first + i}`),
      ),
    )
    expect(rows.map(([name]) => name)).toEqual([...SECTIONS, '合計'])
    expect(rows[4]).toEqual(['合計', 284_322_000, 130_733_000, 77_870_000, 50.7])
    const sum = (column: number) =>
      rows.slice(0, 4).reduce((yen, row) => yen + Number(row[column]), 0)
    expect([sum(1), sum(2), sum(3)]).toEqual([284_322_000, 130_733_000, 77_870_000])
    const [, yen, excluded, reflected, share] = rows[0] ?? []
    expect(share).toBe(
      Math.round((Number(reflected) * 1000) / (Number(yen) - Number(excluded))) / 10,
    )
  })

  test('say on each line which section, sheet and cell it is from', () => {
    const lines = new Map<unknown, unknown>()
    for (let row = 5; row < 20; row += 1)
      lines.set(
        cellValue(made.workbook, '反映明細', `K${row}`),
        cellValue(made.workbook, '反映明細', `E${row}`),
      )
    expect(lines.size).toBe(15)
    expect(lines.get('総務課!D5')).toBe('総務課')
    expect(lines.get('窓口サービス課!D5')).toBe('窓口サービス課')
  })

  test('say what is counted and what is not, and why', () => {
    expect(figure(made, '数えたシート')).toBe(SECTIONS.join('、'))
    expect(figure(made, '数えていないシート')).toBe(
      '総括(総括表)、R7(別の年度)、区政会議の意見(意見)',
    )
  })
})

test('an edit on a section’s sheet moves its share and the ward’s by calculation alone', () => {
  const made = written(sectionsWorkbook())
  const { rows } = snapshotOf('市民協働課')
  const at = rows.findIndex((row) => row[5] === '①' || row[5] === '②')
  const yen = Number(rows[at]?.[3]) * 1000
  putValue(made.workbook, '市民協働課', `D${at + 1}`, yen / 1000 + 10_000)
  expect(figure(made, '反映割合(%)')).toBe(
    Math.round(((77_870_000 + 10_000_000) * 1000) / (153_589_000 + 10_000_000)) / 10,
  )
  expect(cellValue(made.workbook, '反映集計', 'A3')).toBe('検証後に変更あり・再検証が必要')
  expect(figure(made, '内容の変わった明細(行)', 'C')).toBe(1)
})

test.each([
  ['a heading', 'D4', '予算額'],
  ['a total', 'D10', 1],
  ['a row below the table', 'D300', 5],
])('%s changed on any section’s sheet is told', (_, cell, value) => {
  for (const name of SECTIONS) {
    const made = written(sectionsWorkbook())
    putValue(made.workbook, name, cell, value)
    expect(cellValue(made.workbook, '反映集計', 'A3'), name).toBe('検証後に変更あり・再検証が必要')
  }
})

describe('a section of another file', () => {
  const foreign = { ...snapshotOf('保健福祉課'), workbook: '保健福祉課.xlsx' }
  const own = sectionsDescription().sheets.filter(({ name }) =>
    ['総務課', '市民協働課', '窓口サービス課'].includes(name),
  )
  const snapshots = sectionsWorkbook().filter(({ sheet }) => own.some(({ name }) => name === sheet))
  const made = written([...snapshots, foreign], own)

  test('is written as values with its source, the rest stays live', () => {
    expect(differences(made.plan, made.workbook)).toEqual([])
    expect(figure(made, '反映割合(%)')).toBe(50.7)
    let live = 0
    const values: string[] = []
    const [detail] = made.plan.sheets
    if (!detail) throw new Error('no 反映明細')
    eachCell(detail, (address, cell) => {
      if (!/^F\d/.test(address) || Number(address.slice(1)) < 5) return
      if (cell?.kind === 'formula') live += 1
      else values.push(String(cellValue(made.workbook, '反映明細', address.replace('F', 'K'))))
    })
    const lines = foreign.rows.length - 5
    expect(values).toHaveLength(lines)
    expect(values[0]).toBe('[保健福祉課.xlsx]保健福祉課!D5')
    expect(live).toBe(15 - lines)
  })

  test('names no other file in a formula', () => {
    for (const sheet of made.plan.sheets)
      eachCell(sheet, (_, cell) => {
        if (cell?.kind === 'formula') expect(cell.formula).not.toContain('保健福祉課')
      })
  })

  test('is on record with the digest of what was read', () => {
    const digest = made.report.sheets?.find(({ workbook }) => workbook)?.digest
    expect(figure(made, 'ほかのブックのシートと照合用の値')).toBe(
      `[保健福祉課.xlsx]保健福祉課 ${digest}`,
    )
  })
})
