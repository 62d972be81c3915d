// Sheets and the user's corrections of their columns, as the pane knows them.

import { computed, signal } from '@preact/signals'
import type { Mapping } from '../../../shared/schema/index.ts'
import type { Problem, SheetInfo } from '../../workbook/port.ts'
import type { Services } from './services.ts'

export type WorkbookState = ReturnType<typeof createWorkbook>

export function createWorkbook({ port }: Services) {
  const sheets = signal<SheetInfo[]>([])
  /** null: whichever sheet is active. */
  const chosen = signal<string | null>(null)
  const mapping = signal<Mapping | null>(null)
  /** Last failure of something small (a jump, a mark), shown until dismissed. */
  const problem = signal<Problem | null>(null)
  const marked = signal<string | null>(null)

  let mappingOf: string | null = null

  const budgetSheets = computed(() => sheets.value.filter((sheet) => sheet.visible && !sheet.own))
  const sheet = computed(() => {
    const named = budgetSheets.value.find((one) => one.name === chosen.value)
    const active = budgetSheets.value.find((one) => one.active)
    return (named ?? active ?? budgetSheets.value[0])?.name ?? null
  })

  /** @param quietly nobody asked for it: a cell being edited, say, is nothing to tell */
  async function refresh({ quietly = false } = {}): Promise<void> {
    const listed = await port.listSheets()
    if (listed.ok) sheets.value = listed.value
    else if (!quietly) problem.value = listed.problem
    if (sheet.peek() !== mappingOf) await loadMapping()
  }

  async function loadMapping(): Promise<void> {
    const name = sheet.peek()
    mappingOf = name
    if (name === null) return
    const loaded = await port.loadMapping(name)
    mapping.value = loaded.ok ? loaded.value : null
  }

  return {
    sheets,
    budgetSheets,
    chosen,
    sheet,
    mapping,
    problem,
    marked,
    refresh,
    async choose(name: string | null): Promise<void> {
      chosen.value = name
      await loadMapping()
    },
    async correct(next: Mapping | null): Promise<void> {
      mapping.value = next
      const name = sheet.peek()
      if (name === null) return
      const saved = await port.saveMapping(name, next)
      if (!saved.ok) problem.value = saved.problem
    },
    async jumpTo(address: string, name?: string): Promise<void> {
      const target = name ?? sheet.peek()
      if (target === null) return
      const jumped = await port.jumpTo(target, address)
      problem.value = jumped.ok ? null : jumped.problem
    },
  }
}
