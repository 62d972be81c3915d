// A published plan chosen by ward and fiscal year.
import { useState } from 'preact/hooks'
import { isWardId } from '../../../shared/schema/ward-id.ts'
import { wardLabel } from '../../../shared/text/ward.ts'
import { Button } from '../parts/button.tsx'
import { SelectField, TextField } from '../parts/fields.tsx'
import { fiscalYearText } from '../parts/format.ts'
import { ProblemMessage } from '../parts/problem-message.tsx'
import { usePane } from '../state/context.ts'
import { fiscalYearAt } from '../state/pane.ts'

export function OpenPlan({ onDone }: { onDone: () => void }) {
  const pane = usePane()
  const t = pane.text.value
  const current = fiscalYearAt(pane.services.now())
  const [ward, setWard] = useState(pane.plans.ward.value)
  const [year, setYear] = useState(current)
  const language = pane.settings.spoken.value
  const years = [current + 1, current, current - 1, current - 2, current - 3]
  return (
    <form
      class="inset stack-s"
      onSubmit={(event) => {
        event.preventDefault()
        void pane.plans
          .choosePublished({ ward: ward.trim(), fiscalYear: year })
          .then((found) => found && onDone())
      }}
    >
      <TextField
        label={t.settings.ward}
        value={ward}
        onChange={setWard}
        live
        placeholder="suminoe"
        hint={
          wardLabel(ward.trim(), language) === ward.trim()
            ? t.settings.wardHint
            : t.settings.wardNow(wardLabel(ward.trim(), language))
        }
        error={ward.trim() === '' || isWardId(ward.trim()) ? undefined : t.settings.wardMalformed}
      />
      <SelectField
        label={t.validation.source.fiscalYear}
        value={String(year)}
        onChange={(value) => setYear(Number(value))}
        choices={years.map((one) => ({
          value: String(one),
          label: fiscalYearText(one, language),
        }))}
      />
      {pane.plans.problem.value && <ProblemMessage problem={pane.plans.problem.value} />}
      <div class="row">
        <Button
          type="submit"
          look="primary"
          disabled={!isWardId(ward.trim()) || pane.plans.loading.value}
        >
          {t.validation.source.open}
        </Button>
        <Button onClick={onDone}>{t.common.cancel}</Button>
      </div>
    </form>
  )
}
