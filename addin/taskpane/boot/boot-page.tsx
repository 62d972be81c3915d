// What stands in the pane's place: why it can't be shown.
import type { Language } from '../../../shared/schema/index.ts'
import { Button } from '../parts/button.tsx'
import { Icon } from '../parts/icon.tsx'
import { en } from './locales/en.ts'
import { ja } from './locales/ja.ts'

export type BootState = 'late' | 'outside' | 'failed'

export function BootPage(props: { state: BootState; language: Language; detail?: string }) {
  const { state, language, detail } = props
  const t = language === 'ja' ? ja : en
  const words = {
    late: [t.lateTitle, t.late],
    outside: [t.outsideTitle, t.outside],
    failed: [t.failedTitle, t.failed],
  } as const
  const [title, sentence] = words[state]
  return (
    <main class="boot">
      <Icon name={state === 'outside' ? 'sheet' : 'cloudOff'} size={24} />
      <h1 class="boot-title">{title}</h1>
      <p>{sentence}</p>
      {detail && (
        <details class="for-admin small">
          <summary>{t.forAdmin}</summary>
          <p>{detail}</p>
        </details>
      )}
      {state !== 'outside' && <Button onClick={() => location.reload()}>{t.reload}</Button>}
    </main>
  )
}
