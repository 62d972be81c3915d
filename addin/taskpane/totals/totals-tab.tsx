// 集計: figures down to the cells they add up, the statement, and the write-back.
import type { ComponentType } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import { hasTable, type Result } from '../../budget/result.ts'
import { Button } from '../parts/button.tsx'
import { Icon } from '../parts/icon.tsx'
import { usePane } from '../state/context.ts'
import { OtherSheetMessage } from '../validation/other-sheet-message.tsx'
import { StaleMessage } from '../validation/stale-message.tsx'
import { Figures } from './figures.tsx'
import { SectionsCard } from './sections-card.tsx'
import { Statement } from './statement.tsx'
import { Tree } from './tree.tsx'
import { WriteBackCard } from './write-back-card.tsx'

/** Making and checking pages, with their words, come when figures are first looked at. */
function usePages(isWanted: boolean): ComponentType<{ result: Result }> | null {
  const [cards, setCards] = useState<{ Pages: ComponentType<{ result: Result }> } | null>(null)
  useEffect(() => {
    if (!isWanted || cards !== null) return
    void import('../pages/pages-cards.tsx').then(({ PagesCards }) =>
      setCards({ Pages: PagesCards }),
    )
  }, [isWanted, cards])
  return cards?.Pages ?? null
}

export function TotalsTab() {
  const pane = usePane()
  const t = pane.text.value.totals
  const result = pane.validation.result.value
  const Pages = usePages(result !== null && hasTable(result))
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
  if (!hasTable(result)) {
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
      <OtherSheetMessage />
      <StaleMessage />
      <Figures result={result} />
      <SectionsCard result={result} />
      <WriteBackCard result={result} />
      <Statement result={result} />
      <Tree result={result} />
      {Pages && <Pages result={result} />}
    </div>
  )
}
