// The share as the big number, whose it is, how it comes about, and how far it can be trusted.

import { Button } from '../parts/button.tsx'
import { ForAdmin } from '../parts/for-admin.tsx'
import { shortDigest, timeText } from '../parts/format.ts'
import { Icon } from '../parts/icon.tsx'
import { Message } from '../parts/message.tsx'
import { ofResult } from '../parts/of-result.ts'
import { ProblemMessage } from '../parts/problem-message.tsx'
import { type ResultStanding, ShareText, standingOfResult } from '../parts/share-text.tsx'
import { Term } from '../parts/term.tsx'
import { useAmount } from '../parts/use-amount.ts'
import { usePane } from '../state/context.ts'
import { subjectOfResult } from '../state/subject.ts'
import type { Result } from '../state/validation.ts'
import { WaterfallChart } from './waterfall-chart.tsx'

export function ShareCard({ result }: { result: Result }) {
  const pane = usePane()
  const t = pane.text.value.validation.share
  const amount = useAmount()
  const language = pane.settings.spoken.value
  const { totals } = result.report
  const { share } = totals
  const standing = standingOfResult(result, pane.validation.outdated.value !== null)
  return (
    <section class={`card stack-s share is-${standing}`} aria-labelledby="share-title">
      <div class="row wrap share-head">
        <h2 id="share-title" class="grow">
          {t.title}
        </h2>
        <span class="small quiet sheet-name">{ofResult(result, pane.text.value)}</span>
      </div>
      <p class="share-line">
        <ShareText value={share.value} standing={standing} size="big" />
        <Term name="provisional" />
      </p>
      <Trust result={result} standing={standing} />
      <p class="small quiet dotted">
        <span>{t.division(amount(share.numerator), amount(share.denominator))}</span>
        {share.value !== null && <span>{t.rounding[share.rounding](share.decimals)}</span>}
      </p>
      <div class="row wrap">
        <Button
          icon="search"
          size="small"
          onClick={() => void pane.desk.why(subjectOfResult(result))}
        >
          {pane.text.value.audit.why}
        </Button>
        <Button
          icon="plan"
          size="small"
          onClick={() => void pane.desk.openRecord(subjectOfResult(result))}
        >
          {pane.text.value.audit.record}
        </Button>
      </div>
      <Asked result={result} />
      <WaterfallChart totals={totals} standing={standing} />
      {result.problem && (
        <ProblemMessage problem={withLocalNote(result.problem, t.madeHere)} tone="info" />
      )}
      {result.agrees === false && (
        <Message tone="danger" title={t.differsTitle} urgent>
          <p>{t.differs}</p>
        </Message>
      )}
      <div class="share-foot">
        <p class="small quiet">{t.checkedAt(timeText(result.at, language))}</p>
        <ForAdmin>
          <p>{t.ruleset(result.report.ruleset)}</p>
          <p class="number" title={result.digest}>
            {t.digest(shortDigest(result.digest))}
          </p>
          {result.agrees === true && <p>{t.agrees}</p>}
        </ForAdmin>
      </div>
    </section>
  )
}

/** State and attestation as one sentence: what is proven, and whether the figure may still change. */
function Trust({ result, standing }: { result: Result; standing: ResultStanding }) {
  const pane = usePane()
  const t = pane.text.value.validation.share
  const language = pane.settings.spoken.value
  const { attested, report } = result
  const why = {
    final: attested ? result.meaning[language] : t.finalUnattested,
    provisional: result.agrees === false ? t.disputed : result.meaning[language],
    outdated: attested ? t.outdatedAttested : t.outdated,
    notApplicable: report.totals.share.denominator > 0 ? t.noMarks : t.notApplicable,
  }[standing]
  return (
    <div class="trust">
      <span class="row">
        <span class={attested ? 'badge is-attested' : 'badge'}>
          <Icon name={attested ? 'shield' : 'shieldOff'} size={16} />
          {attested ? t.attested : t.notAttested}
        </span>
        <Term name="attested" />
      </span>
      <p class="small">
        {why}
        {!attested && !result.problem && !pane.services.page && (
          <span class="quiet"> {t.localOnly}</span>
        )}
      </p>
    </div>
  )
}

/** What the auditors ask about this sheet, and what a change un-ticked. */
function Asked({ result }: { result: Result }) {
  const { desk, text } = usePane()
  const t = text.value.audit
  const record = desk.made.value?.record
  if (!record?.run.value || record.run.value !== result.attested?.id) return null
  const open = record.open.value.length
  const fallen = record.items.value.filter(
    ({ state, standing }) => state === 'seen' && standing === 'changed',
  ).length
  if (open === 0 && fallen === 0) return null
  return (
    <Message
      tone="info"
      actions={
        <Button size="small" onClick={() => void desk.openRecord(subjectOfResult(result))}>
          {t.show}
        </Button>
      }
    >
      {open > 0 && <p>{t.asked(open)}</p>}
      {fallen > 0 && <p>{t.fallen(fallen)}</p>}
    </Message>
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
