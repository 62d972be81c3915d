// The sections' workbook written back and taken back through the real library, as one budget.
import { expect, test } from 'vitest'
import { diffFingerprints, fingerprint } from '../excel/index.ts'
import { referencePlan } from '../fixtures/reference.ts'
import { SECTIONS } from '../fixtures/sections.ts'
import { sectionsDescription } from '../fixtures/sections-workbook.ts'
import { cell, openPort, prepareAll, take } from './open.ts'

const plan = referencePlan()

test('written from four sheets, proven, nothing else changed, in as few requests as one sheet', async () => {
  const { port, host } = await openPort(sectionsDescription())
  const before = fingerprint(host.workbook)
  const prepared = await prepareAll(port, { plan })
  expect(prepared.report.totals.share.value).toBe('50.7')
  host.resetCounters()
  expect(take(await port.writeBack(prepared))).toEqual({ differences: [], outside: [] })
  expect(host.counters.syncs).toBe(3)
  expect(cell(host, '反映集計', 'B12')).toBe(50.7)
  const changed = diffFingerprints(before, fingerprint(host.workbook))
  expect(changed.filter((line) => /^sheet\/(?!反映)/.test(line))).toEqual([])
  expect(take(await port.revertible())).toMatchObject({ source: '総務課', moreSources: 3 })
})

test('an edit on any section’s sheet moves the share with no add-in code, and is told', async () => {
  const { port, host } = await openPort(sectionsDescription())
  take(await port.writeBack(await prepareAll(port, { plan })))
  host.resetCounters()
  host.userEdit('市民協働課', 'D5', [[1]])
  expect(cell(host, '反映集計', 'B12')).not.toBe(50.7)
  expect(cell(host, '反映集計', 'A3')).toBe('検証後に変更あり・再検証が必要')
  expect(host.counters.syncs).toBe(0)
})

test('a revert leaves the workbook’s fingerprint as before, also after a second write-back', async () => {
  const { port, host } = await openPort(sectionsDescription())
  const before = fingerprint(host.workbook)
  take(await port.writeBack(await prepareAll(port, { plan })))
  const once = fingerprint(host.workbook)
  host.userEdit('市民協働課', 'G5', [['確認済み']])
  take(await port.writeBack(await prepareAll(port, { plan })))
  host.userEdit('市民協働課', 'G5', [['']])
  take(await port.revert())
  expect(diffFingerprints(once, fingerprint(host.workbook))).toEqual([])
  take(await port.revert())
  expect(diffFingerprints(before, fingerprint(host.workbook))).toEqual([])
})

test.each(SECTIONS)(
  'nothing is written where %s changed since, and the cell is named',
  async (name) => {
    const { port, host } = await openPort(sectionsDescription())
    const prepared = await prepareAll(port, { plan })
    const before = fingerprint(host.workbook)
    host.coauthorEdit(name, 'D5', [[7]])
    const after = fingerprint(host.workbook)
    const outcome = await port.writeBack(prepared)
    expect(outcome).toMatchObject({ ok: false, problem: { code: 'changedSinceValidation' } })
    if (!outcome.ok) expect(outcome.problem.cells).toContain(`${name}!D5`)
    expect(diffFingerprints(after, fingerprint(host.workbook))).toEqual([])
    expect(diffFingerprints(before, after)).not.toEqual([])
  },
)

test('a sheet that grew or went away since is told', async () => {
  const { port, host } = await openPort(sectionsDescription())
  const prepared = await prepareAll(port, { plan })
  host.userEdit('保健福祉課', 'D60', [[7]])
  expect(await port.writeBack(prepared)).toMatchObject({
    problem: { code: 'changedSinceValidation', cells: ['保健福祉課!D60'] },
  })
})

test('a summary’s own cell can show the share of all sections', async () => {
  const { port, host } = await openPort(sectionsDescription())
  const targets = [{ sheet: '総括', cell: 'B12', figure: 'share' as const }]
  const prepared = await prepareAll(port, { plan, targets })
  expect(take(await port.writeBack(prepared))).toEqual({ differences: [], outside: [] })
  expect(cell(host, '総括', 'B12')).toBe(50.7)
  take(await port.revert())
  expect(cell(host, '総括', 'B12')).toBe('')
})

test('marks go to the sheets that the findings are on, and all come off at once', async () => {
  const { port, host } = await openPort(sectionsDescription())
  const before = fingerprint(host.workbook)
  const finding = (cells: string[]) => ({
    ...{ code: 'amounts/unreadable', severity: 'error' as const, cells, params: {} },
    ...{ message: { ja: '例', en: 'example' }, group: 'amounts' as const },
  })
  const marks = [
    { sheet: '総務課', findings: [finding(['D5'])] },
    { sheet: '市民協働課', findings: [finding(['F6'])] },
  ]
  take(await port.mark(marks))
  const changed = diffFingerprints(before, fingerprint(host.workbook))
  expect(changed.map((line) => line.split('/')[1]).sort()).toEqual(['市民協働課', '総務課'])
  take(await port.clearMarks())
  expect(diffFingerprints(before, fingerprint(host.workbook))).toEqual([])
})

test('fixes on two sheets are one step, refused whole where one cell changed, and reverted whole', async () => {
  const { port, host } = await openPort(sectionsDescription())
  const { readings } = await prepareAll(port, { plan })
  const before = fingerprint(host.workbook)
  const edits = [
    { sheet: '総務課', cell: 'D5', value: 1 },
    { sheet: '市民協働課', cell: 'D5', value: 2 },
  ]
  take(await port.applyEdits(edits, readings))
  expect([cell(host, '総務課', 'D5'), cell(host, '市民協働課', 'D5')]).toEqual([1, 2])
  take(await port.revert())
  expect(diffFingerprints(before, fingerprint(host.workbook))).toEqual([])
  host.userEdit('市民協働課', 'D5', [[3]])
  expect(await port.applyEdits(edits, readings)).toMatchObject({
    problem: { code: 'changedSinceValidation', cells: ['市民協働課!D5'] },
  })
  expect(cell(host, '総務課', 'D5')).not.toBe(1)
})
