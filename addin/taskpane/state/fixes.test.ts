// Fixes: applied in one go, told with the figure they changed, taken back again.
import { afterEach, expect, test, vi } from 'vitest'
import { openPane, withPlan } from '../../../test/preview-fake/open-pane.ts'
import { scenarios } from '../../../test/preview-fake/scenarios.ts'
import { changesOf } from './fixes.ts'

afterEach(() => vi.unstubAllGlobals())

async function fixed() {
  const workbook = scenarios.sloppy?.() ?? { sheets: [] }
  const opened = await openPane({ api: await withPlan(), workbook })
  await opened.pane.validation.validate()
  const before = opened.pane.validation.result.value
  await opened.pane.fixes.apply(opened.pane.fixes.certain.value)
  return { ...opened, before }
}

test('how many findings were fixed, and from which share, is known and said', async () => {
  const { pane, before } = await fixed()
  const count = pane.fixes.fixed.value?.findings ?? 0
  expect(count).toBeGreaterThan(1)
  expect(pane.fixes.fixed.value?.before).toEqual(before?.report.totals.share)
  expect(pane.announcement.value).toContain(`${count}件を直しました`)
  expect(pane.validation.result.value?.digest).not.toBe(before?.digest)
})
test('can be taken back, and the sheet is validated again', async () => {
  const { pane, before } = await fixed()
  expect(pane.reverts.last.value?.kind).toBe('edits')
  expect(await pane.fixes.revert()).toBe(true)
  expect(pane.reverts.last.value).toBeNull()
  expect(pane.fixes.fixed.value).toBeNull()
  expect(pane.validation.result.value?.report.totals.share).toEqual(before?.report.totals.share)
})
test('a fix that could not be taken back says why and stays revertible', async () => {
  const { pane, port } = await fixed()
  const problem = { code: 'laterEdits', message: { ja: '変更', en: 'edited' } } as const
  port.revert = async () => ({ ok: false, problem })
  expect(await pane.fixes.revert()).toBe(false)
  expect(pane.fixes.problem.value).toBe(problem)
  expect(pane.reverts.last.value?.kind).toBe('edits')
})
test('a change is shown as the cell will show it', () => {
  const snapshot = { sheet: '予算', origin: 'A1', rows: [['1,790', '△400', 535]] }
  const edits = [
    { cell: 'A1', value: 1790 },
    { cell: 'B1', value: -400 },
    { cell: 'C1', value: null },
  ]
  const reading = { snapshot, fingerprint: '' }
  const sheets = [{ name: '予算', hidden: false, revision: 1, reading }]
  expect(changesOf(edits, { sheet: '予算', sheets })).toEqual([
    { cell: 'A1', before: '1,790', after: '1,790' },
    { cell: 'B1', before: '△400', after: '△400' },
    { cell: 'C1', before: '535', after: '' },
  ])
})
