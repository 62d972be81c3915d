// The virtualised grid: only what is in sight is drawn, in four panes that scroll as one sheet.
import { effect } from '@preact/signals'
import { type Area, cellAddress } from '../../excel/workbook/address.ts'
import { textAt } from '../../excel/workbook/cells.ts'
import type { Sheet, Workbook } from '../../excel/workbook/model.ts'
import type { Session } from '../session.ts'
import { drawChart } from './chart.ts'
import { type ConditionalLook, conditionalLook } from './conditional.ts'
import { mountEditor } from './editor.ts'
import { columnHeadings, HEADING_HEIGHT, HEADING_WIDTH, rowHeadings } from './headings.ts'
import { listenKeys } from './keys.ts'
import { createLayout, type Layout } from './layout.ts'
import { mergeAt, type Position } from './moves.ts'
import { type PaintContext, paintRegion, place } from './paint.ts'
import { listenPointer } from './pointer.ts'

export interface Grid {
  readonly layout: Layout
  /** Rows that fit into the view, for page keys. */
  pageRows: () => number
  scrollTo: (at: Position) => void
  focus: () => void
}

const PANES = ['body', 'top', 'left', 'corner'] as const
type PaneName = (typeof PANES)[number]
interface Pane {
  layer: HTMLElement
  clip: HTMLElement
  cells: HTMLElement
  overlay: HTMLElement
  heads: HTMLElement
}

/** Rows from which judging conditional formats would be felt. */
const LARGE = 3_000

/** Rows and columns drawn beyond the view, so that small scrolls draw nothing. */
const SPARE = { rows: 8, columns: 3 }

