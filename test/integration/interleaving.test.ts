// Any order of edits, co-authors, failures and our own operations: only the write set ever changes.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { TroubleKind } from '../excel/host/troubles.ts'
import { createHost, diffFingerprints, fingerprint, type Host } from '../excel/index.ts'
import { openWorkbook } from '../excel/node.ts'
import { type Opened, openPortQuickly, prepare, take } from './open.ts'
import { smallWorkbook } from './small.ts'

type Step =
  | { kind: 'user' | 'coauthor'; row: number; value: number | string }
  | { kind: 'problem'; problem: TroubleKind; after: number }
  | { kind: 'meanwhile'; row: number; value: number; after: number }
  | { kind: 'write' | 'revert' | 'mark' | 'clear' | 'read' }

const troubles: TroubleKind[] = [
  { kind: 'fail', code: 'GeneralException', afterWrites: 3 },
  { kind: 'fail', code: 'GeneralException', afterWrites: 25 },
  { kind: 'offline', applied: true },
  { kind: 'editMode' },
  { kind: 'fail', code: 'GeneralException' },
  { kind: 'offline' },
  { kind: 'otherWorkbook' },
]

const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({
    kind: fc.constantFrom('user' as const, 'coauthor' as const),
    row: fc.integer({ min: 4, max: 7 }),
    value: fc.oneof(fc.integer({ min: 0, max: 9_999 }), fc.constantFrom('1,200千円', '-', '?')),
  }),
  fc.record({
    kind: fc.constant('problem' as const),
    problem: fc.constantFrom(...troubles),
    after: fc.integer({ min: 0, max: 4 }),
  }),
  fc.record({
    kind: fc.constant('meanwhile' as const),
    row: fc.integer({ min: 4, max: 7 }),
    value: fc.integer({ min: 10_000, max: 99_999 }),
    after: fc.integer({ min: 0, max: 4 }),
  }),
  {
    weight: 4,
    arbitrary: fc.record({ kind: fc.constantFrom('write' as const, 'revert' as const) }),
  },
  fc.record({ kind: fc.constantFrom('mark' as const, 'clear' as const, 'read' as const) }),
)

test('never a cell outside the write set changed, never a lost revert, never a lost edit', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 3, maxLength: 10 }), async (steps) => {
      const opened = await openPortQuickly(smallWorkbook, { timeout: 5_000 })
      const { port, host } = opened
      // The same workbook with only the people's edits in it.
      const people = createHost({ workbook: openWorkbook(smallWorkbook) })
      mirrorCoauthor(host, people)
      for (const one of steps) {
        play(one, host, people)
        await operate(opened, one.kind)
        // After every step: what is not ours to write is as people left it.
        expect(outside(people, host), one.kind).toEqual([])
      }
      host.troubles.clear()
      take(await port.clearMarks())
      for (let left = take(await port.revertible()); left; left = take(await port.revertible())) {
        take(await port.revert())
      }
      expect(
        diffFingerprints(fingerprint(people.workbook), fingerprint(host.workbook)).slice(0, 8),
      ).toEqual([])
    }),
    { numRuns: 60, interruptAfterTimeLimit: 60_000, markInterruptAsFailure: false },
  )
}, 170_000)

function play(one: Step, host: Host, people: Host): void {
  const { kind } = one
  if (kind === 'problem') host.troubles.queue({ ...one.problem, after: one.after })
  if (kind === 'coauthor') host.coauthorEdit('予算', `D${one.row}`, [[one.value]])
  if (kind === 'user') {
    for (const each of [host, people]) each.userEdit('予算', `D${one.row}`, [[one.value]])
  }
  if (kind === 'meanwhile') {
    const { row, value, after } = one
    const address = `D${row}`
    host.troubles.queue({ kind: 'coauthor', sheet: '予算', address, values: [[value]], after })
  }
}

/** Every edit of a co-author, also one between two requests, is made among the people's too. */
function mirrorCoauthor(host: Host, people: Host): void {
  const edit = host.coauthorEdit
  host.coauthorEdit = (...change) => {
    edit(...change)
    people.coauthorEdit(...change)
  }
}

/** What differs though it is not of the write set. */
const outside = (people: Host, host: Host): string[] =>
  diffFingerprints(fingerprint(people.workbook), fingerprint(host.workbook)).filter(
    (line) => !OURS.test(line),
  )

const OURS =
  /^(settings\/hanei\.journal|customXmlParts\/|workbook\/sheets|names\/反映_|sheet\/反映(明細|集計)\/|tables?\/|sheet\/表紙\/(cells|formats) B2|sheet\/予算\/conditionalFormats\/)/

const targets = [{ sheet: '表紙', cell: 'B2', figure: 'share' as const }]

async function operate({ port }: Opened, kind: Step['kind']): Promise<void> {
  if (kind === 'revert') await port.revert()
  else if (kind === 'clear') await port.clearMarks()
  else if (kind === 'read') await port.readSheet({ sheet: '予算' })
  else if (kind === 'write' || kind === 'mark') {
    // A problem may hit the reading already; then there is nothing to write.
    const prepared = await prepare(port, { targets }).catch(() => null)
    if (!prepared) return
    if (kind === 'write') await port.writeBack(prepared)
    else await port.mark([{ sheet: '予算', findings: prepared.report.findings }])
  }
}
