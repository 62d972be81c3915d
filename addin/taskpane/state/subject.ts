// What the auditor's desk looks at.
import type { RunSummary, Share } from '../../../shared/schema/index.ts'
import type { Result } from '../../budget/result.ts'

/** What is looked at: the result at hand, or a kept run without its workbook. */
export interface Subject {
  /** The kept run; null where none is. */
  id: string | null
  sheet: string
  share: Share
  result: Result | null
}

export const subjectOfResult = (result: Result): Subject => ({
  id: result.attested?.id ?? null,
  sheet: result.sheet,
  share: result.report.totals.share,
  result,
})

export const subjectOfRun = ({ id, sheet, share }: RunSummary): Subject => ({
  ...{ id, sheet, share, result: null },
})
