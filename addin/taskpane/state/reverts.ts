// The last thing written into the workbook, and taking it back: also after the pane was closed.

import { signal } from '@preact/signals'
import type { Problem, Revertible } from '../../workbook/port.ts'
import type { Services } from './services.ts'

/** What it was written from, in words; null where that is not known. */
export const sourceOf = (
  { source, moreSources }: Revertible,
  words: (first: string, more: number) => string,
): string | null => (source !== null && moreSources > 0 ? words(source, moreSources) : source)

export type Reverts = ReturnType<typeof createReverts>

export function createReverts({ port }: Services) {
  const last = signal<Revertible | null>(null)

  async function look(): Promise<void> {
    const found = await port.revertible()
    if (found.ok) last.value = found.value
  }

  return {
    /** What would be taken back next; null where there is nothing. */
    last,
    look,
    /** @returns what stood in the way; null when it was taken back */
    async revert(): Promise<Problem | null> {
      const reverted = await port.revert()
      await look()
      return reverted.ok ? null : reverted.problem
    },
  }
}
