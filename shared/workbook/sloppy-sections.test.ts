// The sloppy twin of the four sections: each of its 20 faults is found, at its cell, by its rule.
import { expect, test } from 'vitest'
import { referencePlan } from '../../test/fixtures/reference.ts'
import { sheetsFaults, sloppySectionsWorkbook } from '../../test/fixtures/sections-sloppy.ts'
import { defaultPolicy } from '../schema/index.ts'
import { assessSheets, chooseSheets } from './index.ts'

const { report } = assessSheets(sloppySectionsWorkbook(), referencePlan(), defaultPolicy)

test.each(sheetsFaults.map(({ at, code }) => [at, code]))('%s: %s', (at, code) => {
  const places = report.findings
    .filter((finding) => finding.code === code)
    .flatMap(({ cells, params }) => (cells.length > 0 ? cells.slice(0, 1) : params.sheets))
  expect(places).toContain(at)
})

test('there are 20, on every sheet that belongs to the budget, and the share is open', () => {
  expect(sheetsFaults).toHaveLength(20)
  expect(new Set(sheetsFaults.map(({ at }) => at.split('!')[0])).size).toBe(6)
  expect(report.totals.share.status).toBe('provisional')
})

test('the sheets are still taken for what they are', () => {
  const sheets = sloppySectionsWorkbook().map((snapshot) => ({
    ...{ name: snapshot.sheet, hidden: snapshot.hidden === true, snapshot },
  }))
  const chosen = chooseSheets(sheets, { plan: referencePlan() })
  expect(chosen.sheets.map(({ sheet, role }) => `${sheet} ${role}`)).toEqual([
    '総括 summary',
    '総務課 budget',
    '市民協働課 budget',
    '保健福祉課 budget',
    '窓口サービス課 budget',
    'R7 otherYear',
    '区政会議の意見 opinions',
    '予備 other',
  ])
})
