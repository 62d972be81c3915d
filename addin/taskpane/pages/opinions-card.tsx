// The register of council opinions that the result was held against: what the opinions come to.
import type { ReportedOpinions } from '../../../shared/schema/index.ts'
import type { Result } from '../../budget/result.ts'
import { CellLinks } from '../parts/cell-link.tsx'
import { Disclosure } from '../parts/disclosure.tsx'
import { Message } from '../parts/message.tsx'
import { useAmount } from '../parts/use-amount.ts'
import { usePageWords } from './words.ts'

/** Opinions that are listed; a register has some hundred. */
const most = 200

export function OpinionsCard({ result }: { result: Result }) {
  const t = usePageWords().opinions
  const amount = useAmount()
  const { opinions } = result.report
  const isUntied = !opinions && result.choices.some(({ role }) => role === 'opinions')
  if (!opinions && !isUntied) return null
  return (
    <section class="card stack-s" aria-labelledby="opinions-title">
      <h2 id="opinions-title">{t.title}</h2>
      {isUntied && <Message tone="info">{t.untied}</Message>}
      {opinions && (
        <>
          <p class="small quiet">{t.from(opinions.sheets.join('、'), opinions.byOpinion.length)}</p>
          <dl class="facts small">
            <dt>{t.total}</dt>
            <dd class="number">{amount(opinions.yen)}</dd>
            {opinions.byMeeting.map(({ meeting, yen }) => (
              <Pair key={meeting} label={meeting} value={yen === null ? t.notAdded : amount(yen)} />
            ))}
          </dl>
          <Disclosure title={t.each} look="plain">
            <ul class="stack-s">
              {opinions.byOpinion.slice(0, most).map((opinion, i) => (
                <OpinionRow
                  key={`${i} ${opinion.no}`}
                  opinion={opinion}
                  items={opinions.items}
                  sheet={result.sheet}
                />
              ))}
            </ul>
            {opinions.byOpinion.length > most && (
              <p class="small quiet">{t.more(opinions.byOpinion.length - most)}</p>
            )}
          </Disclosure>
        </>
      )}
    </section>
  )
}

function Pair({ label, value }: { label: string; value: string }) {
  return (
    <>
      <dt>{label}</dt>
      <dd class="number">{value}</dd>
    </>
  )
}

function OpinionRow(props: {
  opinion: ReportedOpinions['byOpinion'][number]
  items: ReportedOpinions['items']
  sheet: string
}) {
  const t = usePageWords().opinions
  const amount = useAmount()
  const { no, cell, yen, items } = props.opinion
  const own = items.flatMap((item) => props.items[item] ?? [])
  return (
    <li class="stack-xs small">
      <div class="row">
        <span class="grow">
          {t.opinion(no)} {cell !== undefined && <CellLinks cells={[cell]} sheet={props.sheet} />}
        </span>
        <span class="number">{yen === null ? t.notAdded : amount(yen)}</span>
      </div>
      {own.map(({ title, cells }) => (
        <div key={title} class="quiet">
          {title} <CellLinks cells={cells} most={3} sheet={props.sheet} />
        </div>
      ))}
    </li>
  )
}
