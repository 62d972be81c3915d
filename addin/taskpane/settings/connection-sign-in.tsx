// Signing in and out with Microsoft Entra ID, and with what the server is asked.
import { useEffect, useRef } from 'preact/hooks'
import { signInWords } from '../locales/sign-in.ts'
import { Busy } from '../parts/busy.tsx'
import { Button } from '../parts/button.tsx'
import { ForAdmin } from '../parts/for-admin.tsx'
import { Icon } from '../parts/icon.tsx'
import { Message } from '../parts/message.tsx'
import { usePane } from '../state/context.ts'

export function ConnectionSignIn({ onChange }: { onChange: () => void }) {
  const pane = usePane()
  const { signIn, settings } = pane
  const t = signInWords[settings.spoken.value]
  const phase = signIn.phase.value
  const failure = signIn.failure.value
  const section = useFocusKept(phase)

  if (!signIn.offered || signIn.available === null) return null
  if (!signIn.available) return <Message tone="info">{t.unavailable}</Message>

  async function open(): Promise<void> {
    onChange()
    await pane.signInNow()
  }
  function leave(): void {
    onChange()
    pane.signOut()
  }

  return (
    <section class="stack-s sign-in" aria-label={t.title} ref={section} tabIndex={-1}>
      {phase === 'out' && (
        <div class="stack-xs">
          <Button look="primary" class="block" onClick={() => void open()}>
            {t.open}
          </Button>
          <p class="small quiet">{t.explain}</p>
        </div>
      )}
      {phase === 'working' && (
        <div class="stack-xs">
          <Busy label={t.working} onCancel={() => signIn.cancel()} atOnce />
          <p class="small quiet">{t.workingHint}</p>
        </div>
      )}
      {(phase === 'in' || phase === 'ended') && <Who ended={phase === 'ended'} onLeave={leave} />}
      {phase === 'ended' && (
        <Message
          tone="warning"
          urgent
          actions={<Button onClick={() => void open()}>{t.again}</Button>}
        >
          <p>{t.ended}</p>
        </Message>
      )}
      {failure && (
        <Message tone={failure.why === 'cancelled' ? 'info' : 'warning'} urgent>
          <p>{t.failures[failure.why]}</p>
          {failure.detail && (
            <ForAdmin>
              <p>{failure.detail}</p>
            </ForAdmin>
          )}
        </Message>
      )}
      <p class="small" data-identity={settings.identity.value}>
        {t.using[settings.identity.value]}
      </p>
    </section>
  )
}

function Who({ ended, onLeave }: { ended: boolean; onLeave: () => void }) {
  const { signIn, settings } = usePane()
  const t = signInWords[settings.spoken.value]
  const person = signIn.person.value
  if (person === null) return null
  return (
    <div class="row who">
      <Icon name={ended ? 'warning' : 'check'} />
      <div class="grow">
        <p class="who-name">{person.name}</p>
        {person.account !== person.name && <p class="small quiet who-account">{person.account}</p>}
      </div>
      <Button size="small" onClick={onLeave} title={t.closeHint}>
        {t.close}
      </Button>
    </div>
  )
}

/** The button that was pressed gives way to another state: the focus stays where it was. */
function useFocusKept(phase: string) {
  const section = useRef<HTMLElement>(null)
  const first = useRef(true)
  useEffect(() => {
    if (first.current) {
      first.current = false
      return
    }
    const { activeElement } = document
    if (activeElement !== null && activeElement !== document.body) return
    const place = section.current
    const next = place?.querySelector<HTMLElement>('button') ?? place
    next?.focus()
  }, [phase])
  return section
}
