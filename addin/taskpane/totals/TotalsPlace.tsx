// 集計: figures down to the cells they add up, the statement, and the write-back.
import { Button } from '../parts/Button.tsx'
import { Icon } from '../parts/Icon.tsx'
import { usePane } from '../state/context.ts'
import { StaleMessage } from '../validation/StaleMessage.tsx'
import { Figures } from './Figures.tsx'
import { Statement } from './Statement.tsx'
import { Tree } from './Tree.tsx'
import { WriteBackCard } from './WriteBackCard.tsx'

export function TotalsPlace() {
  const pane = usePane()
  const t = pane.text.value.totals
  const result = pane.validation.result.value
  if (result === null) {
    return (
      <div class="empty">
        <Icon name="sigma" size={24} />
        <h2>{t.emptyTitle}</h2>
        <p class="quiet">{t.empty}</p>
        <Button
          look="primary"
          onClick={() => {
            pane.place.value = 'validation'
            void pane.validation.validate()
          }}
        >
          {pane.text.value.validation.start}
        </Button>
        <WriteBackCard result={null} />
      </div>
    )
  }
  if (result.report.table === null) {
    return (
      <div class="empty">
        <Icon name="sigma" size={24} />
        <h2>{t.emptyTitle}</h2>
        <p class="quiet">{pane.text.value.validation.reading.noTable}</p>
        <WriteBackCard result={null} />
      </div>
    )
  }
  return (
    <div class="stack">
      <StaleMessage />
      <Figures result={result} />
      <WriteBackCard result={result} />
      <Statement result={result} />
      <Tree result={result} />
    </div>
  )
}
