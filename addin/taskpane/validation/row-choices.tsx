// A row that may be a sum or an item: both readings one click apart. The choice is kept in the workbook.
import type { Finding, Mapping } from '../../../shared/schema/index.ts'
import { ownCell } from '../../budget/result.ts'
import { Button } from '../parts/button.tsx'
import { usePane } from '../state/context.ts'
import type { Result } from '../state/validation.ts'

type Choice = NonNullable<Mapping['rows']>[number]

const open = new Set(['structure/sum-by-figures', 'structure/possible-sum', 'structure/chosen-row'])

/** Nothing for findings that leave no choice, or that stand in another file. */
export function RowChoices({ finding, result }: { finding: Finding; result: Result }) {
  const pane = usePane()
  const t = pane.text.value.validation.findings.rowChoice
  const { name, variant } = finding.params
  const own = ownCell(result, finding.cells[0] ?? '')
  if (!open.has(finding.code) || typeof name !== 'string' || !own?.cell) return null
  const { sheet, cell } = own
  const chosen = finding.code === 'structure/chosen-row' ? variant : null

  async function choose(as: Choice['as'] | null): Promise<void> {
    const { rows = [], ...rest } = pane.workbook.corrections.peek()[sheet] ?? {}
    const others = rows.filter((other) => other.cell !== cell && other.name !== name)
    const next = as === null ? others : [...others, { cell, name: name as string, as }]
    const mapping = next.length > 0 ? { ...rest, rows: next } : rest
    await pane.workbook.correct(sheet, Object.keys(mapping).length > 0 ? mapping : null)
    await pane.validation.validateSheet(result.sheet)
  }

  return (
    <>
      {(['sum', 'item'] as const).map(
        (as) =>
          as !== chosen && (
            <Button key={as} size="small" look="subtle" onClick={() => void choose(as)}>
              {t[as]}
            </Button>
          ),
      )}
      {chosen !== null && (
        <Button size="small" look="subtle" icon="undo" onClick={() => void choose(null)}>
          {t.takeBack}
        </Button>
      )}
    </>
  )
}
