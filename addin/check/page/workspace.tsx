// The sheet and the pane: beside each other where there is room, else one of the two.
import { useEffect, useMemo, useRef, useState } from 'preact/hooks'
import type { CellRange } from '../../../shared/address/index.ts'
import { cellAddress } from '../../../shared/address/index.ts'
import type { Bilingual, Language } from '../../../shared/schema/index.ts'
import { App } from '../../taskpane/app.tsx'
import { Icon } from '../../taskpane/parts/icon.tsx'
import type { Pane } from '../../taskpane/state/pane.ts'
import type { Book } from '../book/book.ts'
import { entryValue } from '../grid/entry.ts'
import { Grid } from '../grid/grid.tsx'
import type { Place } from '../grid/moves.ts'
import type { Words } from '../locales/index.ts'
import { FormulaBar } from './formula-bar.tsx'
import { SheetTabs } from './sheet-tabs.tsx'
import { showTab, tabsOf, viewOf } from './view.ts'

export interface WorkspaceProps {
  pane: Pane
  book: Book
  words: Words
  language: Language
  /** An entry that the file does not take. */
  onProblem: (sheet: string, message: Bilingual) => void
}

export function Workspace(props: WorkspaceProps) {
  const { pane, book, words: t } = props
  const [part, setPart] = useState<'sheet' | 'pane'>('pane')
  const side = useRef<HTMLDivElement>(null)
  const isWide = useWide()
  const place = pane.place.value
  const jumps = book.jumps.value
  useEffect(() => {
    if (jumps > 0) setPart('sheet')
  }, [jumps])
  useEffect(() => {
    if (side.current) side.current.scrollTop = 0
  }, [place, pane.desk.view.value])
  return (
    <div class={`workspace shows-${part}`}>
      <nav class="part-tabs" aria-label={t.parts.label}>
        {(['sheet', 'pane'] as const).map((one) => (
          <button
            key={one}
            type="button"
            class="part-tab"
            aria-pressed={part === one}
            onClick={() => setPart(one)}
          >
            <Icon name={one === 'sheet' ? 'sheet' : 'shield'} size={16} />
            <span>{t.parts[one]}</span>
          </button>
        ))}
      </nav>
      {(isWide || part === 'sheet') && <SheetSide {...props} isAlone={!isWide} />}
      <div class="pane-side" ref={side}>
        <App key={book.name} pane={pane} />
      </div>
    </div>
  )
}

function SheetSide({
  pane,
  book,
  words: t,
  language,
  onProblem,
  isAlone,
}: WorkspaceProps & {
  /** The pane is not beside it. */
  isAlone: boolean
}) {
  const files = pane.sheets.files.value
  const view = viewOf(book, files)
  const marks = book.marks.value
  const tabs = useMemo(
    () => tabsOf(book, files, t),
    [book.sheets.value, book.view.value, book.beside.value, marks, files, t],
  )
  if (!view) return null
  const { snapshot, isReadOnly, why } = view
  const selection = book.selection.value
  const active = { row: selection.top, column: selection.left }
  const contentAt = (at: Place): string => view.contentAt(at)

  async function enter(entries: { cell: string; entry: string }[]): Promise<void> {
    const done = await book.enter(
      'typed',
      entries.map(({ cell, entry }) => ({
        ...{ sheet: snapshot.sheet, cell, value: entryValue(entry) },
      })),
    )
    if (!done.ok) onProblem(snapshot.sheet, done.message)
  }

  return (
    <section class="sheet-side" aria-label={t.parts.sheet} role={isAlone ? 'main' : undefined}>
      {isAlone && <h1 class="hidden-visually">{book.name}</h1>}
      <FormulaBar
        {...{ selection, isReadOnly }}
        words={t}
        content={contentAt(active)}
        onGo={(range) => book.select(range)}
        onEnter={(entry) => void enter([{ cell: cellAddress(active.row, active.column), entry }])}
      />
      {isReadOnly && why !== null && <p class="read-only small quiet">{t.grid[why]}</p>}
      <Grid
        {...{ snapshot, selection, marks: view.isBeside ? [] : marks, language, isReadOnly }}
        words={t}
        shown={book.jumps.value}
        onSelect={(range) => book.select(range)}
        onEnter={(at, entry) => void enter([{ cell: cellAddress(at.row, at.column), entry }])}
        onClear={(range) => void enter(cellsOf(range, contentAt))}
        onUndo={() => void book.undo()}
        onTurn={(by) => {
          const at = tabs.findIndex(({ isActive }) => isActive) + by
          const next = tabs[at]
          if (next) showTab(book, next.id)
        }}
        contentAt={contentAt}
      />
      <SheetTabs tabs={tabs} words={t} onShow={(id) => showTab(book, id)} />
    </section>
  )
}

/** Whether there is room for sheet and pane beside each other. */
function useWide(): boolean {
  const [isWide, setWide] = useState(() => matchMedia(WIDE).matches)
  useEffect(() => {
    const wide = matchMedia(WIDE)
    const look = (): void => setWide(wide.matches)
    wide.addEventListener('change', look)
    return () => wide.removeEventListener('change', look)
  }, [])
  return isWide
}

const WIDE = '(min-width: 900px)'

/** Cells that Delete empties at once, at most. */
const MOST_CLEARED = 5_000

function cellsOf(
  { top, bottom, left, right }: CellRange,
  contentAt: (at: Place) => string,
): { cell: string; entry: string }[] {
  const cells: { cell: string; entry: string }[] = []
  for (let row = top; row <= bottom && cells.length < MOST_CLEARED; row++)
    for (let column = left; column <= right; column++)
      if (contentAt({ row, column }) !== '')
        cells.push({ cell: cellAddress(row, column), entry: '' })
  return cells
}
