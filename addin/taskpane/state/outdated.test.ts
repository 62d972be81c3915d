// What no longer holds is known to, whatever it was that changed.
import { afterEach, describe, expect, test, vi } from 'vitest'
import { defaultPolicy } from '../../../shared/schema/index.ts'
import { referenceSnapshot } from '../../../test/fixtures/reference.ts'
import { openPane, withPlan } from '../../../test/preview-fake/open-pane.ts'
import { scenarios } from '../../../test/preview-fake/scenarios.ts'
import { sheetsDrawnOn } from '../../budget/drawn-on.ts'

afterEach(() => vi.unstubAllGlobals())

const edited = { sheet: '予算', address: 'D7', by: 'user', shifts: false } as const

describe('a result is outdated', () => {
  test('after an edit, until the sheet is validated again', async () => {
    const { pane, port } = await openPane()
    await pane.validation.validate()
    expect(pane.validation.outdated.value).toBeNull()
    port.change(edited)
    expect(pane.validation.outdated.value?.cells?.user).toEqual(['D7'])
    await pane.validation.validateSheet('予算')
    expect(pane.validation.outdated.value).toBeNull()
  })
  test('after an edit of another sheet that its formulas draw on', async () => {
    const sheet = referenceSnapshot()
    const formulas = { ...sheet.formulas, D6: "='総務 課'!D5" }
    const { pane, port } = await openPane({ workbook: { sheets: [{ ...sheet, formulas }] } })
    await pane.validation.validate()
    port.change({ sheet: '総務 課', address: 'D5', by: 'coauthor', shifts: false })
    expect(pane.validation.outdated.value?.cells?.elsewhere).toEqual(['総務 課!D5'])
  })
  test('not after an edit of a sheet that nothing draws on', async () => {
    const { pane, port } = await openPane()
    await pane.validation.validate()
    port.change({ sheet: 'メモ', address: 'A1', by: 'user', shifts: false })
    expect(pane.validation.outdated.value).toBeNull()
  })
  test('after an edit of a sheet beside it only where it changes what was found there', async () => {
    const { sheets = [] } = scenarios.sections?.() ?? {}
    const beside = sheets.filter(({ sheet }) => sheet !== '防災課')
    const { pane, port } = await openPane({ workbook: { sheets: beside, hidden: ['福祉課'] } })
    await pane.validation.validate()
    expect(pane.validation.result.value?.report.totals.share.status).toBe('provisional')
    vi.useFakeTimers()
    const edit = async (cell: string, value: string | number) => {
      port.edit('福祉課', [{ cell, value }])
      port.change({ sheet: '福祉課', address: cell, by: 'user', shifts: false })
      await vi.advanceTimersByTimeAsync(800)
    }
    await edit('D1', '備考')
    expect(pane.validation.outdated.value).toBeNull()
    await edit('B2', 1_300)
    expect(pane.validation.outdated.value).toMatchObject({ others: true, cells: null })
    await edit('B2', 1_200)
    expect(pane.validation.outdated.value).toBeNull()
  })
  test('once another plan is chosen', async () => {
    const { pane } = await openPane({ api: await withPlan() })
    await pane.validation.validate()
    pane.plans.choose({ kind: 'none' })
    expect(pane.validation.outdated.value).toMatchObject({ plan: true, cells: null })
  })
  test('once the ward’s policy is another', async () => {
    const { pane } = await openPane({ api: await withPlan() })
    await pane.validation.validate()
    pane.plans.policy.value = { ...defaultPolicy, noReflection: [] }
    expect(pane.validation.outdated.value?.policy).toBe(true)
  })
})

describe('what is about to be written', () => {
  test('can’t be written once the sheet has changed', async () => {
    const { pane, port } = await openPane()
    await pane.validation.validate()
    await pane.writeBack.prepare()
    expect(pane.writeBack.phase.value.kind).toBe('prepared')
    port.change(edited)
    await pane.writeBack.write()
    expect(port.calls.some(({ name }) => name === 'writeBack')).toBe(false)
    await pane.validation.validateSheet('予算')
    expect(pane.writeBack.phase.value.kind).toBe('idle')
  })
  test('is not prepared from what no longer holds', async () => {
    const { pane, port } = await openPane()
    await pane.validation.validate()
    port.change(edited)
    await pane.writeBack.prepare()
    expect(pane.writeBack.phase.value.kind).toBe('idle')
  })
})

test('sheets are found in formulas as Excel writes their names', () => {
  const formulas = {
    A1: "=SUM('総務 課'!D5:D9)+予算!D5",
    A2: "='[前年.xlsx]令和7'!A1",
    A3: '="見出し!"&B1',
    A4: "=SUM('佐藤''s'!A1,防災!$B$2)",
  }
  const sheet = { ...referenceSnapshot(), formulas }
  expect([...sheetsDrawnOn(sheet)].sort()).toEqual(["佐藤's", '令和7', '総務 課', '防災'].sort())
})
