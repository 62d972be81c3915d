// What this is: ruleset, Excel's level, licence.
import { usePane } from '../state/context.ts'

export function About() {
  const pane = usePane()
  const t = pane.text.value.settings
  const ruleset = pane.validation.result.value?.report.ruleset
  return (
    <section class="card stack-s" aria-labelledby="about-title">
      <h2 id="about-title">{t.about}</h2>
      <p>{t.aboutText}</p>
      <dl class="facts small">
        {ruleset && (
          <div class="fact">
            <dt>{t.ruleset}</dt>
            <dd class="number">{ruleset}</dd>
          </div>
        )}
        <div class="fact">
          <dt>ExcelApi</dt>
          <dd class="number">{pane.ready.value && pane.services.port.apiLevel()}</dd>
        </div>
        <div class="fact">
          <dt>{t.licence}</dt>
          <dd>MIT</dd>
        </div>
      </dl>
    </section>
  )
}
