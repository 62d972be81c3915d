// Whether a sheet is one that the write-back made: it repeats another sheet's budget.
import type { SheetSnapshot } from '../../schema/index.ts'
import { wordsFor } from '../locales/index.ts'

const titles: ReadonlySet<unknown> = new Set(
  (['ja', 'en'] as const)
    .map(wordsFor)
    .flatMap(({ detailTitle, summaryTitle }) => [detailTitle, summaryTitle]),
)

/** By its title, so that a copy under another name is known too. */
export const isWrittenSheet = ({ rows }: SheetSnapshot): boolean => titles.has(rows[0]?.[0])
