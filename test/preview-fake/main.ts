// The pane over an imagined workbook, to look at it and to test its states. Never shipped.
import { openWorkerThread, type WorkerThread } from '../../addin/client/thread/index.ts'
import { showPane } from '../../addin/taskpane/show.tsx'
import { memoryStore } from '../../addin/taskpane/state/storage.ts'
import '../../addin/taskpane/styles/index.css'
import { createFakePort } from './fake-port.ts'
import { scenarios } from './scenarios.ts'

const query = new URLSearchParams(location.search)
const scenario = scenarios[query.get('scenario') ?? 'reference']
const root = document.getElementById('pane')
if (!scenario || !root) throw new Error(`no scenario ${query.get('scenario')}`)

const port = createFakePort(scenario())
const pane = showPane(root, {
  port,
  workerThread: timed(openWorkerThread()),
  store: memoryStore(JSON.parse(query.get('store') ?? '{}')),
  now: () => new Date('2026-11-22T03:04:05Z'),
  newId: () => crypto.randomUUID(),
  office: {
    value: {
      displayLanguage: query.get('lang') ?? 'ja-JP',
      isDark: query.get('theme') === 'dark',
    },
  },
  signIn: null,
  copyText: async () => undefined,
})
Object.assign(window, { pane, port })

/** Measures each call from asking to answer. */
function timed(workerThread: WorkerThread): WorkerThread {
  return {
    call(...request) {
      const start = performance.now()
      const called = workerThread.call(...request)
      void called.finally(() => performance.measure('worker thread', { start }))
      return called
    },
  }
}
