// A summary beside its sections: how it is known, and what is said of it.
import { describe, expect, test } from 'vitest'
import { referencePlan } from '../../test/fixtures/reference.ts'
import { SECTIONS, sectionLines, sectionSheet, summarySheet } from '../../test/fixtures/sections.ts'
import { defaultPolicy, type Report, type SheetSnapshot } from '../schema/index.ts'
import { assessSheets } from './index.ts'

const run = (...snapshots: SheetSnapshot[]): Report =>
  assessSheets(snapshots, referencePlan(), defaultPolicy).report
const sections = () => SECTIONS.map((name, i) => sectionSheet(name, sectionLines()[i] ?? []))
const edit = (sheet: SheetSnapshot, row: number, column: number, value: string | number) => {
  const changed = structuredClone(sheet)
  const cells = changed.rows[row - 1]
  if (cells) cells[column] = value
  return changed
}

describe('a summary', () => {
  const summary = summarySheet(sectionLines())
  const totalRow = summary.rows.length

  test('that the sections do not come to is told where it is wrong', () => {
    const stale = edit(edit(summary, totalRow - 3, 1, 1), totalRow, 1, 63_594)
    const { findings, totals } = run(...sections(), stale)
    expect(findings).toMatchObject([
      {
        code: 'formulas/stale-link',
        cells: [`総括!B${totalRow - 3}`, `総括!B${totalRow}`],
        params: { shown: '1', there: '220729' },
        unsettles: 'total',
      },
    ])
    expect(totals).toMatchObject({ total: 284_322_000, share: { status: 'provisional' } })
  })

  test('of files is known by its links, though all their sheets have one name', () => {
    const files = sections().map((sheet) => ({
      ...sheet,
      workbook: `${sheet.sheet}.xlsx`,
      sheet: '予算',
    }))
    const formulas = Object.fromEntries(
      Object.entries(summary.formulas ?? {}).map(([cell, formula]) => [
        cell,
        formula.replace(/^=(.+課)!/, '=[$1.xlsx]予算!'),
      ]),
    )
    const report = run(...files, { ...summary, formulas, workbook: '総括.xlsx', sheet: '予算' })
    expect(report.sheets?.at(-1)).toMatchObject({ role: 'summary', reason: 'links' })
    expect(report.totals.share).toMatchObject({ value: '50.7', status: 'final' })
    expect(report.findings).toEqual([])
    const stale = edit({ ...summary, formulas, workbook: '総括.xlsx', sheet: '予算' }, 6, 1, 1)
    const { findings } = run(...files, stale)
    expect(findings.find(({ code }) => code === 'formulas/stale-link')).toMatchObject({
      cells: ['[総括.xlsx]予算!B6'],
      params: { target: '[市民協働課.xlsx]予算!D10' },
    })
  })

  test('whose own sum is wrong is told on its sheet', () => {
    const { formulas: _, ...typed } = edit(summary, totalRow, 1, 284_000)
    const found = run(...sections(), typed).findings
    expect(found.flatMap(({ cells }) => cells)).toContain(`総括!B${totalRow}`)
  })

  test('of a workbook is held against the sections after one of them changed', () => {
    const changed = sections().map((sheet, i) =>
      i === 3 ? edit(edit(sheet, 5, 3, 99_999), sheet.rows.length, 3, 99_999) : sheet,
    )
    const found = run(...changed, summary).findings
    expect(found.some(({ cells }) => cells.includes(`総括!B${totalRow}`))).toBe(true)
  })
})
