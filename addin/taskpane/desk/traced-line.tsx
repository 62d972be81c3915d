// One line of a figure: its cell, what it says, how it was read, in or out and why.
import type { TracedLine } from '../../../shared/schema/index.ts'
import { Button } from '../parts/button.tsx'
import { CellLink } from '../parts/cell-link.tsx'
import { amountText } from '../parts/format.ts'
import { usePane } from '../state/context.ts'
import type { Subject } from '../state/subject.ts'
import { useDesk, useDeskWords } from './words.ts'

export function LineItem({ item, subject }: { item: TracedLine; subject: Subject }) {
  const desk = useDesk()
  const { settings } = usePane()
  const t = useDeskWords()
  const language = settings.spoken.value
  const { line } = item
  const unit = line.reading?.unit ?? '千円'
  return (
    <li class="desk-line">
      <div class="row wrap">
        <CellLink cell={line.cell} sheet={subject.sheet} />
        <span class="grow">{line.initiative || line.strategy || line.issue}</span>
        <span class="number">{line.yen === null ? '—' : amountText(line.yen, unit, language)}</span>
        <Button
          look="subtle"
          size="small"
          label={t.trace.up(line.cell)}
          icon="up"
          onClick={() => void desk.toCell(line.cell)}
        />
      </div>
      <p class="small">
        <span class={`tag is-${item.place}`}>{t.trace.places[item.place]}</span>{' '}
        {item.read[language]}
      </p>
      <p class="small quiet">{item.why[language]}</p>
    </li>
  )
}
