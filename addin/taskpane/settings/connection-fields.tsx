// Where the API is, who asks, and for which ward.
import { useState } from 'preact/hooks'
import type { ClientProblem } from '../../client/problem.ts'
import { signInWords } from '../locales/sign-in.ts'
import { Button } from '../parts/button.tsx'
import { TextField } from '../parts/fields.tsx'
import { Message } from '../parts/message.tsx'
import { ProblemMessage } from '../parts/problem-message.tsx'
import { usePane } from '../state/context.ts'
import { ConnectionSignIn } from './connection-sign-in.tsx'

declare const __SIGN_IN__: boolean

export function ConnectionFields() {
  const pane = usePane()
  const t = pane.text.value.settings
  const { settings } = pane
  const [tested, setTested] = useState<'ok' | ClientProblem | null>(null)

  const keyRests =
    __SIGN_IN__ && settings.identity.value === 'person' && settings.apiKey.value !== ''
      ? signInWords[settings.spoken.value].keyRests
      : ''

  async function test(): Promise<void> {
    const answered = await pane.services.workerThread.call('listRuns', {
      connection: settings.connection.peek(),
      ward: pane.plans.ward.peek(),
      cursor: null,
    })
    setTested(answered.ok ? 'ok' : answered.problem)
    if (answered.ok) await pane.plans.loadPolicy()
  }

  return (
    <>
      {__SIGN_IN__ && <ConnectionSignIn onChange={() => setTested(null)} />}
      <TextField
        label={t.apiKey}
        type="password"
        icon="key"
        value={settings.apiKey.value}
        onChange={(value) => settings.apiKey.set(value.trim())}
        placeholder={settings.localKey.value ? t.localKey : 'hanei_…'}
        hint={t.apiKeyHint + keyRests}
      />
      <TextField
        label={t.apiBase}
        type="url"
        value={settings.apiBase.value}
        onChange={(value) => settings.apiBase.set(value.trim())}
        placeholder={location.origin}
        hint={t.apiBaseHint}
      />
      <TextField
        label={t.ward}
        value={settings.ward.value}
        onChange={(value) => {
          settings.ward.set(value.trim())
          void pane.plans.loadPolicy()
        }}
        placeholder={settings.localWard.value || 'suminoe'}
        hint={t.wardHint}
      />
      <div class="row">
        <Button onClick={() => void test()}>{t.test}</Button>
      </div>
      {tested === 'ok' && <Message tone="success">{t.testOk}</Message>}
      {tested !== null && tested !== 'ok' && <ProblemMessage problem={tested} tone="warning" />}
    </>
  )
}
