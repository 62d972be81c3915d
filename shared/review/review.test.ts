// A review is tied to what it spoke of: a change un-ticks it, a sort or an inserted row does not.
import { describe, expect, test } from 'vitest'
import { referencePlan, referenceSnapshot } from '../../test/fixtures/reference.ts'
import { sloppySnapshot } from '../../test/fixtures/sloppy.ts'
import { assessInFull, reportDigest } from '../assess.ts'
import {
  defaultPolicy,
  type Policy,
  type Review,
  type ReviewState,
  type ReviewTarget,
  reviewRequestSchema,
  type SheetSnapshot,
} from '../schema/index.ts'
import { findingCells } from '../trace/cells.ts'
import { keptLines } from '../trace/index.ts'
import { acceptedFindings, type ReviewedRun, reviewedIn, standingReviews } from './index.ts'

const runOf = (
  id: string,
  snapshot: SheetSnapshot,
  policy: Policy = defaultPolicy,
): ReviewedRun => {
  const { report, budget } = assessInFull(snapshot, referencePlan(), policy)
  const kept = keptLines(budget)
  const cells = findingCells(report.findings, [...kept.lines, ...kept.leftOut], () => snapshot)
  return { id, digest: reportDigest(report), report, lines: { ...kept, cells } }
}
let made = 0
const review = (
  run: ReviewedRun,
  target: ReviewTarget,
  state: ReviewState = 'seen',
  more: Partial<Review> = {},
): Review => {
  const found = reviewedIn(run, target)
  if (!found) throw new Error(`nothing to review: ${JSON.stringify(target)}`)
  const { identity, content, about } = found
  made += 1
  return {
    ...{ id: `R${made}`, ward: 'kita', run: run.id, target, state, reason: null, to: null },
    ...{ identity, content, about, by: { id: 'key:a', name: 'a' }, at: '2026-11-26T00:00:00Z' },
    ...more,
  }
}
const edit = (snapshot: SheetSnapshot, row: number, column: number, value: string | number) => {
  const changed = structuredClone(snapshot)
  const cells = changed.rows[row - 1]
  if (cells) cells[column] = value
  return changed
}
const line = (cell: string): ReviewTarget => ({ kind: 'line', cell })
const standing = (run: ReviewedRun, ...reviews: Review[]) =>
  standingReviews(run, reviews, null).items.map(({ standing, cell }) => `${standing} ${cell}`)

const first = runOf('1', referenceSnapshot())

describe('a tick on a line', () => {
  test('holds in its own run and is carried to the next', () => {
    const tick = review(first, line('D6'))
    expect(standing(first, tick)).toEqual(['holds D6'])
    const next = standingReviews(runOf('2', referenceSnapshot()), [tick], null).items[0]
    expect(next).toMatchObject({ standing: 'holds', carried: true, cell: 'D6' })
  })

  test.each([
    ['amount', 3, 30_852],
    ['mark', 5, 'なし'],
    ['exclusion', 4, '固定経費'],
  ])('falls when its %s changes, and says what it is now', (_, column, value) => {
    const tick = review(first, line('D6'))
    const [item] = standingReviews(
      runOf('2', edit(referenceSnapshot(), 6, column, value)),
      [tick],
      null,
    ).items
    expect(item).toMatchObject({ standing: 'changed', cell: 'D6' })
    expect(item?.now?.ja).not.toBe(tick.about.ja)
  })

  test('falls when a number takes the place of a formula that came to it', () => {
    const snapshot = referenceSnapshot()
    const withFormula = { ...snapshot, formulas: { ...snapshot.formulas, D6: '=20000+852' } }
    expect(standing(first, review(runOf('0', withFormula), line('D6')))).toEqual(['changed D6'])
  })

  test('is where its line is now: a sort or an inserted row is nothing', () => {
    const tick = review(first, line('D6'))
    const sorted = structuredClone(referenceSnapshot())
    const rows = sorted.rows
    ;[rows[5], rows[6]] = [rows[6] as never, rows[5] as never]
    expect(standing(runOf('2', sorted), tick)).toEqual(['holds D7'])
  })

  test('is gone with its line', () => {
    const tick = review(first, line('D6'))
    const changed = edit(referenceSnapshot(), 6, 2, '別の取組')
    expect(standing(runOf('2', changed), tick)).toEqual(['gone null'])
  })

  test('is not put on a cell that is none', () => {
    expect(reviewedIn(first, line('D99'))).toBeNull()
    expect(reviewedIn(first, { kind: 'figure', figure: 'nothing' })).toBeNull()
    expect(reviewedIn(first, { kind: 'finding', code: 'totals/x', cells: [] })).toBeNull()
  })
})

