// The ward's policy: exclusions, marks and their labels, unit, rounding, the statement's template. Published with the right to.
import { useState } from 'preact/hooks'
import type { Policy, Unit } from '../../../shared/schema/index.ts'
import { wardLabel } from '../../../shared/text/ward.ts'
import type { ClientProblem } from '../../client/problem.ts'
import { Button } from '../parts/button.tsx'
import { ConfirmButton } from '../parts/confirm-button.tsx'
import { SelectField, TextAreaField, TextField } from '../parts/fields.tsx'
import { Message } from '../parts/message.tsx'
import { ProblemMessage } from '../parts/problem-message.tsx'
import { Term } from '../parts/term.tsx'
import { usePane } from '../state/context.ts'

const units: Unit[] = ['円', '千円', '万円', '百万円', '億円']

interface Published {
  ward: string
  version: number
}

export function PolicyCard() {
  const pane = usePane()
  const t = pane.text.value.settings
  const policy = pane.plans.policy.value
  const [published, setPublished] = useState<Published | null>(null)
  if (policy === null) return <p class="quiet">{t.noPolicy}</p>
  return (
    <PolicyForm
      key={`${pane.plans.ward.value}${JSON.stringify(policy)}`}
      policy={policy}
      published={published}
      onPublished={setPublished}
    />
  )
}

/** @param props.published version published a moment ago: the form is made anew with it */
function PolicyForm(props: {
  policy: Policy
  published: Published | null
  onPublished: (published: Published) => void
}) {
  const { policy, published } = props
  const pane = usePane()
  const t = pane.text.value.settings
  const [draft, setDraft] = useState(policy)
  const [problem, setProblem] = useState<ClientProblem | null>(null)
  const ward = pane.plans.ward.value
  const named = wardLabel(ward, pane.settings.spoken.value)
  const changed = JSON.stringify(draft) !== JSON.stringify(policy)
  const change = (part: Partial<Policy>): void => {
    setProblem(null)
    setDraft({ ...draft, ...part })
  }

  async function publish(): Promise<void> {
    const answered = await pane.services.workerThread.call('publishPolicy', {
      connection: pane.settings.connection.peek(),
      ward,
      policy: draft,
    })
    setProblem(answered.ok ? null : answered.problem)
    if (!answered.ok) return
    props.onPublished({ ward, version: answered.value.version })
    await pane.plans.loadPolicy()
  }

  return (
    <div class="stack-s">
      <p class="small quiet">{t.policyVersion(named, pane.plans.policyVersion.value)}</p>
      <SelectField
        label={t.defaultUnit}
        value={draft.defaultUnit ?? ''}
        onChange={(value) => change({ defaultUnit: value === '' ? null : (value as Unit) })}
        choices={[
          { value: '', label: t.noDefaultUnit },
          ...units.map((unit) => ({ value: unit, label: unit })),
        ]}
      />
      <h3>
        {t.marks} <Term name="mark" />
      </h3>
      {draft.reflectionMarks.map((mark, at) => (
        <TextField
          key={mark.symbol}
          label={t.markLabel(mark.symbol)}
          live
          value={mark.label}
          onChange={(label) =>
            change({
              reflectionMarks: draft.reflectionMarks.map((one, i) =>
                i === at ? { ...one, label } : one,
              ),
            })
          }
        />
      ))}
      <h3>
        {t.exclusions} <Term name="fixed" />
      </h3>
      {draft.exclusions.map((exclusion, at) => (
        <TextField
          key={exclusion.id}
          label={t.exclusionLabel(t.kinds[exclusion.kind])}
          live
          value={exclusion.label}
          hint={t.matches(exclusion.match)}
          onChange={(label) =>
            change({
              exclusions: draft.exclusions.map((one, i) => (i === at ? { ...one, label } : one)),
            })
          }
        />
      ))}
      <h3>{t.share}</h3>
      <div class="row pair">
        <SelectField
          label={t.decimals}
          value={String(draft.share.decimals)}
          onChange={(value) => change({ share: { ...draft.share, decimals: Number(value) } })}
          choices={[0, 1, 2, 3].map((n) => ({ value: String(n), label: String(n) }))}
        />
        <SelectField
          label={t.rounding}
          value={draft.share.rounding}
          onChange={(value) =>
            change({
              share: { ...draft.share, rounding: value === 'truncate' ? 'truncate' : 'half-up' },
            })
          }
          choices={[
            { value: 'half-up', label: t.halfUp },
            { value: 'truncate', label: t.truncate },
          ]}
        />
      </div>
      {(['ja', 'en'] as const).map((language) => (
        <TextAreaField
          key={language}
          label={t.template[language]}
          rows={3}
          value={draft.statement?.[language] ?? ''}
          hint={language === 'ja' ? t.templateHint : undefined}
          onChange={(text) => {
            const { [language]: _, ...others } = draft.statement ?? {}
            change({ statement: text ? { ...others, [language]: text } : others })
          }}
        />
      ))}
      <p class="small quiet">
        {t.retention(draft.storage?.keepSheet ?? false, draft.storage?.days)}
      </p>
      {problem && <ProblemMessage problem={problem} />}
      {published?.ward === ward && !changed && (
        <Message tone="success">{t.policyPublished(named, published.version)}</Message>
      )}
      <div class="row wrap">
        <ConfirmButton
          disabled={!changed}
          question={t.confirmPolicy(named)}
          confirm={t.confirm}
          onConfirm={() => void publish()}
        >
          {t.publishPolicyFor(named)}
        </ConfirmButton>
        <Button disabled={!changed} onClick={() => setDraft(policy)}>
          {t.discard}
        </Button>
      </div>
    </div>
  )
}
