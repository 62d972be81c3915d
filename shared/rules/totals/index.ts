// Rules of sums, declared figures and the share, in the order they run: a cause before what follows from it.
import type { Rule } from '../engine/rule.ts'
import { baseNotPositive } from './base-not-positive.ts'
import { changeDiffers } from './change-differs.ts'
import { coarserUnit } from './coarser-unit.ts'
import { columnIdentity } from './column-identity.ts'
import { declaredDiffers } from './declared-differs.ts'
import { explainedMismatch } from './explained-mismatch.ts'
import { fundsIdentity } from './funds-identity.ts'
import { parentDiffers } from './parent-differs.ts'
import { planDeclaredDiffers } from './plan-declared-differs.ts'
import { pots } from './pots.ts'
import { rateDiffers } from './rate-differs.ts'
import { sectionDiffers } from './section-differs.ts'
import { shareDiffers } from './share-differs.ts'
import { shareRounding } from './share-rounding.ts'
import { subtotalDiffers } from './subtotal-differs.ts'
import { toleratedDifference } from './tolerated-difference.ts'
import { sumTooLarge } from './too-large.ts'

export const totalsRules: readonly Rule[] = [
  explainedMismatch,
  toleratedDifference,
  subtotalDiffers,
  parentDiffers,
  sumTooLarge,
  baseNotPositive,
  sectionDiffers,
  declaredDiffers,
  planDeclaredDiffers,
  coarserUnit,
  pots,
  columnIdentity,
  fundsIdentity,
  changeDiffers,
  rateDiffers,
  shareDiffers,
  shareRounding,
]
