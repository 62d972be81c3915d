import { afterEach, describe, expect, test, vi } from 'vitest'
import { inlineThread } from '../../../test/preview-fake/inline-thread.ts'
import { openPane as open, withPlan } from '../../../test/preview-fake/open-pane.ts'
import { scenarios } from '../../../test/preview-fake/scenarios.ts'
import type { Thread } from '../../client/thread/index.ts'
import type { Reply } from '../../client/thread/protocol.ts'
import { fiscalYearAt } from './pane.ts'

afterEach(() => {
  vi.unstubAllGlobals()
  vi.useRealTimers()
})

describe('choosing a plan', () => {
  test('an answer to an earlier choice does not undo a later one', async () => {
    const { pane } = await open({ api: await withPlan() })
    const earlier = pane.plans.choosePublished({ ward: 'suminoe', fiscalYear: 2026 })
    pane.plans.choose({ kind: 'none' })
    expect(await earlier).toBe(false)
    expect(pane.plans.choice.value).toEqual({ kind: 'none' })
    expect(pane.plans.loading.value).toBe(false)
    const [late, last] = await Promise.all([
      pane.plans.choosePublished({ ward: 'suminoe', fiscalYear: 2020 }),
      pane.plans.choosePublished({ ward: 'suminoe', fiscalYear: 2026 }),
    ])
    expect([late, last]).toEqual([false, true])
    expect(pane.plans.choice.value).toMatchObject({ fiscalYear: 2026 })
    expect(pane.plans.problem.value).toBeNull()
  })
  test('a plan that is chosen while the last one is looked up stays chosen', async () => {
    const { pane } = await open({ api: await withPlan() })
    const restoring = pane.plans.restore(2026)
    pane.plans.choose({ kind: 'none' })
    await restoring
    expect(pane.plans.choice.value).toEqual({ kind: 'none' })
  })
})

