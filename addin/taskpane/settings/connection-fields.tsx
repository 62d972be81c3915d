// Where the API is, who asks, and for which ward.
import { useState } from 'preact/hooks'
import { isWardId } from '../../../shared/schema/ward-id.ts'
import { wardLabel } from '../../../shared/text/ward.ts'
import { type ClientProblem, problemOf } from '../../client/problem.ts'
import { signInWords } from '../locales/sign-in.ts'
import { Button } from '../parts/button.tsx'
import { TextField } from '../parts/fields.tsx'
import { Message } from '../parts/message.tsx'
import { ProblemMessage } from '../parts/problem-message.tsx'
import { usePane } from '../state/context.ts'
import { ConnectionSignIn } from './connection-sign-in.tsx'
import { WardField } from './ward-field.tsx'

declare const __SIGN_IN__: boolean

type Tested = { tone: 'success' | 'warning'; texts: string[] } | { problem: ClientProblem }

export function ConnectionFields() {
  const pane = usePane()
  const t = pane.text.value.settings
  const { settings } = pane
  const [tested, setTested] = useState<Tested | null>(null)
  const [testing, setTesting] = useState(false)

  const keyRests =
    __SIGN_IN__ && settings.identity.value === 'person' && settings.apiKey.value !== ''
      ? signInWords[settings.spoken.value].keyRests
      : ''

  async function test(): Promise<void> {
    const ward = pane.plans.ward.peek()
    const named = wardLabel(ward, settings.spoken.peek())
    if (!isWardId(ward)) {
      setTested({ tone: 'warning', texts: [ward === '' ? t.wardMissing : t.wardMalformed] })
      return
    }
    setTesting(true)
    setTested(null)
    const connection = settings.connection.peek()
    const answered = await pane.services.workerThread.call('testWard', { connection, ward })
    setTesting(false)
    if (!answered.ok) {
      const { code } = answered.problem
      const isRefused = code === 'notFound' || code === 'forbidden'
      setTested(
        isRefused
          ? { tone: 'warning', texts: [t.wardRefused(named)] }
          : { problem: answered.problem },
      )
      return
    }
    const { may, policyVersion } = answered.value
    setTested({
      tone: 'success',
      texts: [
        t.testOk(named, may.map((right) => t.may[right]).join(t.and)),
        ...(policyVersion === 0 ? [t.testNothingPublished(named)] : []),
      ],
    })
    await pane.plans.loadPolicy()
  }
  const forget = (): void => setTested(null)

  const { page } = pane.services
  if (page && !page.hasServer) {
    return <Message tone="info">{problemOf('needsServer').message[settings.spoken.value]}</Message>
  }

  return (
    <>
      {__SIGN_IN__ && <ConnectionSignIn onChange={forget} />}
      <TextField
        label={t.apiKey}
        type="password"
        icon="key"
        value={settings.apiKey.value}
        onChange={(value) => {
          forget()
          settings.apiKey.set(value.trim())
        }}
        placeholder={settings.localKey.value ? t.localKey : 'hanei_…'}
        hint={t.apiKeyHint + keyRests}
      />
      {!page && (
        <TextField
          label={t.apiBase}
          type="url"
          value={settings.apiBase.value}
          onChange={(value) => {
            forget()
            settings.apiBase.set(value.trim())
          }}
          placeholder={location.origin}
          hint={t.apiBaseHint}
        />
      )}
      <WardField onChange={forget} />
      <div class="row">
        <Button disabled={testing} onClick={() => void test()}>
          {testing ? t.testing : t.test}
        </Button>
      </div>
      {tested && 'problem' in tested && <ProblemMessage problem={tested.problem} tone="warning" />}
      {tested && 'texts' in tested && (
        <Message tone={tested.tone}>
          {tested.texts.map((text) => (
            <p key={text}>{text}</p>
          ))}
        </Message>
      )}
    </>
  )
}
