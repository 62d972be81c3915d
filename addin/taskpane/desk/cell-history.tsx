// What a cell was in this run and those before it: amount, mark, how it was read, and what changed.
import { formulaText } from '../../../shared/formula/relative-text.ts'
import { changeWords } from '../../../shared/locales/changes.ts'
import type { CellInRun } from '../../../shared/schema/index.ts'
import { Button } from '../parts/button.tsx'
import { amountText, timeText } from '../parts/format.ts'
import { usePane } from '../state/context.ts'
import { useDesk, useDeskWords } from './words.ts'

export function CellHistoryList({ cell }: { cell: string }) {
  const desk = useDesk()
  const t = useDeskWords().past
  const past = desk.past.value
  return (
    <>
      <h4>{t.title}</h4>
      {past === null ? (
        <div class="row wrap">
          <Button size="small" icon="history" onClick={() => void desk.lookBack(cell)}>
            {t.look}
          </Button>
        </div>
      ) : (
        <>
          <ol class="desk-lines" reversed>
            {past.items.map((item) => (
              <InRun key={item.run.id} item={item} />
            ))}
          </ol>
          {past.next !== null && (
            <Button size="small" onClick={() => void desk.lookBack(cell)}>
              {t.more}
            </Button>
          )}
        </>
      )}
    </>
  )
}

function InRun({ item }: { item: CellInRun }) {
  const { settings } = usePane()
  const t = useDeskWords().past
  const language = settings.spoken.value
  const { run, line, read, changes, same } = item
  const formula = line && formulaText(line)
  const marks = line && (line.exclusion === null ? t.mark(line.reflection) : t.excluded)
  return (
    <li class="desk-line" data-run={run.id}>
      <div class="row wrap">
        <span class="small quiet grow">
          {timeText(run.createdAt, language)} {run.createdBy}
        </span>
        {changes?.map((kind) => (
          <span key={kind} class={`tag is-${kind}`}>
            {changeWords[language][kind]}
          </span>
        ))}
      </div>
      {line && read ? (
        <>
          <div class="row wrap">
            <span class="cell">{line.cell}</span>
            <span class="grow small">{marks}</span>
            <span class="number">
              {line.yen === null
                ? '—'
                : amountText(line.yen, line.reading?.unit ?? '千円', language)}
            </span>
          </div>
          <p class="small quiet">
            {read[language]}
            {formula !== null && ` ${formula}`}
          </p>
          {same > 1 && <p class="small quiet">{t.same(same)}</p>}
        </>
      ) : (
        <p class="small">{t.gone}</p>
      )}
    </li>
  )
}
