// (g) one edited cell in a sheet of 10,000 lines → the new report.
import { assess, reportDigest } from '../../../shared/assess.ts'
import { defaultPolicy, type SheetSnapshot } from '../../../shared/schema/index.ts'
import { type Figure, milliseconds, told } from '../figure.ts'
import { inTurn, timingOf } from '../measure.ts'
import { column, firstLine, makeWorkload } from '../workload.ts'

const lines = 10_000
/** Milliseconds of script: one frame. */
const most = 16
/** Edits measured together: the processor's clock is coarser than one. */
const edits = 8

export async function oneEdit(): Promise<Figure[]> {
  const { snapshot, plan } = makeWorkload({ lines })
  let current = snapshot
  let seed = 0
  const edit = () => {
    seed++
    const row = firstLine - 1 + ((seed * 7_919) % lines)
    current = withCell(current, row, column.amount, (seed * 613) % 90_000)
    return assess(current, plan, defaultPolicy)
  }
  const before = reportDigest(assess(snapshot, plan, defaultPolicy))
  if (reportDigest(edit()) === before) throw new Error('an edit leaves the report as it was')
  const { several } = await inTurn(
    {
      several: () => {
        for (let i = 0; i < edits; i++) edit()
      },
    },
    { rounds: 15, warmUp: 4 },
  )
  const each = timingOf([several.least / edits, several.median / edits, several.median / edits])
  return [
    {
      part: 'g',
      name: `one edit at ${lines.toLocaleString('en')} lines → new report, script`,
      value: milliseconds(each.least),
      budget: `≤ ${most} ms`,
      used: each.least / most,
      noise: Math.min(0.25, each.median / each.least - 1),
    },
    told('g', '… median', milliseconds(each.median)),
  ]
}

/** The sheet with one cell changed: other rows are shared, as a reader of changes keeps them. */
function withCell(snapshot: SheetSnapshot, row: number, at: number, value: number): SheetSnapshot {
  const rows = snapshot.rows.slice()
  const cells = [...(rows[row] ?? [])]
  cells[at] = value
  rows[row] = cells
  return { ...snapshot, rows }
}
