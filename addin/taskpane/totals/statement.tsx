// The sentence to publish, in both languages, with a copy button.
import { useState } from 'preact/hooks'
import type { Language } from '../../../shared/schema/index.ts'
import { Button } from '../parts/button.tsx'
import { ShareText, standingOfResult } from '../parts/share-text.tsx'
import { usePane } from '../state/context.ts'
import { subjectOfResult } from '../state/subject.ts'
import type { Result } from '../state/validation.ts'

export function Statement({ result }: { result: Result }) {
  const pane = usePane()
  const t = pane.text.value.totals
  const [copied, setCopied] = useState<Language | null>(null)
  const { share } = result.report.totals
  const isOutdated = pane.validation.outdated.value !== null
  const standing = standingOfResult(result, isOutdated)
  return (
    <section class="card stack-s" aria-labelledby="statement-title">
      <h2 id="statement-title">{t.statement}</h2>
      <Button
        size="small"
        icon="search"
        onClick={() => void pane.desk.why(subjectOfResult(result), 'statement')}
      >
        {pane.text.value.audit.whyStatement}
      </Button>
      <p class="small">
        {t.statementState} <ShareText value={share.value} standing={standing} />
      </p>
      {standing === 'provisional' && <p class="small">{t.statementProvisional}</p>}
      {isOutdated && <p class="small">{t.statementOutdated}</p>}
      {(['ja', 'en'] as const).map((language) => (
        <div key={language} class={`quote is-${standing}`} data-standing={standing}>
          <p lang={language}>{result.report.statement[language]}</p>
          <Button
            look="subtle"
            size="small"
            disabled={isOutdated}
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