test('a tick on a figure falls when any of its lines changes', () => {
  const ticks = ['share', 'base', 'reflected.①', 'reflected.②'].map((figure) =>
    review(first, { kind: 'figure', figure }),
  )
  const changed = runOf('2', edit(referenceSnapshot(), 6, 3, 30_852))
  expect(standing(changed, ...ticks).map((text) => text.split(' ')[0])).toEqual([
    'changed',
    'changed',
    'changed',
    'holds',
  ])
})

describe('findings', () => {
  const sloppy = runOf('s', sloppySnapshot())
  const targets = sloppy.report.findings.map(
    ({ code, cells }): ReviewTarget => ({ kind: 'finding', code, cells }),
  )

  test('each is found again in the same sheet', () => {
    const ticks = targets.map((target) => review(sloppy, target))
    const again = standingReviews(runOf('t', sloppySnapshot()), ticks, null).items
    expect(again.map(({ standing }) => standing)).toEqual(targets.map(() => 'holds'))
  })

  test('those of other cells stay when one cell changes; those of that cell fall', () => {
    const ticks = targets.map((target) => review(sloppy, target))
    const changed = runOf('t', edit(sloppySnapshot(), 4, 0, '課題'))
    const items = standingReviews(changed, ticks, null).items
    expect(items.filter(({ standing }) => standing === 'holds').length).toBeGreaterThan(3)
  })

  test('of two findings of a rule that begin at one cell, the one accepted alone leaves the list', () => {
    const found = runOf('u', edit(referenceSnapshot(), 6, 3, 30_852))
    const [first] = found.report.findings
    if (!first) throw new Error('nothing was found')
    const other = { ...first, cells: [...first.cells, 'D7'] }
    const run = { ...found, report: { ...found.report, findings: [other, first] } }
    const { code, cells } = first
    const entry = review(run, { kind: 'finding', code, cells }, 'accepted', { reason: '端数' })
    const { items } = standingReviews(run, [entry], null)
    expect(items[0]?.cells).toEqual(cells)
    expect([...acceptedFindings(run, items)]).toEqual([first])
  })

  test('accepted ones leave the list; the share settles only where the policy says so', () => {
    const snapshot = edit(referenceSnapshot(), 20, 3, 284_323)
    const formulas = { ...snapshot.formulas }
    delete formulas.D20
    const run = runOf('u', { ...snapshot, formulas })
    expect(run.report.totals.share.status).toBe('provisional')
    const accepted = run.report.findings
      .filter(({ unsettles }) => unsettles)
      .map(({ code, cells }) =>
        review(run, { kind: 'finding', code, cells }, 'accepted', { reason: '端数' }),
      )
    const left = standingReviews(run, accepted, null)
    expect(left.share.status).toBe('provisional')
    const settled = { ...defaultPolicy, review: { acceptedSettles: true } }
    expect(standingReviews(run, accepted, settled).share).toEqual({ status: 'final', reasons: [] })
    expect(acceptedFindings(run, left.items).size).toBe(accepted.length)
    const gone = { ...review(run, accepted[0]?.target ?? line('D6'), 'withdrawn') }
    const taken = [...accepted, { ...gone, to: accepted[0]?.id ?? '' }]
    expect(standingReviews(run, taken, settled).share.status).toBe('provisional')
  })
})

test('a question waits until it is answered', () => {
  const question = review(first, line('D6'), 'question', { reason: '増額の理由は' })
  expect(standingReviews(first, [question], null).items[0]?.open).toBe(true)
  const answer = review(first, line('D6'), 'answer', { reason: '単価改定', to: question.id })
  const items = standingReviews(first, [question, answer], null).items
  expect(items.map(({ open }) => open)).toEqual([false, false])
})

test('a sign-off is of one report: another one is unsigned', () => {
  const signed = review(first, { kind: 'run' }, 'signed')
  expect(standingReviews(first, [signed], null).signed?.id).toBe(signed.id)
  const changed = runOf('2', edit(referenceSnapshot(), 6, 3, 30_852))
  expect(standingReviews(changed, [signed], null).signed).toBeNull()
  expect(standingReviews(runOf('3', referenceSnapshot()), [signed], null).signed).not.toBeNull()
})

test('what is asked without what it needs is refused by name', () => {
  const faults = (value: unknown) =>
    reviewRequestSchema.safeParse(value).error?.issues.map(({ path }) => path.join())
  expect(faults({ target: line('D6'), state: 'question' })).toEqual(['reason'])
  expect(faults({ target: line('D6'), state: 'accepted', reason: 'x' })).toEqual(['target'])
  expect(faults({ target: { kind: 'run' }, state: 'seen' })).toEqual(['target'])
  expect(faults({ target: line('D6'), state: 'withdrawn' })).toEqual(['to'])
  expect(faults({ target: line('D6'), state: 'seen' })).toBeUndefined()
})