describe('validating', () => {
  test('without a server comes to the same 50.7%, not attested, and says why', async () => {
    const { pane } = await open()
    await pane.validation.validate()
    const result = pane.validation.result.value
    expect(result?.report.totals.share.value).toBe('50.7')
    expect(result?.attested).toBeNull()
    expect(result?.problem?.code).toBe('noKey')
  })
  test('reads merged cells only when asked to', async () => {
    const { pane, port } = await open()
    const readWorkbook = vi.spyOn(port, 'readWorkbook')
    await pane.validation.validate()
    await pane.validation.validateWithMerges('予算')
    expect(readWorkbook.mock.calls.map(([options]) => options.merges)).toEqual([false, true])
  })
  test('with a budget that nobody decided on is provisional, until it is or one sheet alone is meant', async () => {
    const { pane } = await open({
      api: await withPlan(),
      workbook: scenarios.sections?.() ?? { sheets: [] },
    })
    await pane.validation.validate()
    const result = pane.validation.result.value
    expect(result?.report.totals.share.status).toBe('provisional')
    expect(result?.agrees).toBe(true)
    expect(result?.report.findings[0]?.message.ja).toContain('防災課')
    expect(result?.sections?.map(({ name }) => name)).toEqual(['予算', '福祉課'])
    await pane.validation.refresh()
    expect(pane.validation.result.value?.report.totals.share.status).toBe('provisional')
    await pane.validation.validateAlone('予算', true)
    const alone = pane.validation.result.value
    expect(alone?.report.totals.share.status).toBe('final')
    expect(alone?.isAlone).toBe(true)
    await pane.validation.validateAlone('予算', false)
    expect(pane.validation.result.value?.report.totals.share.status).toBe('provisional')
  })
  test('with a server is attested, and the assessment made here agrees', async () => {
    const { pane, port } = await open({ api: await withPlan() })
    await pane.validation.validate()
    const result = pane.validation.result.value
    expect(result?.attested).not.toBeNull()
    expect(result?.agrees).toBe(true)
    expect(result?.report.plan?.version).toBe(1)
    expect((await port.loadReceipts()).ok).toBe(true)
  })
  test('with a server of another version says that the results differ', async () => {
    const api = await withPlan()
    api.lie = true
    const { pane } = await open({ api })
    await pane.validation.validate()
    expect(pane.validation.result.value?.agrees).toBe(false)
  })
  test('while the server fails goes on here and names the failure', async () => {
    const api = await withPlan()
    const { pane } = await open({ api })
    api.failWith = 503
    await pane.validation.validate()
    expect(pane.validation.result.value?.problem?.code).toBe('server')
    expect(pane.validation.result.value?.report.totals.share.value).toBe('50.7')
    expect(pane.validation.result.value?.report.plan?.version).toBe(1)
  })
  test('a retry after a lost answer carries the same key; a new question carries a new one', async () => {
    const api = await withPlan()
    const { pane, port } = await open({ api })
    const keys = () =>
      api.requests.filter((one) => one.method === 'POST').map((one) => one.idempotencyKey)
    api.failWith = 503
    await pane.validation.validate()
    await pane.validation.validate()
    expect(new Set(keys()).size).toBe(1)
    port.edit('予算', [{ cell: 'D5', value: 1 }])
    api.failWith = null
    await pane.validation.validate()
    await pane.validation.validate()
    expect(new Set(keys()).size).toBe(3)
  })
  test('a sheet that cannot be read is a failure with Excel’s reason, and can be retried', async () => {
    const { pane, port } = await open({ workbook: scenarios.problem?.() ?? { sheets: [] } })
    await pane.validation.validate()
    expect(pane.validation.phase.value).toEqual({ kind: 'idle' })
    expect(pane.validation.problem.value?.code).toBe('cellEditMode')
    port.problem(null)
    await pane.validation.validate()
    expect(pane.validation.result.value?.report.totals.share.value).toBe('50.7')
  })
  test('can be cancelled while the sheet is read, leaving nothing behind', async () => {
    const { pane } = await open({
      workbook: {
        ...scenarios.slow?.(),
        sheets: scenarios.reference?.().sheets ?? [],
        readTime: 400,
      },
    })
    const running = pane.validation.validate()
    setTimeout(() => pane.validation.cancel(), 60)
    await running
    expect(pane.validation.phase.value).toEqual({ kind: 'idle' })
    expect(pane.validation.result.value).toBeNull()
  })
  test('is announced with the share and the counts', async () => {
    const { pane } = await open()
    await pane.validation.validate()
    expect(pane.announcement.value).toContain('50.7パーセント')
  })
})

describe('staying current', () => {
  test('edits are told apart by who made them; other sheets do not count', async () => {
    const { pane, port } = await open()
    await pane.validation.validate()
    port.change({ sheet: '予算', address: 'D7', by: 'user', shifts: false })
    port.change({ sheet: '予算', address: 'D9', by: 'coauthor', shifts: false })
    port.change({ sheet: 'メモ', address: 'A1', by: 'user', shifts: false })
    expect(pane.validation.stale.value).toEqual({
      user: ['D7'],
      coauthor: ['D9'],
      elsewhere: [],
    })
    await pane.validation.validate()
    expect(pane.validation.stale.value).toBeNull()
  })
  test('when asked to, an edit is validated again here, without the server', async () => {
    const api = await withPlan()
    const { pane, port } = await open({ api })
    await pane.validation.validate()
    pane.settings.autoRevalidate.set('on')
    const asked = api.requests.filter((one) => one.method === 'POST').length
    port.edit('予算', [{ cell: 'D5', value: 0 }])
    port.change({ sheet: '予算', address: 'D5', by: 'user', shifts: false })
    await vi.waitFor(() => expect(pane.validation.result.value?.attested).toBeNull(), 3_000)
    expect(pane.validation.result.value?.report.totals.total).toBeLessThan(284_322_000)
    expect(api.requests.filter((one) => one.method === 'POST')).toHaveLength(asked)
    expect(port.calls.filter((call) => call.name === 'readChanges')).toHaveLength(1)
    expect(port.calls.filter((call) => call.name === 'readWorkbook')).toHaveLength(1)
    const kept = pane.validation.result.value
    await pane.validation.refresh()
    expect(pane.validation.result.value?.digest).toBe(kept?.digest)
  })
  test('an edit that comes while a validation runs is not lost', async () => {
    const { pane, port } = await open()
    pane.settings.autoRevalidate.set('on')
    await pane.validation.validate()
    const running = pane.validation.refresh()
    port.edit('予算', [{ cell: 'D5', value: 0 }])
    port.change({ sheet: '予算', address: 'D5', by: 'coauthor', shifts: false })
    await running
    await vi.waitFor(
      () => expect(pane.validation.result.value?.report.totals.total).toBeLessThan(284_322_000),
      3_000,
    )
    expect(pane.validation.stale.value).toBeNull()
  })
  test('a worker thread that has forgotten the sheet is sent the whole of it', async () => {
    const { pane, port } = await open({ thread: forgetful })
    await pane.validation.validate()
    port.edit('予算', [{ cell: 'D5', value: 0 }])
    port.change({ sheet: '予算', address: 'D5', by: 'user', shifts: false })
    await pane.validation.refresh()
    expect(pane.validation.result.value?.report.totals.total).toBeLessThan(284_322_000)
  })
})

