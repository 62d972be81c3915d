// What a language's words of the standards page are.
import type { Obstacle, Verdict } from '../judge.ts'
import type { Standard } from '../points.ts'

export interface StandardsTexts {
  title: string
  explain: string
  outside: string
  /** Name, edition, and what no program can check of it. */
  standards: Record<Standard, { title: string; outside: string }>
  headings: { subject: string; verdict: string; proof: string }
  verdicts: Record<Verdict, string>
  /** By standard and id of the point. */
  subjects: Record<string, string>
  against: (title: string, code: string, count: number, cells: string, accepted: number) => string
  noneFound: string
  obstacles: Record<Obstacle['kind'], (of: string) => string>
  facts: {
    formulas: (count: number) => string
    sums: (count: number) => string
    longest: (characters: number, cell: string) => string
    volatile: (cells: string) => string
    samples: (drawn: number, seen: number) => string
    signed: (by: string, at: string) => string
    notSigned: string
    kept: (digest: string, isLogged: boolean) => string
  }
}
