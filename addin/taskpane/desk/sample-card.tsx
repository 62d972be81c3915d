// 試査: a sample drawn, and its lines as a worklist with ticks.
import { useState } from 'preact/hooks'
import { sampleMethods } from '../../../shared/locales/reviewed.ts'
import type {
  ComparedLine,
  SampleMethodName,
  SampleRequest,
  StandingReview,
} from '../../../shared/schema/index.ts'
import { Button } from '../parts/button.tsx'
import { CellLink } from '../parts/cell-link.tsx'
import { SelectField, TextField } from '../parts/fields.tsx'
import { amountText, shortDigest } from '../parts/format.ts'
import { usePane } from '../state/context.ts'
import type { Subject } from '../state/subject.ts'
import { useDesk, useDeskWords } from './words.ts'

const methods: readonly SampleMethodName[] = ['random', 'money-unit', 'threshold', 'marked']

export function SampleCard({ subject }: { subject: Subject }) {
  const { record } = useDesk()
  const t = useDeskWords().record
  const sample = record.sample.value
  return (
    <section class="card stack-s" aria-labelledby="sample-title">
      <h3 id="sample-title">{t.sample}</h3>
      <DrawForm />
      {sample && (
        <>
          <p class="small" role="status">
            {t.drawn(sample.items.length, sample.population.lines)}{' '}
            {sample.seed !== null && t.reproduce(sample.seed, shortDigest(sample.snapshotDigest))}
          </p>
          <ul class="desk-lines">
            {sample.items.map((line) => (
              <SampledLine key={line.cell} line={line} subject={subject} />
            ))}
          </ul>
        </>
      )}
    </section>
  )
}

function DrawForm() {
  const { record } = useDesk()
  const t = useDeskWords().record
  const language = usePane().settings.spoken.value
  const [method, setMethod] = useState<SampleMethodName>('random')
  const [size, setSize] = useState('5')
  const [seed, setSeed] = useState('')
  const [threshold, setThreshold] = useState('')
  const request = requestOf(method, { size, seed, threshold })
  return (
    <form
      class="stack-s"
      onSubmit={(event) => {
        event.preventDefault()
        if (request) void record.draw(request)
      }}
    >
      <SelectField
        label={t.method}
        value={method}
        choices={methods.map((value) => ({ value, label: sampleMethods[language][value] }))}
        onChange={(next) => setMethod(methods.find((one) => one === next) ?? 'random')}
      />
      {(method === 'random' || method === 'money-unit') && (
        <>
          <TextField live label={t.size} value={size} onChange={setSize} />
          <TextField live label={t.seed} value={seed} onChange={setSeed} />
        </>
      )}
      {method === 'threshold' && (
        <TextField live label={t.threshold} value={threshold} onChange={setThreshold} />
      )}
      <Button type="submit" disabled={request === null}>
        {t.draw}
      </Button>
    </form>
  )
}

/** Null while something that the method needs is missing or no number. */
function requestOf(
  method: SampleMethodName,
  given: { size: string; seed: string; threshold: string },
): SampleRequest | null {
  if (method === 'marked') return { method }
  if (method === 'threshold') {
    const threshold = Number(given.threshold.replaceAll(',', ''))
    return Number.isSafeInteger(threshold) && threshold > 0 ? { method, threshold } : null
  }
  const size = Number(given.size)
  const seed = given.seed.trim()
  const isSize = Number.isInteger(size) && size > 0 && size <= 10_000
  return isSize && seed !== '' && seed.length <= 64 ? { method, size, seed } : null
}

function SampledLine({ line, subject }: { line: ComparedLine; subject: Subject }) {
  const { record } = useDesk()
  const { settings } = usePane()
  const t = useDeskWords().record
  const language = settings.spoken.value
  const tick = record.items.value.findLast((item) => isTickOf(item, line.cell))
  const name = line.initiative || line.strategy || line.issue
  const id = `sampled-${line.cell}`
  return (
    <li class="desk-line row wrap">
      <input
        type="checkbox"
        class="checkbox"
        id={id}
        checked={tick !== undefined}
        aria-label={t.tick(`${line.cell} ${name}`)}
        onChange={() => {
          const target = { kind: 'line' as const, cell: line.cell }
          void record.add(
            tick ? { target, state: 'withdrawn', to: tick.id } : { target, state: 'seen' },
          )
        }}
      />
      <CellLink cell={line.cell} sheet={subject.sheet} />
      <span class="grow">{name}</span>
      <span class="number">
        {line.yen === null ? '—' : amountText(line.yen, line.reading?.unit ?? '千円', language)}
      </span>
      {tick && <span class="small quiet">{t.ticked(tick.by.name)}</span>}
    </li>
  )
}

const isTickOf = ({ target, state, standing, cell }: StandingReview, line: string): boolean =>
  target.kind === 'line' && state === 'seen' && standing === 'holds' && cell === line
