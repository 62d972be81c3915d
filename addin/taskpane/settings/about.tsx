// What this is: ruleset, Excel's level, licence.
import { ForAdmin } from '../parts/for-admin.tsx'
import { usePane } from '../state/context.ts'

export function About() {
  const pane = usePane()
  const t = pane.text.value.settings
  const ruleset = pane.validation.result.value?.report.ruleset
  return (
    <section class="card stack-s" aria-labelledby="about-title">
      <h2 id="about-title">{t.about}</h2>
      <p>{t.aboutText}</p>
      <p class="small quiet">{t.licence}: MIT</p>
      <ForAdmin>
        {ruleset && (
          <p class="number">
            {t.ruleset}: {ruleset}
          </p>
        )}
        {pane.ready.value && !pane.services.page && (
          <p class="number">
            {t.excelLevel}: {pane.services.port.apiLevel()}
          </p>
        )}
      </ForAdmin>
    </section>
  )
}
