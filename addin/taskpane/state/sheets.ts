// Which sheets make up the budget: the user's say on single ones, kept in the workbook, and files beside it.
import { signal } from '@preact/signals'
import type { SheetRole, SheetRoleChoice } from '../../../shared/schema/index.ts'
import type { SheetOfResult } from '../../budget/result.ts'
import type { Outcome } from '../../workbook/port.ts'
import { type AnyProblem, unexpected } from './problems.ts'
import type { Services } from './services.ts'

/** More than any file that is read: a larger one is refused for its size. */
const MOST_BYTES = 33 * 1024 * 1024

export type Sheets = ReturnType<typeof createSheets>

export function createSheets({ port, workerThread }: Services) {
  /** Sheets of the files, held by this page alone: they are chosen anew the next time. */
  const files = signal<readonly SheetOfResult[]>([])
  const problem = signal<AnyProblem | null>(null)
  let roles: readonly SheetRoleChoice[] | null = null
  let revision = 0

  async function load(): Promise<Outcome<readonly SheetRoleChoice[]>> {
    if (roles === null) {
      const loaded = await port.loadRoles()
      if (!loaded.ok) return loaded
      roles = loaded.value
    }
    return { ok: true, value: roles }
  }

  const isOf = (
    one: SheetRoleChoice,
    { sheet, workbook }: Omit<SheetRoleChoice, 'role'>,
  ): boolean => one.sheet === sheet && one.workbook === workbook

  return {
    files,
    problem,
    load,
    /** @param role null: evidence decides again */
    async say(of: Omit<SheetRoleChoice, 'role'>, role: SheetRole | null): Promise<void> {
      const loaded = await load()
      if (!loaded.ok) {
        problem.value = loaded.problem
        return
      }
      const others = loaded.value.filter((one) => !isOf(one, of))
      roles = role === null ? others : [...others, { ...of, role }]
      const saved = await port.saveRoles(roles)
      problem.value = saved.ok ? null : saved.problem
    },
    /** A file that can't be read is told, the others are taken. One of a name already there takes its place. */
    async add(added: readonly File[]): Promise<void> {
      problem.value = null
      for (const file of added) {
        try {
          const bytes = await file.slice(0, MOST_BYTES).arrayBuffer()
          const read = await workerThread.call('readFile', { name: file.name, bytes })
          if (read.ok) {
            files.value = [
              ...files.value.filter((one) => one.file !== file.name),
              ...read.sheets.map(({ name, hidden, snapshot, digest }) => ({
                ...{ name, file: file.name, hidden, revision: nextRevision() },
                reading: { snapshot, fingerprint: digest },
              })),
            ]
          } else problem.value = { code: 'refused', message: read.message }
        } catch (cause) {
          problem.value = unexpected(cause)
        }
      }
    },
    drop(file: string): void {
      files.value = files.value.filter((one) => one.file !== file)
    },
  }

  /** Below 0: the workbook's own sheets have numbers above it. */
  function nextRevision(): number {
    revision -= 1
    return revision
  }
}