export const mountGrid = (root: HTMLElement, session: Session): Grid => {
  const space = document.createElement('div')
  space.className = 'space'
  root.append(space)
  const panes = Object.fromEntries(PANES.map((name) => [name, newPane(space, name)])) as Record<
    PaneName,
    Pane
  >
  const least = { rows: 0, columns: 0 }
  let layout = createLayout(session.workbook.value, session.sheet(), least)
  let context: PaintContext | null = null
  let painted: Area | null = null
  let selectionSeen = ''
  let seen: { sheet: Sheet; contents: number } | null = null
  let marks: ConditionalLook = () => null
  const scrolled = new Map<Sheet, { top: number; left: number }>()

  const viewed = (): Area => {
    const { rows, columns, frozen } = layout
    const row = Math.max(frozen.rows, rows.at(root.scrollTop + frozen.height))
    const column = Math.max(frozen.columns, columns.at(root.scrollLeft + frozen.width))
    const lastRow = rows.at(root.scrollTop + root.clientHeight - HEADING_HEIGHT)
    const lastColumn = columns.at(root.scrollLeft + root.clientWidth - HEADING_WIDTH)
    return { row, column, rows: lastRow - row + 1, columns: lastColumn - column + 1 }
  }

  const paint = () => {
    if (!context) return
    const view = viewed()
    const row = Math.max(layout.frozen.rows, view.row - SPARE.rows)
    const column = Math.max(layout.frozen.columns, view.column - SPARE.columns)
    const rows = Math.min(layout.rows.count, view.row + view.rows + SPARE.rows) - row
    const columns =
      Math.min(layout.columns.count, view.column + view.columns + SPARE.columns) - column
    painted = { row, column, rows, columns }
    const { frozen } = layout
    const top = { row: 0, rows: frozen.rows, column, columns }
    const left = { column: 0, columns: frozen.columns, row, rows }
    const corner = { row: 0, column: 0, rows: frozen.rows, columns: frozen.columns }
    panes.body.cells.replaceChildren(paintRegion(context, painted))
    panes.top.cells.replaceChildren(paintRegion(context, top))
    panes.left.cells.replaceChildren(paintRegion(context, left))
    panes.corner.cells.replaceChildren(paintRegion(context, corner))
    const { workbook, sheet, dark } = context
    panes.body.cells.append(...sheet.charts.map((chart) => drawChart(workbook, chart, dark)))
    paintHeads()
  }

  const paintHeads = () => {
    if (!painted) return
    const { selection } = session.sheet()
    const { frozen } = layout
    const { row, column, rows, columns } = painted
    panes.top.heads.replaceChildren(columnHeadings(layout, column, column + columns, selection))
    panes.left.heads.replaceChildren(rowHeadings(layout, row, row + rows, selection))
    panes.corner.heads.replaceChildren(
      columnHeadings(layout, 0, frozen.columns, selection),
      rowHeadings(layout, 0, frozen.rows, selection),
    )
    for (const element of panes.left.heads.children) shift(element, 0, HEADING_HEIGHT)
    for (const element of panes.top.heads.children) shift(element, HEADING_WIDTH, 0)
    for (const element of panes.corner.heads.children) {
      const row = element.classList.contains('row')
      shift(element, row ? 0 : HEADING_WIDTH, row ? HEADING_HEIGHT : 0)
    }
  }

  const paintSelection = () => {
    const sheet = session.sheet()
    const active = session.active()
    const cell = mergeAt(sheet, active) ?? { ...active, rows: 1, columns: 1 }
    for (const name of PANES) {
      const { overlay } = panes[name]
      overlay.replaceChildren()
      for (const area of sheet.selection) {
        const alone = area.rows === cell.rows && area.columns === cell.columns
        if (!alone) overlay.append(box(layout, area, 'selected'))
      }
      overlay.append(box(layout, cell, 'active'))
    }
    editor.follow(cell, textAt(session.workbook.value, sheet, active.row, active.column))
    const key = `${sheet.id}|${cellAddress(active.row, active.column)}|${sheet.selection.length}`
    if (key === selectionSeen) return
    const moved = selectionSeen.startsWith(`${sheet.id}|`)
    selectionSeen = key
    if (moved || !scrolled.has(sheet)) scrollTo(active)
  }

  const arrange = () => {
    const { frozen } = layout
    space.style.width = `${HEADING_WIDTH + layout.columns.total}px`
    space.style.height = `${HEADING_HEIGHT + layout.rows.total}px`
    place(panes.body.clip, HEADING_WIDTH, HEADING_HEIGHT, layout.columns.total, layout.rows.total)
    place(panes.top.clip, HEADING_WIDTH, HEADING_HEIGHT, layout.columns.total, frozen.height)
    place(panes.left.clip, HEADING_WIDTH, HEADING_HEIGHT, frozen.width, layout.rows.total)
    place(panes.corner.clip, HEADING_WIDTH, HEADING_HEIGHT, frozen.width, frozen.height)
    place(panes.top.heads, 0, 0, HEADING_WIDTH + layout.columns.total, HEADING_HEIGHT)
    place(panes.left.heads, 0, 0, HEADING_WIDTH, HEADING_HEIGHT + layout.rows.total)
    place(panes.corner.heads, 0, 0, HEADING_WIDTH + frozen.width, HEADING_HEIGHT + frozen.height)
    panes.top.layer.classList.toggle('frozen', frozen.rows > 0)
    panes.left.layer.classList.toggle('frozen', frozen.columns > 0)
  }

  let judging: ReturnType<typeof setTimeout> | undefined
  /** Conditional formats of a large sheet are judged when the typing pauses. */
  const judge = (workbook: Workbook, sheet: Sheet) => {
    clearTimeout(judging)
    if (sheet.cells.length < LARGE) {
      marks = conditionalLook(workbook, sheet)
      return
    }
    judging = setTimeout(() => {
      marks = conditionalLook(workbook, sheet)
      if (context?.sheet !== sheet) return
      context.conditional = marks
      paint()
    }, 600)
  }

  /** Looks at the whole workbook again: sizes, formats, results, selection. */
  const refresh = () => {
    const workbook = session.workbook.value
    const sheet = session.sheet()
    const dark = session.theme.value === 'dark'
    const contents = session.contents.value
    if (seen?.sheet !== sheet || seen.contents !== contents) {
      seen = { sheet, contents }
      layout = createLayout(workbook, sheet, least)
      judge(workbook, sheet)
    }
    if (context && context.sheet !== sheet) {
      scrolled.set(context.sheet, { top: root.scrollTop, left: root.scrollLeft })
    }
    const arrived = context?.sheet !== sheet
    context = { workbook, sheet, layout, conditional: marks, dark }
    arrange()
    if (arrived) {
      root.scrollTop = scrolled.get(sheet)?.top ?? 0
      root.scrollLeft = scrolled.get(sheet)?.left ?? 0
    }
    paint()
    paintSelection()
    root.dataset.version = String(session.version.value)
  }

  const scrollTo = (at: Position) => {
    if (at.row >= layout.rows.count || at.column >= layout.columns.count) {
      least.rows = Math.max(least.rows, at.row + 40)
      least.columns = Math.max(least.columns, at.column + 10)
      layout = createLayout(session.workbook.value, session.sheet(), least)
      if (context) context.layout = layout
      arrange()
    }
    const { rows, columns, frozen } = layout
    if (at.row >= frozen.rows) {
      const top = rows.offset(at.row)
      const room = root.clientHeight - HEADING_HEIGHT
      if (top < root.scrollTop + frozen.height) root.scrollTop = top - frozen.height
      else if (top + rows.size(at.row) > root.scrollTop + room) {
        root.scrollTop = top + rows.size(at.row) - room + 4
      }
    }
    if (at.column >= frozen.columns) {
      const left = columns.offset(at.column)
      const room = root.clientWidth - HEADING_WIDTH
      if (left < root.scrollLeft + frozen.width) root.scrollLeft = left - frozen.width
      else if (
        left + columns.size(at.column) > root.scrollLeft + room &&
        columns.size(at.column) < room
      ) {
        root.scrollLeft = left + columns.size(at.column) - room + 4
      }
    }
  }

  const grow = () => {
    const view = viewed()
    const short = {
      rows: view.row + view.rows > layout.rows.count - 20,
      columns: view.column + view.columns > layout.columns.count - 4,
    }
    if (!short.rows && !short.columns) return
    seen = null
    if (short.rows) least.rows = layout.rows.count + 100
    if (short.columns) least.columns = layout.columns.count + 13
    refresh()
  }

  const grid: Grid = {
    get layout() {
      return layout
    },
    pageRows: () => Math.max(1, viewed().rows - 1),
    scrollTo,
    focus: () => editor.focus(),
  }
  const editor = mountEditor({ session, layer: panes.body.clip, layout: () => layout })
  listenKeys(editor.element, session, grid)
  listenPointer(root, session, grid)

  let asked = 0
  const soon = (work: () => void) => {
    cancelAnimationFrame(asked)
    asked = requestAnimationFrame(work)
  }
  root.addEventListener('scroll', () => {
    const view = viewed()
    const inside =
      painted &&
      view.row >= painted.row &&
      view.column >= painted.column &&
      view.row + view.rows <= painted.row + painted.rows &&
      view.column + view.columns <= painted.column + painted.columns
    if (!inside) paint()
    soon(grow)
  })
  new ResizeObserver(() => paint()).observe(root)
  let drawing = 0
  effect(() => {
    session.version.value
    session.theme.value
    session.workbook.value
    cancelAnimationFrame(drawing)
    drawing = requestAnimationFrame(refresh)
  })
  return grid
}

const newPane = (space: HTMLElement, name: PaneName): Pane => {
  const part = (className: string) => {
    const element = document.createElement('div')
    element.className = className
    return element
  }
  const layer = part(`layer ${name}`)
  const clip = part('clip')
  const cells = part('cells')
  const overlay = part('overlay')
  const heads = part('heads')
  clip.append(cells, overlay)
  layer.append(clip)
  if (name !== 'body') layer.append(heads)
  space.append(layer)
  return { layer, clip, cells, overlay, heads }
}

const box = (layout: Layout, area: Area, className: string): HTMLElement => {
  const element = document.createElement('div')
  element.className = className
  const lastRow = Math.min(layout.rows.count, area.row + area.rows)
  const lastColumn = Math.min(layout.columns.count, area.column + area.columns)
  const x = layout.columns.offset(area.column)
  const y = layout.rows.offset(area.row)
  place(
    element,
    x - 1,
    y - 1,
    layout.columns.offset(lastColumn) - x + 1,
    layout.rows.offset(lastRow) - y + 1,
  )
  return element
}

const shift = (element: Element, x: number, y: number): void => {
  if (!(element instanceof HTMLElement)) return
  element.style.transform = `translate(${x}px, ${y}px)`
}
