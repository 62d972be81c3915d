// What is checked against what: the sheet and the plan.
import { useState } from 'preact/hooks'
import { wardLabel } from '../../../shared/text/ward.ts'
import { SelectField } from '../parts/fields.tsx'
import { fiscalYearText } from '../parts/format.ts'
import { ProblemMessage } from '../parts/problem-message.tsx'
import { usePane } from '../state/context.ts'
import { OpenPlan } from './open-plan.tsx'
import { PlanText } from './plan-text.tsx'

export function Source() {
  const pane = usePane()
  const t = pane.text.value.validation.source
  const { workbook, plans, settings } = pane
  const [adding, setAdding] = useState<'published' | 'text' | null>(null)
  const choice = plans.choice.value
  const published = plans.published.value

  const value =
    choice.kind === 'published' ? `${choice.ward}/${choice.fiscalYear}` : `:${choice.kind}`
  const known = new Set(plans.known.value)
  if (choice.kind === 'published') known.add(value)

  function choosePlan(next: string): void {
    setAdding(next === ':open' ? 'published' : next === ':text' ? 'text' : null)
    if (next === ':none') plans.choose({ kind: 'none' })
    if (next.startsWith(':')) return
    const [ward = '', year = ''] = next.split('/')
    void plans.choosePublished({ ward, fiscalYear: Number(year) })
  }

  return (
    <section class="source card" aria-label={t.label}>
      <SelectField
        label={t.sheet}
        value={workbook.sheet.value ?? ''}
        onChange={(name) => void workbook.choose(name)}
        choices={workbook.budgetSheets.value.map((sheet) => ({
          value: sheet.name,
          label: sheet.active ? t.activeSheet(sheet.name) : sheet.name,
        }))}
      />
      <SelectField
        label={t.plan}
        value={adding === 'published' ? ':open' : adding === 'text' ? ':text' : value}
        onChange={choosePlan}
        choices={[
          { value: ':none', label: t.noPlan },
          ...[...known].map((reference) => {
            const [ward = '', year = ''] = reference.split('/')
            const version = published?.reference === reference ? published.version : null
            return {
              value: reference,
              label: t.publishedPlan(
                wardLabel(ward, settings.spoken.value),
                fiscalYearText(Number(year), settings.spoken.value),
                version,
              ),
            }
          }),
          ...(choice.kind === 'inline' ? [{ value: ':inline', label: choice.name }] : []),
          { value: ':open', label: t.openPlan },
          { value: ':text', label: t.planFromText },
        ]}
      />
      {adding === null && plans.problem.value && (
        <ProblemMessage
          problem={plans.problem.value}
          tone="warning"
          onDismiss={() => {
            plans.problem.value = null
          }}
        />
      )}
      {adding === 'published' && <OpenPlan onDone={() => setAdding(null)} />}
      {adding === 'text' && <PlanText onDone={() => setAdding(null)} />}
    </section>
  )
}
