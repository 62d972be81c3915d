// Sheets and the user's corrections of their columns, as the pane knows them.

import { computed, signal } from '@preact/signals'
import { splitAddress } from '../../../shared/address/sheet-address.ts'
import type { Mapping } from '../../../shared/schema/index.ts'
import { budgetInView } from '../../workbook/in-view.ts'
import type { Outcome, SheetInfo } from '../../workbook/port.ts'
import type { Problems } from './problems.ts'
import type { Services } from './services.ts'

export type WorkbookState = ReturnType<typeof createWorkbook>

export function createWorkbook({ port, page }: Services, problems: Problems) {
  const sheets = signal<SheetInfo[]>([])
  /** Chosen in the pane; null: whichever sheet is in view. It holds until another comes in view. */
  const chosen = signal<string | null>(null)
  /** The budget that was meant last, for when a sheet that is none comes in view. */
  const lastMeant = signal<string | null>(null)
  const mapping = signal<Mapping | null>(null)
  /** Last failure of something small (a jump, a mark). */
  const problem = problems.at('workbook')
  const marked = signal<string | null>(null)
  let mappingOf: string | null = null

  const budgetSheets = computed(() => sheets.value.filter((sheet) => sheet.visible && !sheet.own))
  /** The sheet on screen, of whichever kind. */
  const inView = computed(() => sheets.value.find((one) => one.active)?.name ?? null)
  const sheet = computed(() => {
    const isThere = (name: string | null): boolean =>
      budgetSheets.value.some((one) => one.name === name)
    const candidates = [chosen.value, budgetInView(sheets.value), lastMeant.value]
    return candidates.find(isThere) ?? budgetSheets.value[0]?.name ?? null
  })

  /** @param quietly nobody asked for it: a cell being edited, say, is nothing to tell */
  async function refresh({ quietly = false } = {}): Promise<void> {
    const before = inView.peek()
    const listed = await port.listSheets()
    if (listed.ok) {
      lastMeant.value = sheet.peek()
      sheets.value = listed.value
      const isOther = before !== null && inView.peek() !== before
      if (isOther && budgetSheets.peek().some(({ active }) => active)) chosen.value = null
      if (quietly) problems.passed()
    } else if (!quietly) problem.value = listed.problem
    if (sheet.peek() !== mappingOf) await loadMapping()
  }

  async function loadMapping(): Promise<void> {
    const name = sheet.peek()
    mappingOf = name
    if (name === null) return
    const loaded = await port.loadMapping(name)
    if (mappingOf !== name) return
    mapping.value = loaded.ok ? loaded.value : null
    if (!loaded.ok) mappingOf = null
  }

  /** As the user corrected it: the one at hand, or another sheet's from the workbook. */
  async function mappingFor(name: string): Promise<Outcome<Mapping | null>> {
    return name === mappingOf ? { ok: true, value: mapping.peek() } : port.loadMapping(name)
  }

  return {
    sheets,
    budgetSheets,
    chosen,
    inView,
    sheet,
    mapping,
    mappingFor,
    problem,
    marked,
    refresh,
    async choose(name: string | null): Promise<void> {
      problems.clear()
      chosen.value = name
      await loadMapping()
    },
    /** @param name the sheet that was corrected */
    async correct(name: string, next: Mapping | null): Promise<void> {
      if (name === sheet.peek()) mapping.value = next
      const saved = await port.saveMapping(name, next)
      if (!saved.ok) problem.value = saved.problem
    },
    /** @param address a cell, also with its sheet before it */
    async jumpTo(address: string, name?: string): Promise<void> {
      const { workbook, sheet: named, cell } = splitAddress(address)
      const target = named || (name ?? sheet.peek())
      problems.clear()
      if (workbook !== null) return page?.jumpTo({ workbook, sheet: named, cell })
      if (target === null) return
      const jumped = await port.jumpTo(target, cell)
      if (!jumped.ok) problem.value = jumped.problem
    },
    /** Hears of sheets that come in view, come and go: the label follows. */
    async follow(): Promise<void> {
      await port.onSheets(() => void refresh({ quietly: true }))
    },
  }
}
