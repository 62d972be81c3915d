// A row that may be a sum or an item: both readings one click apart. The choice is kept in the workbook.
import type { Finding, Mapping } from '../../../shared/schema/index.ts'
import { Button } from '../parts/button.tsx'
import { usePane } from '../state/context.ts'
import type { Result } from '../state/validation.ts'

type Choice = NonNullable<Mapping['rows']>[number]

const open = new Set(['structure/sum-by-figures', 'structure/possible-sum', 'structure/chosen-row'])

/** Nothing for findings that leave no choice, or that stand on one of several sheets. */
export function RowChoices({ finding, result }: { finding: Finding; result: Result }) {
  const pane = usePane()
  const t = pane.text.value.validation.findings.rowChoice
  const [cell] = finding.cells
  const { name, variant } = finding.params
  if (!open.has(finding.code) || typeof name !== 'string' || !cell || cell.includes('!'))
    return null
  const chosen = finding.code === 'structure/chosen-row' ? variant : null

  async function choose(as: Choice['as'] | null): Promise<void> {
    const { rows = [], ...rest } = result.mapping ?? {}
    const others = rows.filter((other) => other.cell !== cell && other.name !== name)
    const next =
      as === null ? others : [...others, { cell: cell as string, name: name as string, as }]
    const mapping = next.length > 0 ? { ...rest, rows: next } : rest
    await pane.workbook.correct(result.sheet, Object.keys(mapping).length > 0 ? mapping : null)
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
