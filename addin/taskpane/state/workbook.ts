// Sheets and the user's corrections of their columns, as the pane knows them.

import { computed, signal } from '@preact/signals'
import { splitAddress } from '../../../shared/address/sheet-address.ts'
import type { Mapping } from '../../../shared/schema/index.ts'
import { rowChoices } from '../../budget/row-choices.ts'
import type { RowChoice } from '../../client/thread/asked.ts'
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
  /** The user's corrections by sheet; null for a sheet that has none. */
  const corrections = signal<Readonly<Record<string, Mapping | null>>>({})
  /** Last failure of something small (a jump, a mark). */
  const problem = problems.at('workbook')
  const marked = signal<string | null>(null)

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
    await loadCorrections()
  }

  /** Those of sheets that were not asked for yet. */
  async function loadCorrections(...more: string[]): Promise<Outcome<void>> {
    const known = corrections.peek()
    const listed = sheets.peek().flatMap(({ name, own }) => (own ? [] : [name]))
    const names = [...new Set([...listed, ...more])].filter((name) => !(name in known))
    if (names.length === 0) return { ok: true, value: undefined }
    const loaded = await port.loadMappings(names)
    if (!loaded.ok) return loaded
    const read = names.map((name) => [name, loaded.value[name] ?? null] as const)
    corrections.value = { ...Object.fromEntries(read), ...corrections.peek() }
    return { ok: true, value: undefined }
  }

  /** As the user corrected a sheet, and what is said of single rows on any. */
  async function correctionsFor(
    name: string,
  ): Promise<Outcome<{ mapping: Mapping | null; rows: RowChoice[] }>> {
    const loaded = await loadCorrections(name)
    if (!loaded.ok) return loaded
    const all = Object.entries(corrections.peek()).filter(
      (entry): entry is [string, Mapping] => entry[1] !== null,
    )
    const mapping = corrections.peek()[name] ?? null
    return { ok: true, value: { mapping, rows: rowChoices(Object.fromEntries(all)) } }
  }

  return {
    sheets,
    budgetSheets,
    chosen,
    inView,
    sheet,
    corrections,
    correctionsFor,
    problem,
    marked,
    refresh,
    async choose(name: string | null): Promise<void> {
      problems.clear()
      chosen.value = name
      await loadCorrections()
    },
    /** @param name the sheet that was corrected */
    async correct(name: string, next: Mapping | null): Promise<void> {
      corrections.value = { ...corrections.peek(), [name]: next }
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
