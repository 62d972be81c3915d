// What is published: the page made from the result, and the draft checked against it.
import type { Result } from '../../budget/result.ts'
import { CheckCard } from './check-card.tsx'
import { MakeCard } from './make-card.tsx'
import { OpinionsCard } from './opinions-card.tsx'

export function PagesCards({ result }: { result: Result }) {
  return (
    <>
      <OpinionsCard result={result} />
      <MakeCard result={result} />
      <CheckCard result={result} />
    </>
  )
}
