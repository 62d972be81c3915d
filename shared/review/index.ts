// How the entries of a review stand towards a run: what still holds, what changed, what waits for an answer.
import type {
  ComparedLine,
  Finding,
  Policy,
  Review,
  ReviewStanding,
  Reviews,
  Share,
  StandingReview,
} from '../schema/index.ts'
import { settle } from '../totals/index.ts'
import {
  nameOfLine,
  type Reviewed,
  type ReviewedRun,
  reviewedFinding,
  reviewedIn,
  reviewedLine,
} from './target.ts'

export { type ReviewedRun, reviewedIn } from './target.ts'

/**
 * The entries made on a run and on earlier ones of the same sheet and year, as they stand towards it.
 * @param reviews oldest first
 * @param policy the ward's policy that the run was made by; null where it is not known
 */
export function standingReviews(
  run: ReviewedRun,
  reviews: readonly Review[],
  policy: Policy | null,
): Reviews {
  const find = createFinder(run)
  const withdrawn = new Set(
    reviews.flatMap(({ state, to }) => (state === 'withdrawn' && to !== null ? [to] : [])),
  )
  const answered = new Set(
    reviews.flatMap(({ id, state, to }) =>
      state === 'answer' && to !== null && !withdrawn.has(id) ? [to] : [],
    ),
  )
  const items = reviews.map((review): StandingReview => {
    const { found, holds } = find(review)
    const standing: ReviewStanding = withdrawn.has(review.id)
      ? 'withdrawn'
      : holds
        ? 'holds'
        : found
          ? 'changed'
          : 'gone'
    const asks = review.state === 'question' || review.state === 'objection'
    return {
      ...review,
      standing,
      cell: found?.cell ?? null,
      ...(found?.cells ? { cells: found.cells } : {}),
      carried: review.run !== run.id,
      open: asks && standing !== 'withdrawn' && !answered.has(review.id),
      now: found && !holds ? found.about : null,
    }
  })
  const signed = items.findLast(({ state, standing }) => state === 'signed' && standing === 'holds')
  return { items, signed: signed ?? null, share: shareAfter(run, items, policy) }
}

/** The share's state without the findings that were accepted, where the ward's policy has it so. */
function shareAfter(
  run: ReviewedRun,
  items: readonly StandingReview[],
  policy: Policy | null,
): Reviews['share'] {
  const { totals, findings } = run.report
  if (!policy?.review?.acceptedSettles) return stateOf(totals.share)
  const accepted = acceptedContents(items)
  const left = findings.filter(
    (finding) => !finding.unsettles || !accepted.has(reviewedFinding(run, finding).content),
  )
  const status = totals.share.value === null ? 'not-applicable' : 'final'
  return stateOf(settle({ ...totals, share: { ...totals.share, status } }, left).share)
}

const stateOf = ({ status, reasons = [] }: Share): Reviews['share'] => ({ status, reasons })

interface Found {
  found: Reviewed | null
  /** It says what it said when it was reviewed. */
  holds: boolean
}

/** Finds what an entry speaks of, by its name, in the run at hand. */
function createFinder(run: ReviewedRun): (review: Review) => Found {
  const lines = once(() => groupBy([...run.lines.lines, ...run.lines.leftOut], nameOfLine))
  const findings = once(() =>
    groupBy(
      run.report.findings.map((finding) => reviewedFinding(run, finding)),
      ({ identity }) => identity,
    ),
  )
  return function find(review) {
    const { target, identity, content } = review
    if (target.kind === 'line') {
      const named = lines().get(identity.slice('line '.length)) ?? []
      return best(
        named.map((line: ComparedLine) => reviewedLine(run.report, line)),
        content,
        target.cell,
      )
    }
    if (target.kind === 'finding')
      return best(findings().get(identity) ?? [], content, target.cells[0] ?? null)
    const found = reviewedIn(run, target)
    const isSame = found !== null && found.content === content
    // A sign-off of an earlier run is of that run, unless this one came to the very same report.
    if (target.kind === 'run' && review.run !== run.id)
      return { found: isSame ? found : null, holds: isSame }
    return { found, holds: isSame }
  }
}

/** Of those with one name the one that still says the same, best at the same cell. */
function best(named: readonly Reviewed[], content: string, cell: string | null): Found {
  const same = named.filter((other) => other.content === content)
  const at = (all: readonly Reviewed[]): Reviewed | null =>
    all.find((other) => other.cell === cell) ?? all[0] ?? null
  return same.length > 0 ? { found: at(same), holds: true } : { found: at(named), holds: false }
}

function groupBy<T>(values: readonly T[], nameOf: (value: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>()
  for (const value of values) {
    const name = nameOf(value)
    const group = groups.get(name)
    if (group) group.push(value)
    else groups.set(name, [value])
  }
  return groups
}

function once<T>(make: () => T): () => T {
  let made: { value: T } | null = null
  return () => {
    made ??= { value: make() }
    return made.value
  }
}

/** Findings that an auditor accepted and that are as they were: they leave the list, not the record. */
export function acceptedFindings(run: ReviewedRun, items: readonly StandingReview[]): Set<Finding> {
  const accepted = acceptedContents(items)
  if (accepted.size === 0) return new Set()
  return new Set(
    run.report.findings.filter((finding) => accepted.has(reviewedFinding(run, finding).content)),
  )
}

const acceptedContents = (items: readonly StandingReview[]): Set<string> =>
  new Set(
    items
      .filter(({ state, standing }) => state === 'accepted' && standing === 'holds')
      .map(({ content }) => content),
  )
