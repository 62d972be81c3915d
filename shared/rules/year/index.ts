// Rules of which year the figures are of, in the order they run: a cause before what follows from it.
import type { Rule } from '../engine/rule.ts'
import { columnsSwapped } from './columns-swapped.ts'
import { eraOverrun } from './era-overrun.ts'
import { priorExceedsParent } from './prior-exceeds-parent.ts'
import { rowOfOtherYear } from './row-of-other-year.ts'
import { severalYears } from './several-years.ts'
import { wrongYear } from './wrong-year.ts'

export const yearRules: readonly Rule[] = [
  columnsSwapped,
  wrongYear,
  severalYears,
  rowOfOtherYear,
  priorExceedsParent,
  eraOverrun,
]
