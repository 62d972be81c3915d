// What a validation came to, with everything it was made from.
import type { Mapping, Policy } from '../../../shared/schema/index.ts'
import type { Checked, CheckInput, PlanInUse } from '../../client/thread/check-sheet.ts'
import type { SheetReading } from '../../workbook/port.ts'

export interface Result extends Checked {
  sheet: string
  reading: SheetReading
  /** The workbook's other sheets as they were read; null where this one alone was checked. */
  others: CheckInput['others']
  /** By which the worker thread knows the sheet. */
  revision: number
  /** Every edit since the reading began has been heard of. */
  followed: boolean
  mapping: Mapping | null
  /** What it was checked against. */
  plan: PlanInUse
  policy: Policy | null
  at: Date
}
