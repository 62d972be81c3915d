// The plan in use, and publishing one read from text.
import { useState } from 'preact/hooks'
import { isWardId } from '../../../shared/schema/ward-id.ts'
import { wardLabel } from '../../../shared/text/ward.ts'
import type { ClientProblem } from '../../client/problem.ts'
import { Button } from '../parts/button.tsx'
import { ConfirmButton } from '../parts/confirm-button.tsx'
import { SelectField, TextField } from '../parts/fields.tsx'
import { fiscalYearText } from '../parts/format.ts'
import { Message } from '../parts/message.tsx'
import { ProblemMessage } from '../parts/problem-message.tsx'
import { usePane } from '../state/context.ts'
import { fiscalYearAt } from '../state/pane.ts'
import { PlanText } from '../validation/plan-text.tsx'
import { PlanOutline } from './plan-outline.tsx'

export function PlanCard() {
  const pane = usePane()
  const t = pane.text.value.settings
  const { plans } = pane
  const [reading, setReading] = useState(false)
  const [published, setPublished] = useState('')
  const inUse = plans.inUse.value
  const choice = plans.choice.value
  const plan = inUse.kind === 'none' ? null : inUse.plan
  const language = pane.settings.spoken.value
  const nameOf = (reference: string): string => {
    const [ward = '', year = ''] = reference.split('/')
    return `${fiscalYearText(Number(year), language)} ${wardLabel(ward, language)}`
  }
  const which =
    inUse.kind === 'published'
      ? t.planPublished(nameOf(inUse.reference), inUse.version ?? 0)
      : t.planInline
  return (
    <div class="stack-s">
      {plan ? (
        <>
          {inUse.kind === 'published' && inUse.reference === published ? (
            <Message tone="success">{which}</Message>
          ) : (
            <p class="small quiet">{which}</p>
          )}
          <PlanOutline plan={plan} />
        </>
      ) : (
        <p class="quiet">{t.noPlan}</p>
      )}
      {choice.kind === 'inline' && (
        <Publish
          onPublished={(reference) => {
            setPublished(reference)
            setReading(false)
          }}
        />
      )}
      {reading ? (
        <PlanText onDone={() => setReading(false)} />
      ) : (
        <div class="row">
          <Button icon="plan" onClick={() => setReading(true)}>
            {t.readPlan}
          </Button>
        </div>
      )}
    </div>
  )
}

function Publish({ onPublished }: { onPublished: (reference: string) => void }) {
  const pane = usePane()
  const t = pane.text.value.settings
  const current = fiscalYearAt(pane.services.now())
  const choice = pane.plans.choice.value
  const plan = choice.kind === 'inline' ? choice.plan : null
  const [ward, setWard] = useState(plan?.ward ?? pane.settings.wardInUse.value)
  const [year, setYear] = useState(plan?.fiscalYear ?? current)
  const [problem, setProblem] = useState<ClientProblem | null>(null)
  const [working, setWorking] = useState(false)
  if (!plan) return null
  const language = pane.settings.spoken.value
  const id = ward.trim()
  const named = wardLabel(id, language)
  const yearNamed = fiscalYearText(year, language)

  async function publish(): Promise<void> {
    if (!plan) return
    setWorking(true)
    const answered = await pane.services.workerThread.call('publishPlan', {
      connection: pane.settings.connection.peek(),
      plan: { ...plan, ward: id, fiscalYear: year },
    })
    setWorking(false)
    setProblem(answered.ok ? null : answered.problem)
    if (!answered.ok) return
    onPublished(`${id}/${year}`)
    await pane.plans.choosePublished({ ward: id, fiscalYear: year })
  }

  return (
    <div class="inset stack-s">
      <h3>{t.publishPlan}</h3>
      <TextField
        label={t.ward}
        value={ward}
        onChange={setWard}
        live
        hint={named === id ? t.wardHint : t.wardNow(named)}
        error={id === '' || isWardId(id) ? undefined : t.wardMalformed}
      />
      <SelectField
        label={pane.text.value.validation.source.fiscalYear}
        value={String(year)}
        onChange={(value) => setYear(Number(value))}
        choices={[...new Set([year, current + 1, current, current - 1])]
          .sort((a, b) => b - a)
          .map((one) => ({
            value: String(one),
            label: fiscalYearText(one, language),
          }))}
      />
      <Message tone="info">{t.publishPlanExplain}</Message>
      {problem && <ProblemMessage problem={problem} />}
      <div class="row">
        <ConfirmButton
          disabled={!isWardId(id) || working}
          question={t.confirmPlan(named, yearNamed)}
          confirm={t.confirm}
          onConfirm={() => void publish()}
        >
          {t.publishPlanFor(named, yearNamed)}
        </ConfirmButton>
      </div>
    </div>
  )
}
