// The workbook of four sections through the real library: read, and one percentage over its sheets.
import { expect, test } from 'vitest'
import { defaultPolicy } from '../../shared/schema/index.ts'
import { assessSheets } from '../../shared/workbook/index.ts'
import { referencePlan } from '../fixtures/reference.ts'
import { SECTIONS, sectionsWorkbook } from '../fixtures/sections.ts'
import { sectionsDescription } from '../fixtures/sections-workbook.ts'
import { openPortQuickly, take } from './open.ts'

test('the sample in Excel holds what the fixture says, its links calculated', async () => {
  const { port } = await openPortQuickly(sectionsDescription())
  const listed = take(await port.listSheets())
  expect(listed.map(({ name }) => name)).toEqual(['総括', ...SECTIONS, 'R7', '区政会議の意見'])
  const readings = []
  for (const { name } of listed) readings.push(take(await port.readSheet({ sheet: name })))
  const snapshots = readings.map(({ snapshot }) => snapshot)
  expect(snapshots.map(({ rows }) => rows)).toEqual(sectionsWorkbook().map(({ rows }) => rows))
  const { report } = assessSheets(snapshots, referencePlan(), defaultPolicy)
  expect(report.findings).toEqual([])
  expect(report.totals).toMatchObject({
    base: 153_589_000,
    share: { value: '50.7', status: 'final' },
  })
})
