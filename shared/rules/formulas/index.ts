// Rules of how the sheet adds up, in the order they run: a cause before what follows from it.
import type { Rule } from '../engine/rule.ts'
import { approximateLookup } from './approximate-lookup.ts'
import { circularReference } from './circular-reference.ts'
import { countsTwice } from './counts-twice.ts'
import { errorValue } from './error-value.ts'
import { externalLink } from './external-link.ts'
import { hiddenInSum } from './hidden-in-sum.ts'
import { includesItself } from './includes-itself.ts'
import { manualCalculation } from './manual-calculation.ts'
import { mixedUnits } from './mixed-units.ts'
import { notCalculated } from './not-calculated.ts'
import { ownSubtotal } from './own-subtotal.ts'
import { rangeMissesRows } from './range-misses-rows.ts'
import { refersToBlank } from './refers-to-blank.ts'
import { refersToText } from './refers-to-text.ts'
import { skipsHidden } from './skips-hidden.ts'
import { staleLink } from './stale-link.ts'
import { staleValue } from './stale-value.ts'
import { textInSum } from './text-in-sum.ts'
import { typedConstant } from './typed-constant.ts'
import { typedTotal } from './typed-total.ts'
import { unlikeNeighbours } from './unlike-neighbours.ts'
import { wrongSheetLink } from './wrong-sheet-link.ts'

export const formulasRules: readonly Rule[] = [
  errorValue,
  notCalculated,
  manualCalculation,
  rangeMissesRows,
  countsTwice,
  includesItself,
  circularReference,
  ownSubtotal,
  mixedUnits,
  approximateLookup,
  typedConstant,
  skipsHidden,
  textInSum,
  typedTotal,
  refersToText,
  refersToBlank,
  unlikeNeighbours,
  staleValue,
  hiddenInSum,
  externalLink,
  wrongSheetLink,
  staleLink,
]