/** A thread that starts anew for every message. */
function forgetful(): Thread {
  const listeners: ((event: { data: Reply }) => void)[] = []
  return {
    postMessage: (message) => {
      const thread = inlineThread()
      thread.addEventListener('message', (event) => {
        for (const listener of listeners) listener(event)
      })
      thread.postMessage(message)
    },
    addEventListener: (type: string, listener: unknown) => {
      if (type === 'message') listeners.push(listener as (event: { data: Reply }) => void)
    },
  }
}

describe('marks', () => {
  test('that are shown follow the next result', async () => {
    const { pane, port } = await open()
    await pane.validation.validate()
    pane.workbook.marked.value = '予算'
    await pane.validation.validate()
    expect(port.calls.filter((call) => call.name === 'mark')).toHaveLength(1)
  })
})

describe('looking at the sheets', () => {
  test('of its own accord the pane does not complain, asked for it does', async () => {
    const { pane, port } = await open()
    const problem = { code: 'cellEditMode', message: { ja: '編集中', en: 'editing' } } as const
    port.listSheets = async () => ({ ok: false, problem })
    await pane.workbook.refresh({ quietly: true })
    expect(pane.workbook.problem.value).toBeNull()
    await pane.workbook.refresh()
    expect(pane.workbook.problem.value).toBe(problem)
  })
})

describe('ribbon commands', () => {
  test('a validation from the ribbon shows in the pane, its marks known', async () => {
    const { pane } = await open()
    pane.place.value = 'settings'
    await pane.noticeCommand({ command: 'validate', sheet: '予算', problem: null, report: null })
    expect(pane.place.value).toBe('validation')
    expect(pane.validation.result.value?.report.totals.share.value).toBe('50.7')
    expect(pane.workbook.marked.value).toBe('予算')
  })
  test('a write-back from the ribbon is told with what it proved', async () => {
    const { pane } = await open()
    const written = { outcome: { differences: [], outside: [] }, sheet: '反映集計' }
    await pane.noticeCommand({
      command: 'writeBack',
      sheet: '予算',
      problem: null,
      report: null,
      written,
    })
    expect(pane.place.value).toBe('totals')
    expect(pane.writeBack.phase.value).toEqual({ kind: 'written', source: '予算', ...written })
  })
  test('what went wrong is said in the pane', async () => {
    const { pane } = await open()
    const problem = { code: 'protectedSheet', message: { ja: '保護', en: 'protected' } } as const
    await pane.noticeCommand({ command: 'writeBack', sheet: '予算', problem, report: null })
    expect(pane.workbook.problem.value).toBe(problem)
  })
  test('what went wrong is no longer said once a validation went well', async () => {
    const { pane } = await open()
    const problem = { code: 'readOnly', message: { ja: '読み取り専用', en: 'read-only' } } as const
    await pane.noticeCommand({ command: 'writeBack', sheet: '予算', problem, report: null })
    await pane.validation.validate()
    expect(pane.workbook.problem.value).toBeNull()
  })
})

