// 設定: language, sign-in, the ward, its plan and policy, and what this is.
import { Disclosure } from '../parts/disclosure.tsx'
import { SelectField, Switch } from '../parts/fields.tsx'
import { usePane } from '../state/context.ts'
import type { LanguageChoice, ThemeChoice } from '../state/settings.ts'
import { About } from './about.tsx'
import { ConnectionFields } from './connection-fields.tsx'
import { PlanCard } from './plan-card.tsx'
import { PolicyCard } from './policy-card.tsx'

export function SettingsTab() {
  const pane = usePane()
  const t = pane.text.value.settings
  const { settings } = pane
  return (
    <div class="stack">
      <section class="card stack-s" aria-labelledby="display-title">
        <h2 id="display-title">{t.display}</h2>
        <SelectField
          label={t.language}
          value={settings.language.value}
          onChange={(value) => settings.language.set(value as LanguageChoice)}
          choices={[
            { value: 'auto', label: pane.services.page ? t.autoHere : t.languageAuto },
            { value: 'ja', label: '日本語' },
            { value: 'en', label: 'English' },
          ]}
        />
        <SelectField
          label={t.theme}
          value={settings.theme.value}
          onChange={(value) => settings.theme.set(value as ThemeChoice)}
          choices={[
            { value: 'auto', label: pane.services.page ? t.autoHere : t.themeAuto },
            { value: 'light', label: t.themeLight },
            { value: 'dark', label: t.themeDark },
          ]}
        />
        <Switch
          label={t.autoRevalidate}
          hint={t.autoRevalidateHint}
          checked={settings.autoRevalidate.value === 'on'}
          onChange={(on) => settings.autoRevalidate.set(on ? 'on' : 'off')}
        />
      </section>
      <section class="card stack-s" aria-labelledby="connection-title">
        <h2 id="connection-title">{t.connection}</h2>
        <ConnectionFields />
      </section>
      <Disclosure look="card" title={t.plan} open>
        <PlanCard />
      </Disclosure>
      <Disclosure look="card" title={t.policy}>
        <PolicyCard />
      </Disclosure>
      <About />
    </div>
  )
}
