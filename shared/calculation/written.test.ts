// Hanei's own sheets, calculated by other code than what wrote their results.
import { expect, it } from 'vitest'
import { referenceSnapshot } from '../../test/fixtures/reference.ts'
import { sectionsWorkbook } from '../../test/fixtures/sections.ts'
import { sloppySnapshot } from '../../test/fixtures/sloppy.ts'
import { workbookFile } from '../../test/fixtures/workbook-file.ts'
import { readXlsx } from '../files/index.ts'
import { defaultPolicy, type SheetSnapshot } from '../schema/index.ts'
import { writeFile } from '../workbook/index.ts'
import { calculate, cellAt, differingResults } from './index.ts'

function written(snapshots: SheetSnapshot[], language: 'ja' | 'en'): SheetSnapshot[] {
  const file = writeFile(workbookFile(snapshots), { plan: null, policy: defaultPolicy, language })
  const read = file.ok ? readXlsx(file.bytes) : file
  if (!read.ok) throw new Error(read.problem.code)
  return read.sheets.map(({ snapshot }) => snapshot)
}
const own = new Set(['反映明細', '反映集計'])

it.each([
  ['reference', 'ja', [referenceSnapshot()]],
  ['sloppy', 'ja', [sloppySnapshot()]],
  ['sloppy', 'en', [sloppySnapshot()]],
  ['sections', 'ja', sectionsWorkbook()],
] as const)('every formula on them comes to what was written: %s, %s', (_, language, snapshots) => {
  const sheets = written([...snapshots], language)
  expect(Object.keys(sheets.at(-1)!.formulas ?? {}).length).toBeGreaterThan(50)
  expect(differingResults(sheets, own)).toEqual([])
})

it('an edit of the budget shows on them', () => {
  const sheets = written([referenceSnapshot()], 'ja')
  const summary = sheets.at(-1)!
  const state = (now: SheetSnapshot) => [cellAt(now, 12, 1), cellAt(now, 3, 0)]
  expect(state(summary)[0]).toBe(50.7)
  const budget = sheets[0]!
  const row = budget.rows.findIndex((cells) => cells.includes('①')) + 1
  const { sheets: now, unsolved } = calculate(sheets, [
    { sheet: budget.sheet, cell: `F${row}`, value: 'なし' },
  ])
  expect(unsolved).toEqual([])
  expect(state(now.at(-1)!)[0]).not.toBe(50.7)
  expect(state(now.at(-1)!)[1]).toBe('検証後に変更あり・再検証が必要')
})