describe('fixes', () => {
  test('all certain fixes are applied in one go and the sheet is validated again', async () => {
    const workbook = scenarios.sloppy?.() ?? { sheets: [] }
    const { pane, port } = await open({ api: await withPlan(), workbook })
    await pane.validation.validate()
    expect(pane.validation.result.value?.report.totals.share.status).toBe('provisional')
    const certain = pane.fixes.certain.value
    expect(certain.length).toBeGreaterThan(0)
    expect(await pane.fixes.apply(certain)).toBe(true)
    expect(port.calls.filter((call) => call.name === 'applyEdits')).toHaveLength(1)
    expect(pane.validation.result.value?.report.counts.error).toBe(0)
    // The share that the sheet states is a person's to correct: until then the figure is not final.
    expect(pane.validation.result.value?.report.totals.share).toMatchObject({
      value: '50.7',
      status: 'provisional',
      reasons: [{ code: 'totals/share-differs', cells: ['A27'] }],
    })
  })
})

describe('writing back', () => {
  test('is prepared and shown first, then written, then revertible', async () => {
    const { pane, port } = await open({ api: await withPlan() })
    await pane.validation.validate()
    await pane.writeBack.pick('share')
    await pane.writeBack.prepare()
    const prepared = pane.writeBack.phase.value
    expect(prepared.kind).toBe('prepared')
    if (prepared.kind !== 'prepared') return
    expect(prepared.plan.writeSet.some((range) => range.startsWith('反映集計!'))).toBe(true)
    expect(prepared.plan.targets).toMatchObject([{ cell: 'G22', expected: 50.7 }])
    expect(port.calls.some((call) => call.name === 'writeBack')).toBe(false)
    await pane.writeBack.write()
    expect(pane.writeBack.phase.value.kind).toBe('written')
    expect(pane.reverts.last.value).not.toBeNull()
    await pane.writeBack.revert()
    expect(pane.reverts.last.value).toBeNull()
  })
})

describe('history', () => {
  test('lists runs page by page and compares two of them, the older first', async () => {
    const api = await withPlan()
    const { pane } = await open({ api })
    for (let n = 0; n < 22; n++) await pane.validation.validate()
    await pane.history.reload()
    expect(pane.history.runs.value).toHaveLength(20)
    await pane.history.more()
    expect(pane.history.runs.value).toHaveLength(22)
    const [newest, second] = pane.history.runs.value
    pane.history.tick(newest?.id ?? '')
    pane.history.tick(second?.id ?? '')
    await pane.history.compare()
    expect(pane.history.comparison.value?.from.id).toBe(second?.id)
  })
  test('a receipt is verified by the server and, with the server gone, here', async () => {
    const api = await withPlan()
    const { pane } = await open({ api })
    await pane.validation.validate()
    const receipt = pane.validation.result.value?.attested?.receipt ?? ''
    await pane.history.verify(receipt, 'server')
    expect(pane.history.verified.value?.verdict.valid).toBe(true)
    await pane.history.verify(receipt, 'offline')
    api.failWith = 503
    await pane.history.verify(receipt, 'offline')
    expect(pane.history.verified.value).toMatchObject({ how: 'offline', verdict: { valid: true } })
  })
})

describe('settings', () => {
  test('the key stays out of the workbook', async () => {
    const { pane, port, store } = await open({ api: await withPlan() })
    pane.settings.apiKey.set('hanei_aaaaaaaa_secret')
    await pane.validation.validate()
    expect(store.get('apiKey')).toBe('hanei_aaaaaaaa_secret')
    const kept = await port.loadSettings()
    expect(JSON.stringify([kept, port.calls])).not.toContain('secret')
  })
  test('the language follows Office until it is chosen', async () => {
    const { pane } = await open()
    expect(pane.settings.spoken.value).toBe('ja')
    pane.settings.language.set('en')
    expect(pane.text.value.validation.start).toBe('Validate')
  })
  test('a fiscal year begins in April', () => {
    expect(fiscalYearAt(new Date(2027, 2, 31))).toBe(2026)
    expect(fiscalYearAt(new Date(2027, 3, 1))).toBe(2027)
  })
})
