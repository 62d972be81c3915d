// The share as the big number, how it comes about, and how far it can be trusted.

import { shortDigest, timeText } from '../parts/format.ts'
import { Icon } from '../parts/icon.tsx'
import { Message } from '../parts/message.tsx'
import { ProblemMessage } from '../parts/problem-message.tsx'
import { useAmount } from '../parts/use-amount.ts'
import { usePane } from '../state/context.ts'
import type { Result } from '../state/validation.ts'
import { ShareBar } from './share-bar.tsx'

export function ShareCard({ result }: { result: Result }) {
  const pane = usePane()
  const t = pane.text.value.validation.share
  const amount = useAmount()
  const { totals, counts } = result.report
  const { share } = totals
  return (
    <section class="card stack-s share" aria-labelledby="share-title">
      <div class="row wrap share-head">
        <h2 id="share-title" class="grow">
          {t.title}
        </h2>
        <span class="row badges">
          {share.status === 'provisional' && (
            <span class="badge is-warning">
              <Icon name="warning" size={16} />
              {t.provisional}
            </span>
          )}
          <span class={result.attested ? 'badge is-success' : 'badge'}>
            <Icon name={result.attested ? 'shield' : 'shieldOff'} size={16} />
            {result.attested ? t.attested : t.notAttested}
          </span>
        </span>
      </div>
      {share.value === null ? (
        <p class="share-none">{share.denominator > 0 ? t.noMarks : t.notApplicable}</p>
      ) : (
        <p class={`share-number ${share.status === 'provisional' ? 'is-provisional' : ''}`}>
          <span class="number">{share.value}</span>
          <span class="share-percent">%</span>
        </p>
      )}
      <p class="small quiet dotted">
        <span>{t.division(amount(share.numerator), amount(share.denominator))}</span>
        {share.value !== null && <span>{t.rounding[share.rounding](share.decimals)}</span>}
      </p>
      {share.status === 'provisional' && <p class="small">{t.untilFixed(counts.error)}</p>}
      <ShareBar totals={totals} />
      {result.problem && (
        <ProblemMessage problem={withLocalNote(result.problem, t.madeHere)} tone="info" />
      )}
      {!result.attested && !result.problem && <p class="small quiet">{t.localOnly}</p>}
      {result.agrees === false && (
        <Message tone="danger" title={t.differsTitle} urgent>
          <p>{t.differs}</p>
        </Message>
      )}
      <p class="small quiet share-foot dotted">
        <span>{timeText(result.at, pane.settings.spoken.value)}</span>
        <span>{t.ruleset(result.report.ruleset)}</span>
        <span class="number" title={result.digest}>
          {shortDigest(result.digest)}
        </span>
        {result.agrees === true && <span>{t.agrees}</span>}
      </p>
    </section>
  )
}

function withLocalNote(
  problem: NonNullable<Result['problem']>,
  note: { ja: string; en: string },
): NonNullable<Result['problem']> {
  return {
    ...problem,
    message: { ja: problem.message.ja + note.ja, en: `${problem.message.en} ${note.en}` },
  }
}
