// A receipt verified: by the server, or here by its public keys alone.
import type { ComponentChildren } from 'preact'
import { useEffect, useRef, useState } from 'preact/hooks'
import type { ReceiptClaims } from '../../../shared/schema/index.ts'
import { wardLabel } from '../../../shared/text/ward.ts'
import { Busy } from '../parts/busy.tsx'
import { Button } from '../parts/button.tsx'
import { Disclosure } from '../parts/disclosure.tsx'
import { TextAreaField } from '../parts/fields.tsx'
import { amountText, shortDigest, timeText } from '../parts/format.ts'
import { Message } from '../parts/message.tsx'
import { ShareReason } from '../parts/share-reason.tsx'
import { ShareText, standingOf } from '../parts/share-text.tsx'
import { usePane } from '../state/context.ts'

export function Receipt() {
  const pane = usePane()
  const t = pane.text.value.history.receipt
  const { history } = pane
  const mine = pane.validation.result.value?.attested?.receipt
  const [text, setText] = useState('')
  return (
    <>
      {history.working.value === 'verify' && <Busy label={t.verifying} />}
      <Verdict />
      <Disclosure look="card" title={t.title}>
        <div class="stack-s">
          <p class="small quiet">{t.explain}</p>
          <TextAreaField label={t.label} value={text} onChange={setText} rows={4} />
          {mine && (
            <Button look="link" size="small" onClick={() => setText(mine)}>
              {t.useCurrent}
            </Button>
          )}
          <div class="row wrap">
            <Button
              look="primary"
              disabled={!text.trim()}
              onClick={() => void history.verify(text.trim(), 'server')}
            >
              {t.byServer}
            </Button>
            <Button
              disabled={!text.trim()}
              onClick={() => void history.verify(text.trim(), 'offline')}
            >
              {t.offline}
            </Button>
          </div>
        </div>
      </Disclosure>
    </>
  )
}

function Verdict() {
  const pane = usePane()
  const t = pane.text.value.history.receipt
  const language = pane.settings.spoken.value
  const verified = pane.history.verified.value
  const place = useRef<HTMLDivElement>(null)
  // Asked for from a row of a long list, the answer stands below it.
  useEffect(() => {
    if (verified) place.current?.scrollIntoView({ block: 'nearest' })
  }, [verified])
  if (!verified) return null
  const { verdict, how } = verified
  const { claims } = verdict
  const isFinal = claims === undefined || standingOf(claims.totals.share) !== 'provisional'
  const isRecorded = verdict.audit !== 'missing'
  return (
    <div ref={place}>
      <Message
        tone={verdict.valid ? (isFinal && isRecorded ? 'success' : 'warning') : 'danger'}
        icon={verdict.valid ? 'shield' : 'shieldOff'}
        title={verdict.valid ? (isFinal ? t.valid(how) : t.provisional) : t.invalid}
        urgent={!verdict.valid}
        onDismiss={() => {
          pane.history.verified.value = null
        }}
        dismissLabel={pane.text.value.common.close}
      >
        {verdict.reason && <p>{t.reasons[verdict.reason]}</p>}
        {!isRecorded && <p>{t.unrecorded}</p>}
        {claims && <ShareReason share={claims.totals.share} attested />}
        {claims && (
          <dl class="facts small">
            {facts(claims).map(([label, value]) => (
              <div key={label} class="fact">
                <dt>{label}</dt>
                <dd class="number">{value}</dd>
              </div>
            ))}
          </dl>
        )}
      </Message>
    </div>
  )

  function facts({
    totals,
    ward,
    iat,
    reportDigest,
  }: ReceiptClaims): [string, ComponentChildren][] {
    const { share } = totals
    return [
      [t.share, <ShareText key="share" value={share.value} standing={standingOf(share)} />],
      [t.numerator, amountText(totals.share.numerator, '千円', language)],
      [t.base, amountText(totals.base, '千円', language)],
      [t.ward, wardLabel(ward, language)],
      [t.issuedAt, timeText(new Date(iat * 1000), language)],
      [t.reportDigest, shortDigest(reportDigest)],
    ]
  }
}
