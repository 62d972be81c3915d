// The page's state: the pane that is shown, and the workbook under it.
import { computed, effect, signal } from '@preact/signals'
import type { Bilingual } from '../../../shared/schema/index.ts'
import { openWorkerThread, type WorkerThread } from '../../client/thread/index.ts'
import { copyText } from '../../taskpane/boot/copy-text.ts'
import { deferredPort } from '../../taskpane/boot/deferred-port.ts'
import { followTheme } from '../../taskpane/boot/theme.ts'
import { save as saveFile } from '../../taskpane/parts/save.ts'
import { createPane, type Pane } from '../../taskpane/state/pane.ts'
import { type KeyValueStore, localStore } from '../../taskpane/state/storage.ts'
import type { WorkbookPort } from '../../workbook/port.ts'
import type { Book } from '../book/book.ts'
import { words } from '../locales/index.ts'
import { newId } from './new-id.ts'
import { withoutServer } from './without-server.ts'

const xlsxType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

export interface Shown {
  pane: Pane
  /** null: before the first file. */
  opened: { book: Book; Workspace: Opened['Workspace'] } | null
}

type Opened = typeof import('../opened.ts')

export type Session = ReturnType<typeof createSession>

/** Answers nothing: before a file is open there is nothing to ask. */
const waitingPort = deferredPort(new Promise(() => undefined))

/** More than any file that is read: a larger one is refused for its size. */
const MOST_BYTES = 33 * 1024 * 1024

export function createSession(options: {
  /** false: opened from disk, no server can ever be asked. */
  hasServer: boolean
  workerThread?: WorkerThread
  store?: KeyValueStore
}) {
  const { hasServer, workerThread = openWorkerThread() } = options
  const store = options.store ?? localStore('hanei.check.')
  const now = (): Date => new Date()
  // Every edit shows in the figures: nothing of Excel's is disturbed by it.
  if (store.get('autoRevalidate') === null) store.set('autoRevalidate', 'on')
  const shown = signal<Shown>({ pane: paneOver(waitingPort, null), opened: null })
  const language = computed(() => shown.value.pane.settings.spoken.value)
  const text = computed(() => words[language.value])
  /** The file that is being read. */
  const reading = signal<string | null>(null)
  const problem = signal<{ title: string; message: Bilingual } | null>(null)
  const notice = signal<string | null>(null)
  /** Files that wait for a yes, as what is open was changed. */
  const waiting = signal<readonly File[] | null>(null)

  function paneOver(port: WorkbookPort, book: Book | null): Pane {
    const pane = createPane({
      ...{ port, store, now, newId, copyText, signIn: null },
      workerThread: withoutServer(workerThread, hasServer),
      office: signal({ displayLanguage: navigator.language, isDark: null }),
      page: {
        hasServer,
        jumpTo: ({ workbook, sheet, cell }) =>
          book?.jumpBeside({ file: workbook, name: sheet }, cell),
      },
    })
    followTheme(pane.settings, pane.services.office)
    return pane
  }

  /** The first file is the workbook, the others stand beside it. */
  async function take(files: readonly File[]): Promise<void> {
    const [first, ...others] = files
    if (!first) return
    waiting.value = null
    problem.value = null
    notice.value = null
    reading.value = first.name
    try {
      const bytes = await first.slice(0, MOST_BYTES).arrayBuffer()
      const [read, { createBook, createBookPort, Workspace }] = await Promise.all([
        workerThread.call('openBook', { name: first.name, bytes }),
        import('../opened.ts'),
      ])
      if (!read.ok) {
        problem.value = { title: text.peek().notRead(first.name), message: read.message }
        return
      }
      const book = createBook({ name: first.name, sheets: read.sheets, workerThread, now })
      const pane = paneOver(
        createBookPort(book, () => void save()),
        book,
      )
      shown.value = { pane, opened: { book, Workspace } }
      reading.value = null
      await pane.start()
      if (others.length > 0) await pane.sheets.add(others)
      await check(pane)
    } finally {
      reading.value = null
    }
  }

  /** Marks are the grid's own: they are there from the first check on. */
  async function check({ workbook, validation }: Pane): Promise<void> {
    workbook.marked.value = workbook.sheet.peek()
    await validation.validate()
  }

  async function save(): Promise<void> {
    const book = shown.peek().opened?.book
    if (!book) return
    const saved = await book.save()
    if (!saved.ok) {
      problem.value = { title: text.peek().save, message: saved.message }
      return
    }
    // Another name than the opened file's: neither takes the other's place.
    const name = text.peek().copy(book.name.replace(/\.[^.]*$/, ''))
    saveFile(saved.bytes, xlsxType, name)
    notice.value = text.peek().saved(name)
  }

  effect(() => {
    const { pane } = shown.value
    // Whatever sheet is checked, its marks are shown.
    if (pane.validation.phase.value.kind !== 'idle' && pane.workbook.marked.peek() !== null)
      pane.workbook.marked.value = pane.workbook.sheet.peek()
  })

  return {
    hasServer,
    shown,
    language,
    text,
    reading,
    problem,
    notice,
    waiting,
    /** In place of what is open; asked first where something would be lost. */
    async openFiles(files: readonly File[]): Promise<void> {
      if (files.length === 0) return
      if (shown.peek().opened?.book.isUnsaved.peek()) waiting.value = files
      else await take(files)
    },
    take,
    /** Sections of the same budget, beside what is open. */
    async addFiles(files: readonly File[]): Promise<void> {
      const { pane, opened } = shown.peek()
      if (!opened) return take(files)
      await pane.sheets.add(files)
      if (pane.sheets.problem.peek() === null) await check(pane)
    },
    save,
  }
}
