// 作成: a page of this result in the form asked for, looked at, copied, saved.
import { useState } from 'preact/hooks'
import type { DocumentFormat, DocumentKind } from '../../../shared/schema/index.ts'
import type { Result } from '../../budget/result.ts'
import type { MadePage } from '../../client/thread/pages.ts'
import { Busy } from '../parts/busy.tsx'
import { Button } from '../parts/button.tsx'
import { SelectField } from '../parts/fields.tsx'
import { Message } from '../parts/message.tsx'
import { save } from '../parts/save.ts'
import { usePane } from '../state/context.ts'
import { askFor } from './ask.ts'
import { usePageWords } from './words.ts'

type State = { kind: 'idle' | 'busy' | 'failed' } | { kind: 'made'; page: MadePage }

export function MakeCard({ result }: { result: Result }) {
  const pane = usePane()
  const t = usePageWords()
  const [kind, setKind] = useState<DocumentKind>('plan')
  const { opinions, ...kinds } = t.kinds
  const offered = result.report.opinions ? { ...kinds, opinions } : kinds
  const [format, setFormat] = useState<DocumentFormat>('html')
  const [state, setState] = useState<State>({ kind: 'idle' })
  const isOutdated = pane.validation.outdated.value !== null

  async function make(): Promise<void> {
    setState({ kind: 'busy' })
    const language = pane.settings.spoken.peek()
    const page = await askFor(result, (basis) =>
      pane.services.workerThread.call('makePage', { basis, kind, format, language }),
    ).catch(() => null)
    setState(page === null ? { kind: 'failed' } : { kind: 'made', page })
  }

  return (
    <section class="card stack-s" aria-labelledby="make-page-title">
      <h2 id="make-page-title">{t.make}</h2>
      <p class="small quiet">{t.makeHint}</p>
      <SelectField
        label={t.kind}
        value={kind}
        choices={choicesOf(offered)}
        onChange={(value) => setKind(value as DocumentKind)}
      />
      <SelectField
        label={t.format}
        value={format}
        choices={choicesOf(t.formats)}
        onChange={(value) => setFormat(value as DocumentFormat)}
      />
      {isOutdated && <Message tone="warning">{t.outdated}</Message>}
      <div class="row">
        <Button disabled={isOutdated || state.kind === 'busy'} onClick={() => void make()}>
          {t.create}
        </Button>
      </div>
      {state.kind === 'busy' && <Busy label={t.create} />}
      {state.kind === 'failed' && <Message tone="danger">{t.failed}</Message>}
      {state.kind === 'made' && <Made page={state.page} />}
    </section>
  )
}

const choicesOf = (labels: Record<string, string>) =>
  Object.entries(labels).map(([value, label]) => ({ value, label }))

function Made({ page }: { page: MadePage }) {
  const pane = usePane()
  const t = usePageWords()
  const { body, preview } = page
  return (
    <div class="stack-s">
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is scrolled by keyboard too */}
      <section class="page-preview" tabIndex={0} aria-label={t.preview} lang="ja">
        {preview}
      </section>
      <div class="row wrap">
        <Button
          icon="copy"
          onClick={() => void pane.copy(typeof body === 'string' ? body : preview)}
        >
          {t.copy}
        </Button>
        <Button onClick={() => save(page.body, page.mediaType, page.fileName)}>{t.save}</Button>
      </div>
    </div>
  )
}
