// The sentence to publish, in both languages, with a copy button.
import { useState } from 'preact/hooks'
import type { Language } from '../../../shared/schema/index.ts'
import { Button } from '../parts/button.tsx'
import { usePane } from '../state/context.ts'
import type { Result } from '../state/validation.ts'

export function Statement({ result }: { result: Result }) {
  const pane = usePane()
  const t = pane.text.value.totals
  const [copied, setCopied] = useState<Language | null>(null)
  const provisional = result.report.totals.share.status === 'provisional'
  return (
    <section class="card stack-s" aria-labelledby="statement-title">
      <h2 id="statement-title">{t.statement}</h2>
      {provisional && <p class="small badge-line">{t.statementProvisional}</p>}
      {(['ja', 'en'] as const).map((language) => (
        <div key={language} class="quote">
          <p lang={language}>{result.report.statement[language]}</p>
          <Button
            look="subtle"
            size="small"
            icon={copied === language ? 'check' : 'copy'}
            label={t.copyStatement[language]}
            onClick={() =>
              void pane.copy(result.report.statement[language]).then(() => setCopied(language))
            }
          />
        </div>
      ))}
    </section>
  )
}
