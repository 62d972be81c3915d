// The sheet that is meant is the one that is checked, marked, fixed and named.
import { afterEach, describe, expect, test, vi } from 'vitest'
import { referenceSnapshot } from '../../../test/fixtures/reference.ts'
import { sloppySnapshot } from '../../../test/fixtures/sloppy.ts'
import type { FakeWorkbook } from '../../../test/preview-fake/fake-port.ts'
import { openPane, withPlan } from '../../../test/preview-fake/open-pane.ts'

afterEach(() => vi.unstubAllGlobals())

const twoBudgets = (): FakeWorkbook => ({
  sheets: [referenceSnapshot(), { ...sloppySnapshot(), sheet: '保健福祉課' }],
})

describe('the sheet in view', () => {
  test('is followed as the user goes to another one, without a visit to the pane', async () => {
    const { pane, port } = await openPane({ workbook: twoBudgets() })
    expect(pane.workbook.sheet.value).toBe('予算')
    port.show('保健福祉課')
    await vi.waitFor(() => expect(pane.workbook.sheet.value).toBe('保健福祉課'))
  })
  test('takes the place of one chosen in the pane before', async () => {
    const { pane, port } = await openPane({ workbook: twoBudgets() })
    await pane.workbook.choose('保健福祉課')
    expect(pane.workbook.sheet.value).toBe('保健福祉課')
    port.show('保健福祉課')
    await vi.waitFor(() => expect(pane.workbook.inView.value).toBe('保健福祉課'))
    port.show('予算')
    await vi.waitFor(() => expect(pane.workbook.sheet.value).toBe('予算'))
  })
  test('being one of Hanei’s own leaves the budget that was meant', async () => {
    const { pane, port } = await openPane({ workbook: twoBudgets() })
    port.show('保健福祉課')
    await vi.waitFor(() => expect(pane.workbook.sheet.value).toBe('保健福祉課'))
    const listed = await port.listSheets()
    const sheets = listed.ok ? listed.value : []
    const own = { name: '反映集計', active: true, visible: true, own: true, madeFrom: null }
    port.listSheets = async () => ({
      ok: true,
      value: [...sheets.map((one) => ({ ...one, active: false })), own],
    })
    await pane.workbook.refresh()
    expect(pane.workbook.inView.value).toBe('反映集計')
    expect(pane.workbook.sheet.value).toBe('保健福祉課')
  })
})

describe('the ribbon’s 検証', () => {
  test('shows and marks the sheet it checked, whatever the pane had chosen', async () => {
    const { pane, port } = await openPane({ workbook: twoBudgets() })
    await pane.workbook.choose('保健福祉課')
    await pane.noticeCommand({ command: 'validate', sheet: '予算', problem: null, report: null })
    expect(pane.validation.result.value?.sheet).toBe('予算')
    expect(pane.workbook.marked.value).toBe('予算')
    expect(port.calls.filter(({ name }) => name === 'mark').map(({ args }) => args)).toEqual([
      [['予算', 2]],
    ])
  })
  test('that could not mark still shows what it found, and says why', async () => {
    const { pane } = await openPane()
    const problem = { code: 'protectedSheet', message: { ja: '保護', en: 'protected' } } as const
    await pane.noticeCommand({ command: 'validate', sheet: '予算', problem, report: null })
    expect(pane.validation.result.value?.sheet).toBe('予算')
    expect(pane.workbook.problem.value?.code).toBe('protectedSheet')
    expect(pane.workbook.marked.value).toBeNull()
  })
})

describe('a result', () => {
  test('of a sheet that was left meanwhile is kept, and is of the sheet that was asked for', async () => {
    const { pane, port } = await openPane({ workbook: { ...twoBudgets(), readTime: 200 } })
    const running = pane.validation.validate()
    port.show('保健福祉課')
    await running
    expect(pane.validation.result.value?.sheet).toBe('予算')
    expect(pane.workbook.sheet.value).toBe('保健福祉課')
  })
  test('asked for another sheet while one is checked, that one comes after it', async () => {
    const { pane } = await openPane({ workbook: { ...twoBudgets(), readTime: 100 } })
    const first = pane.validation.validateSheet('予算')
    await pane.validation.validateSheet('保健福祉課')
    await first
    expect(pane.validation.result.value?.sheet).toBe('保健福祉課')
  })
  test('is brought up to date for its own sheet, not for the one in view', async () => {
    const { pane, port } = await openPane({ workbook: twoBudgets() })
    await pane.validation.validate()
    pane.settings.autoRevalidate.set('on')
    port.edit('予算', [{ cell: 'D5', value: 0 }])
    port.change({ sheet: '予算', address: 'D5', by: 'user', shifts: false })
    port.show('保健福祉課')
    await vi.waitFor(
      () => expect(pane.validation.result.value?.report.totals.total).toBeLessThan(284_322_000),
      3_000,
    )
    expect(pane.validation.result.value?.sheet).toBe('予算')
  })
  test('is fixed on its own sheet, and that sheet is validated again', async () => {
    const workbook = { sheets: [sloppySnapshot(), referenceSnapshot()] }
    workbook.sheets[1] = { ...referenceSnapshot(), sheet: 'ほか' }
    const { pane, port } = await openPane({ api: await withPlan(), workbook })
    await pane.validation.validate()
    const { sheet } = sloppySnapshot()
    port.show('ほか')
    await vi.waitFor(() => expect(pane.workbook.sheet.value).toBe('ほか'))
    await pane.fixes.apply(pane.fixes.certain.value)
    const [edits] = port.calls.find(({ name }) => name === 'applyEdits')?.args ?? []
    expect(new Set((edits as { sheet: string }[]).map((edit) => edit.sheet))).toEqual(
      new Set([sheet]),
    )
    expect(pane.validation.result.value?.sheet).toBe(sheet)
  })
})
