// The one ward that is asked, kept and published for; its name beside its id, and what is wrong with it.

import { isWardId } from '../../../shared/schema/ward-id.ts'
import { wardLabel } from '../../../shared/text/ward.ts'
import { TextField } from '../parts/fields.tsx'
import { usePane } from '../state/context.ts'

export function WardField({ onChange }: { onChange: () => void }) {
  const pane = usePane()
  const t = pane.text.value.settings
  const { plans, settings } = pane
  const language = settings.spoken.value
  const ward = plans.ward.value
  const name = wardLabel(ward, language)
  const hint =
    ward === ''
      ? t.wardHint
      : plans.choice.value.kind === 'published'
        ? t.wardByPlan(name)
        : t.wardNow(name)
  return (
    <TextField
      label={t.ward}
      value={ward}
      onChange={(value) => {
        onChange()
        void plans.setWard(value.trim())
      }}
      placeholder="suminoe"
      hint={hint}
      error={ward === '' || isWardId(ward) ? undefined : t.wardMalformed}
    />
  )
}
