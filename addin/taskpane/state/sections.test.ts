// The pane's state over the sheets of several sections: one budget, read and checked as one.
import { afterEach, describe, expect, test, vi } from 'vitest'
import { SECTIONS, sectionsWorkbook } from '../../../test/fixtures/sections.ts'
import { openPane, withPlan } from '../../../test/preview-fake/open-pane.ts'
import { covers } from '../../budget/result.ts'
import type { Problem } from '../../workbook/port.ts'
import { listedSheets } from './listed-sheets.ts'

afterEach(() => vi.unstubAllGlobals())

const open = async (sheets = sectionsWorkbook()) =>
  openPane({ api: await withPlan(), workbook: { sheets } })
const shareOf = ({ pane }: Awaited<ReturnType<typeof open>>) =>
  pane.validation.result.value?.report.totals.share

test('all sheets are one budget: 50.7 %, attested, each with its role and its own share', async () => {
  const opened = await open()
  const { pane } = opened
  await pane.validation.validate()
  const result = pane.validation.result.value
  expect(shareOf(opened)).toMatchObject({ value: '50.7', status: 'final' })
  expect([result?.agrees, result?.attested !== null]).toEqual([true, true])
  const listed = result ? listedSheets(result) : []
  expect(listed.filter(({ counted }) => counted).map(({ name }) => name)).toEqual([...SECTIONS])
  expect(listed[0]).toMatchObject({
    name: '総括',
    words: { ja: expect.stringContaining('総括表') },
  })
  expect(result?.sections).toHaveLength(4)
  for (const sheet of sectionsWorkbook()) expect(result && covers(result, sheet.sheet)).toBe(true)
})

describe('an edit', () => {
  test('of one sheet re-reads that one and what draws on it, and nothing else', async () => {
    const opened = await open()
    const { pane, port } = opened
    await pane.validation.validate()
    port.calls.length = 0
    const row = sectionsWorkbook().find(({ sheet }) => sheet === '市民協働課')?.rows[4]
    port.edit('市民協働課', [{ cell: 'D5', value: Number(row?.[3]) + 1_000 }])
    port.change({ sheet: '市民協働課', address: 'D5', by: 'user', shifts: false })
    expect(pane.validation.outdated.value?.cells?.user).toEqual(['市民協働課!D5'])
    await pane.validation.refresh()
    const read = port.calls.filter(({ name }) => name.startsWith('read'))
    expect(read.map(({ name, args }) => [name, args[0]])).toEqual([
      ['readChanges', '総括'],
      ['readChanges', '市民協働課'],
    ])
    expect(pane.validation.result.value?.report.totals.total).toBe(285_322_000)
    expect(pane.validation.outdated.value).toBeNull()
  })
})

describe('what the user says of a sheet', () => {
  test('that cannot be read is neither passed over nor written over', async () => {
    const { pane, port } = await open()
    const { loadRoles, saveRoles } = port
    const problem: Problem = { code: 'cellEditMode', message: { ja: '編集中', en: 'editing' } }
    await saveRoles([{ sheet: '窓口サービス課', role: 'other' }])
    port.loadRoles = async () => ({ ok: false, problem })
    await pane.validation.validate()
    expect(pane.validation.result.value).toBeNull()
    expect(pane.validation.problem.value).toEqual(problem)
    await pane.validation.say({ sheet: '総括' }, 'other')
    expect(await loadRoles()).toEqual({
      ok: true,
      value: [{ sheet: '窓口サービス課', role: 'other' }],
    })
    port.loadRoles = loadRoles
    await pane.validation.validate()
    expect(pane.validation.result.value?.report.totals.total).toBeLessThan(284_322_000)
  })

  test('wins, is kept in the workbook, and can be taken back', async () => {
    const opened = await open()
    const { pane, port } = opened
    await pane.validation.validate()
    await pane.validation.say({ sheet: '窓口サービス課' }, 'other')
    expect(pane.validation.result.value?.report.totals.total).toBeLessThan(284_322_000)
    expect(await port.loadRoles()).toEqual({
      ok: true,
      value: [{ sheet: '窓口サービス課', role: 'other' }],
    })
    await pane.validation.say({ sheet: '窓口サービス課' }, null)
    expect(shareOf(opened)).toMatchObject({ value: '50.7', status: 'final' })
    expect(await port.loadRoles()).toEqual({ ok: true, value: [] })
  })
})

describe('one sheet alone', () => {
  test('is checked as one, and the others again after it', async () => {
    const opened = await open()
    const { pane } = opened
    await pane.validation.validateAlone('総務課', true)
    expect(pane.validation.result.value?.report.sheets).toBeUndefined()
    await pane.validation.validateAlone('総務課', false)
    expect(shareOf(opened)).toMatchObject({ value: '50.7', status: 'final' })
  })
})

test('fixes of several sheets are applied together, each on its own', async () => {
  const sheets = sectionsWorkbook()
  for (const sheet of sheets)
    if (sheet.sheet === '総務課' || sheet.sheet === '保健福祉課') {
      const row = sheet.rows.find((one) => typeof one[3] === 'number' && one[3] > 999)
      if (row) row[3] = `${row[3]}千円`
    }
  const opened = await open(sheets)
  const { pane, port } = opened
  await pane.validation.validate()
  const certain = pane.fixes.certain.value
  expect(new Set(certain.map(({ cells }) => cells[0]?.split('!')[0]))).toEqual(
    new Set(['総務課', '保健福祉課']),
  )
  expect(await pane.fixes.apply(certain)).toBe(true)
  expect(port.calls.filter(({ name }) => name === 'applyEdits')).toHaveLength(1)
  expect(shareOf(opened)?.value).toBe('50.7')
})

test('the write-back is made from all counted sheets', async () => {
  const { pane, port } = await open()
  await pane.validation.validate()
  await pane.writeBack.prepare()
  await pane.writeBack.write()
  expect(pane.writeBack.phase.value).toMatchObject({
    kind: 'written',
    source: '総務課ほか3シート',
  })
  expect((await port.revertible()).ok).toBe(true)
})

describe('a file of another section', () => {
  test('is read here and counted with its name, and dropped again', async () => {
    const { sectionFile } = await import('../../../test/fixtures/section-file.ts')
    const own = sectionsWorkbook().filter(({ sheet }) =>
      ['総務課', '市民協働課', '窓口サービス課'].includes(sheet),
    )
    const opened = await open(own)
    const { pane } = opened
    await pane.validation.validate()
    expect(shareOf(opened)?.value).not.toBe('50.7')
    await pane.sheets.add([await sectionFile('保健福祉課')])
    expect(pane.sheets.problem.value).toBeNull()
    await pane.validation.validate()
    expect(shareOf(opened)?.value).toBe('50.7')
    expect(pane.validation.result.value?.report.sheets?.at(-1)).toMatchObject({
      workbook: '保健福祉課.xlsx',
      role: 'budget',
    })
    pane.sheets.drop('保健福祉課.xlsx')
    await pane.validation.validate()
    expect(pane.validation.result.value?.report.sheets).toHaveLength(3)
  })
  test('that can’t be read is told by its name, and the others are taken', async () => {
    const { pane } = await open()
    await pane.sheets.add([new File(['PK and then nothing'], '壊れた.xlsx')])
    expect(pane.sheets.problem.value?.message.ja).toContain('壊れた.xlsx')
    expect(pane.sheets.files.value).toEqual([])
  })
})
