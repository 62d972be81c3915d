// The open workbook and the person in front of it: what the grid shows and the host answers for.
import { type Signal, signal } from '@preact/signals'
import functions from '../../addin/assets/functions.json' with { type: 'json' }
import {
  createHost,
  createWorkbook,
  type Host,
  type Workbook,
  type WorkbookDescription,
} from '../excel/index.ts'
import { type Area, cellAddress, formatArea } from '../excel/workbook/address.ts'
import { formulaAt } from '../excel/workbook/cells.ts'
import type { Sheet } from '../excel/workbook/model.ts'
import { type Language, type Words, words } from './locales/index.ts'

export type Theme = 'light' | 'dark'

/** Something to tell the user for a while. */
export interface Notice {
  text: string
  kind: 'info' | 'trouble'
}

/** A cell being typed into; `place` is where the caret is. */
export interface Draft {
  sheet: string
  row: number
  column: number
  text: string
  place: 'cell' | 'bar'
  /** Arrow keys move the caret after F2 or a click into the text, else they commit and move on. */
  caret: boolean
}

export interface Session {
  workbook: Signal<Workbook>
  host: Signal<Host>
  /** Counts the hosts started, so that the pane loads anew with each. */
  hostNumber: Signal<number>
  /** Counts every change of the workbook: whatever shows it looks again. */
  version: Signal<number>
  /** Counts the changes of contents, formats and sheets; selecting is none. */
  contents: Signal<number>
  draft: Signal<Draft | null>
  language: Signal<Language>
  theme: Signal<Theme>
  notice: Signal<Notice | null>
  /** Whether the pane's requests to the Worker fail, as without a network. */
  offline: Signal<boolean>
  words: () => Words
  sheet: () => Sheet
  /** The active cell: the corner of the selection that stays when it is extended. */
  active: () => { row: number; column: number }
  open: (description: WorkbookDescription) => void
  setLanguage: (language: Language) => void
  setTheme: (theme: Theme) => void
  select: (area: Area, active?: { row: number; column: number }) => void
  type: (area: Area, values: (string | number | boolean)[][]) => boolean
  undo: () => void
  beginDraft: (text: string | null, place: Draft['place'], caret: boolean) => void
  endDraft: (keep: boolean) => boolean
  tell: (text: string, kind?: Notice['kind']) => void
}

export const createSession = (
  first: WorkbookDescription,
  options: { language: Language; theme: Theme },
): Session => {
  const workbook = signal(createWorkbook(first))
  const language = signal(options.language)
  const version = signal(0)
  const contents = signal(0)
  const draft = signal<Draft | null>(null)
  const notice = signal<Notice | null>(null)
  const active = new Map<string, { row: number; column: number }>()
  const undone: { sheet: string; address: string; values: (string | number | boolean)[][] }[] = []

  const startHost = (): Host => {
    const started = createHost({
      workbook: workbook.value,
      language: language.value === 'ja' ? 'ja-jp' : 'en-us',
      // A host that can sign its add-ins in says so; see route-a/auth-bridge.ts.
      ...('haneiHostAuth' in globalThis ? { requirementSets: { NestedAppAuth: '1.1' } } : {}),
      customFunctions: { namespace: 'HANEI', functions: functions.functions },
    })
    started.onWorkbookChange(({ kind }) => {
      if (kind !== 'selection' && kind !== 'activated') contents.value += 1
      version.value += 1
    })
    return started
  }
  const host = signal(startHost())
  const hostNumber = signal(1)
  const restartHost = () => {
    host.value = startHost()
    hostNumber.value += 1
    contents.value += 1
    version.value += 1
  }

  const sheet = (): Sheet => {
    const { sheets, activeSheetId } = workbook.value
    const found = sheets.find((one) => one.id === activeSheetId) ?? sheets[0]
    if (!found) throw new Error('a workbook without sheets')
    return found
  }

  let clearing: ReturnType<typeof setTimeout> | undefined
  const tell: Session['tell'] = (text, kind = 'info') => {
    notice.value = { text, kind }
    clearTimeout(clearing)
    clearing = setTimeout(() => {
      notice.value = null
    }, 6_000)
  }

  const session: Session = {
    workbook,
    host,
    hostNumber,
    version,
    contents,
    draft,
    language,
    theme: signal(options.theme),
    notice,
    offline: signal(false),
    words: () => words[language.value],
    sheet,
    active: () => {
      const one = sheet()
      const [area] = one.selection
      const kept = active.get(one.id)
      if (!area) return { row: 0, column: 0 }
      const inside =
        kept &&
        kept.row >= area.row &&
        kept.row < area.row + area.rows &&
        kept.column >= area.column &&
        kept.column < area.column + area.columns
      return inside ? kept : { row: area.row, column: area.column }
    },
    open: (description) => {
      draft.value = null
      workbook.value = createWorkbook(description)
      undone.length = 0
      active.clear()
      restartHost()
    },
    setLanguage: (next) => {
      language.value = next
    },
    setTheme: (next) => {
      session.theme.value = next
    },
    select: (area, at) => {
      const one = sheet()
      active.set(one.id, at ?? { row: area.row, column: area.column })
      host.value.select(one.name, formatArea(area))
      version.value += 1
    },
    type: (area, values) => {
      const one = sheet()
      const before = values.map((row, down) =>
        row.map((_, right) => formulaAt(one, area.row + down, area.column + right)),
      )
      try {
        host.value.userEdit(one.name, formatArea(area), values)
      } catch (error) {
        tell(session.words().notTyped(error instanceof Error ? error.message : ''), 'trouble')
        return false
      }
      undone.push({ sheet: one.name, address: formatArea(area), values: before })
      version.value += 1
      return true
    },
    undo: () => {
      const last = undone.pop()
      if (!last) return
      host.value.userEdit(last.sheet, last.address, last.values)
      version.value += 1
    },
    beginDraft: (text, place, caret) => {
      const one = sheet()
      const { row, column } = session.active()
      const start = text ?? String(formulaAt(one, row, column))
      draft.value = { sheet: one.name, row, column, text: start, place, caret }
      host.value.setEditMode(true)
    },
    endDraft: (keep) => {
      const ended = draft.value
      draft.value = null
      host.value.setEditMode(false)
      if (!ended || !keep) return true
      const one = sheet()
      if (String(formulaAt(one, ended.row, ended.column)) === ended.text) return true
      return session.type({ row: ended.row, column: ended.column, rows: 1, columns: 1 }, [
        [ended.text],
      ])
    },
    tell,
  }
  return session
}

/** What the name box says: a cell, or while several are selected the first one. */
export const nameOf = (session: Session): string => {
  const { row, column } = session.active()
  return cellAddress(row, column)
}
