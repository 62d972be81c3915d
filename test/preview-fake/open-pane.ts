// The pane's state over an imagined workbook and an imagined server, for tests without a page.
import { vi } from 'vitest'
import { openWorkerThread, type Thread } from '../../addin/client/thread/index.ts'
import { createPane } from '../../addin/taskpane/state/pane.ts'
import { memoryStore } from '../../addin/taskpane/state/storage.ts'
import { referencePlan } from '../fixtures/reference.ts'
import { createFakeApi, type FakeApi } from './fake-api.ts'
import { createFakePort, type FakeWorkbook } from './fake-port.ts'
import { inlineThread } from './inline-thread.ts'
import { scenarios } from './scenarios.ts'

/** @param options.api null: the server can't be reached */
export async function openPane(
  options: { api?: FakeApi | null; workbook?: FakeWorkbook; thread?: () => Thread } = {},
) {
  const { api = null, workbook = scenarios.reference?.() ?? { sheets: [] } } = options
  vi.stubGlobal('fetch', async (url: string, init: RequestInit) => {
    if (api === null) throw new TypeError('failed to fetch')
    return api.handle(new Request(new URL(url, 'https://hanei.example'), init))
  })
  const port = createFakePort(workbook)
  const store = memoryStore()
  const pane = createPane({
    port,
    workerThread: openWorkerThread(options.thread ?? inlineThread),
    store,
    now: () => new Date('2026-11-22T03:04:05Z'),
    newId: () => crypto.randomUUID(),
    office: { value: { displayLanguage: 'ja-JP', isDark: null } },
    signIn: null,
    copyText: async () => undefined,
  })
  await pane.start()
  return { pane, port, store }
}

/** A server that has published the reference plan. */
export const withPlan = (): Promise<FakeApi> => createFakeApi({ 'suminoe/2026': referencePlan() })
