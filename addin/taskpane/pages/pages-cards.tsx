// What is published: the page made from the result, and the draft checked against it.
import type { Result } from '../../budget/result.ts'
import { CheckCard } from './check-card.tsx'
import { MakeCard } from './make-card.tsx'

export function PagesCards({ result }: { result: Result }) {
  return (
    <>
      <MakeCard result={result} />
      <CheckCard result={result} />
    </>
  )
}
