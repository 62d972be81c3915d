// What a language's words of the evidence pack are.
import type { ReviewStanding, ReviewState } from '../../../shared/schema/index.ts'

export interface PackTexts {
  title: string
  /** Sections of the cover sheet. */
  about: string
  figures: string
  share: string
  findings: string
  opinions: string
  allOpinions: string
  record: string
  open: string
  samples: string
  signOff: string
  parts: string
  /** Labels. */
  ward: string
  fiscalYear: string
  workbook: string
  sheet: string
  run: string
  /** In the place of a run's id. */
  unsigned: string
  validatedAt: string
  validatedBy: string
  ruleset: string
  plan: string
  policy: string
  digest: string
  snapshotDigest: string
  auditHead: string
  state: string
  stateAfterReview: string
  why: string
  statement: string
  noPlan: string
  version: (version: number | null) => string
  signerKey: string
  /** @param isPreparer the name is that of whoever validated */
  madeBy: (maker: string, isPreparer: boolean) => string
  notSigned: string
  signedBy: (name: string, at: string) => string
  openItems: (count: number) => string
  none: string
  seed: string
  size: string
  threshold: string
  population: (lines: number, yen: string) => string
  outside: (lines: number, yen: string) => string
  ticked: (name: string, at: string) => string
  notTicked: string
  headings: {
    figure: string
    opinion: string
    items: string
    amount: string
    unit: string
    code: string
    severity: string
    cells: string
    message: string
    accepted: string
    at: string
    by: string
    what: string
    about: string
    reason: string
    standing: string
    cell: string
    item: string
    tick: string
    part: string
    bytes: string
    sha256: string
  }
  severities: Record<'error' | 'warning' | 'info' | 'advice', string>
  states: Record<ReviewState, string>
  standings: Record<ReviewStanding, string>
  verify: string
  yen: string
  percent: string
  /** The verifier's page. */
  verifier: {
    title: string
    explain: string
    choose: string
    working: string
    allGood: string
    someBad: string
    someOpen: string
    keys: string
    /** Before a sentence that does not hold. */
    not: string
    marks: { good: string; bad: string; open: string }
    codes: Record<string, string>
  }
}
