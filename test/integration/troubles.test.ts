// Every trouble at every request of every operation: a clear sentence, and the workbook as it was.
import { afterAll, describe, expect, test } from 'vitest'
import type { Outcome, Problem, ProblemCode } from '../../addin/workbook/port.ts'
import {
  copyWorkbook,
  createHost,
  diffFingerprints,
  fingerprint,
  type Host,
  type WorkbookDescription,
} from '../excel/index.ts'
import { findings } from './findings.ts'
import { type Opened, openPortQuickly, prepare, prepareAll, take } from './open.ts'
import { smallSections, smallWorkbook } from './small.ts'
import { queuedKinds, standingKinds } from './trouble-kinds.ts'

interface Operation {
  workbook?: WorkbookDescription
  /** The operation that troubles refuse alike. */
  like?: string
  /** Brings the workbook to where the operation is asked for; the answer does it, again if need be. */
  stage: (opened: Opened) => Promise<() => Promise<Outcome<unknown>>>
  /** What a success may change, as the fingerprint names it; all else is as it was. */
  writes: RegExp
}

const targets = [{ sheet: '表紙', cell: 'B2', figure: 'share' as const }]
const WRITTEN: RegExp =
  /^(settings\/hanei\.journal|customXmlParts\/|workbook\/sheets|names\/反映_|sheet\/反映(明細|集計)\/|tables?\/|sheet\/表紙\/(cells|formats) B2)/

const operations: Record<string, Operation> = {
  validate: {
    stage:
      async ({ port }) =>
      () =>
        port.readSheet({ sheet: '予算' }),
    writes: /^$/,
  },
  write: {
    async stage({ port }) {
      const prepared = await prepare(port, { targets })
      return () => port.writeBack(prepared)
    },
    writes: WRITTEN,
  },
  'write again': {
    async stage({ port }) {
      take(await port.writeBack(await prepare(port, { targets })))
      const prepared = await prepare(port, { targets })
      return () => port.writeBack(prepared)
    },
    writes: WRITTEN,
  },
  'validate all': {
    workbook: smallSections,
    stage:
      async ({ port }) =>
      () =>
        port.readWorkbook({}),
    writes: /^$/,
  },
  'write over sheets': {
    workbook: smallSections,
    like: 'write',
    async stage({ port }) {
      const prepared = await prepareAll(port, { targets })
      return () => port.writeBack(prepared)
    },
    writes: WRITTEN,
  },
  'revert over sheets': {
    workbook: smallSections,
    like: 'revert',
    async stage({ port }) {
      take(await port.writeBack(await prepareAll(port, { targets })))
      return () => port.revert()
    },
    writes: WRITTEN,
  },
  revert: {
    async stage({ port }) {
      take(await port.writeBack(await prepare(port, { targets })))
      return () => port.revert()
    },
    writes: WRITTEN,
  },
  mark: {
    stage:
      async ({ port }) =>
      () =>
        port.mark([{ sheet: '予算', findings: findings }]),
    writes: /^sheet\/予算\/conditionalFormats\//,
  },
  'clear marks': {
    async stage({ port }) {
      take(await port.mark([{ sheet: '予算', findings: findings }]))
      return () => port.clearMarks()
    },
    writes: /^sheet\/予算\/conditionalFormats\//,
  },
  'apply edits': {
    async stage({ port }) {
      const reading = take(await port.readSheet({ sheet: '予算' }))
      const edits = [
        { cell: 'D5', value: 3_500 },
        { cell: 'F6', value: '①' },
      ]
      return () =>
        port.applyEdits(
          edits.map((edit) => ({ ...edit, sheet: '予算' })),
          [reading],
        )
    },
    writes: /^(settings\/hanei\.journal|sheet\/予算\/cells (D5|F6))/,
  },
}

/** Outcomes by trouble and operation, for the table at the end. */
const seen = new Map<string, Map<string, string[]>>()
afterAll(() => console.info(tableOf(seen, Object.keys(operations))))

describe.each(Object.keys(operations))('%s', (name) => {
  const { stage, writes } = operations[name] as Operation

  test('with no trouble: changes its write set, and that alone', async () => {
    const { before, done } = await successOf(name)
    const changed = diffFingerprints(fingerprint(before.workbook), fingerprint(done.workbook))
    expect(changed.filter((line) => !writes.test(line))).toEqual([])
    expect(changed.length > 0).toBe(!name.startsWith('validate'))
  })

  test.each(Object.keys(queuedKinds))('%s', (kind) => atEveryRequest(name, kind), 60_000)

  test.each(Object.keys(standingKinds))(
    '%s',
    async (kind) => {
      const { begin, refused } = standingKinds[kind] as (typeof standingKinds)[string]
      const opened = await open(kind, name)
      const run = await stage(opened)
      const expected = refused[operations[name]?.like ?? name]
      begin(opened.host)
      const before = fingerprint(opened.host.workbook)
      const outcome = await run()
      note(kind, name, outcome)
      if (expected === undefined) {
        const result = take(outcome)
        expect(result === undefined || result !== null).toBe(true)
        const { done } = await successOf(name)
        const reached = copyOf(done)
        begin(reached)
        expect(difference(reached, opened.host)).toEqual([])
      } else {
        expect(outcome).toMatchObject({ ok: false, problem: { code: expected } })
        if (!outcome.ok) assertClear(outcome.problem)
        expect(diffFingerprints(before, fingerprint(opened.host.workbook))).toEqual([])
      }
    },
    20_000,
  )
})

test('a connection that stays away: the pane says what may remain, and a revert puts it right', async () => {
  const opened = await open('lost for good')
  const before = fingerprint(opened.host.workbook)
  const prepared = await prepare(opened.port, { targets })
  // The write itself goes through, its answer and all that follows do not.
  opened.host.troubles.queue({ kind: 'offline', applied: true, after: 1 })
  for (let after = 2; after < 12; after += 1) opened.host.troubles.queue({ kind: 'offline', after })
  const outcome = await opened.port.writeBack(prepared)
  expect(outcome.ok).toBe(false)
  if (!outcome.ok) {
    assertClear(outcome.problem)
    expect(outcome.problem.message.ja).toContain('残っている可能性')
    expect(outcome.problem.message.ja).not.toContain('ブックは変わっていません')
    expect(outcome.problem.message.en).not.toContain('Nothing was changed')
  }
  expect(diffFingerprints(before, fingerprint(opened.host.workbook))).not.toEqual([])
  opened.host.troubles.clear()
  take(await opened.port.revert())
  expect(diffFingerprints(before, fingerprint(opened.host.workbook))).toEqual([])
}, 20_000)

/** Hits the first request, then the second, … until the operation is through before its trouble. */
async function atEveryRequest(name: string, kind: string): Promise<void> {
  const { stage } = operations[name] as Operation
  const { trouble, does } = queuedKinds[kind] as (typeof queuedKinds)[string]
  let staged: { opened: Opened; run: () => Promise<Outcome<unknown>> } | null = null
  for (let after = 0; after < MOST_REQUESTS; after += 1) {
    const { before, done } = await successOf(name)
    if (!staged) {
      const opened = await open(kind, name)
      staged = { opened, run: await stage(opened) }
    }
    const { host } = staged.opened
    host.troubles.queue({ ...trouble, after })
    const outcome = await staged.run()
    const isPast = host.troubles.waiting.length > 0
    host.troubles.clear()
    const expected = copyOf(outcome.ok ? done : before)
    if (!isPast) does?.(expected)
    const where = `${name}, ${kind}, request ${after + 1}`
    expect(difference(expected, host).slice(0, 9), where).toEqual([])
    if (isPast) return
    note(kind, name, outcome)
    if (!outcome.ok) assertClear(outcome.problem)
    // A workbook as it was serves the next request too.
    if (outcome.ok || does) staged = null
  }
  throw new Error(`${name} needs more than ${MOST_REQUESTS} requests`)
}

const MOST_REQUESTS = 12

const open = (kind: string, name = ''): Promise<Opened> =>
  openPortQuickly(operations[name]?.workbook ?? smallWorkbook, {
    timeout: kind.includes('lost') ? 120 : 5_000,
  })

const difference = (expected: Host, found: Host): string[] =>
  diffFingerprints(fingerprint(expected.workbook), fingerprint(found.workbook))

/** The same workbook once more, for what the trouble itself does to it. */
const copyOf = ({ workbook }: Host): Host => createHost({ workbook: copyWorkbook(workbook) })

/** The workbook where an operation is asked for, and where it leads when nothing goes wrong. */
async function successOf(name: string): Promise<{ before: Host; done: Host }> {
  const known = successes.get(name)
  if (known) return known
  const opened = await open('none', name)
  const run = await (operations[name] as Operation).stage(opened)
  const before = copyOf(opened.host)
  take(await run())
  const success = { before, done: copyOf(opened.host) }
  expect(difference(success.done, opened.host)).toEqual([])
  successes.set(name, success)
  return success
}
const successes = new Map<string, { before: Host; done: Host }>()

/** What happened and what is safe, then what to do, in both languages and without code words. */
function assertClear({ message: { ja, en }, code }: Problem): void {
  expect(ja, code).toMatch(SAFE.ja)
  expect(en, code).toMatch(SAFE.en)
  expect(ja, code).toMatch(/(ください|もう一度).*。$/)
  expect(en, code).toMatch(
    /\b(try again|press|again|choose|pick|check|open it|select|reopen|copy)\b.*\.$/i,
  )
  for (const text of [ja, en]) {
    expect(text, code).not.toMatch(/undefined|\{about\}|Exception|Error|[a-z][A-Z]/)
  }
}

const SAFE = {
  ja: /変わっていません|書き込みはしていません|何も変えていません|書き込みは取り消しました|残っている可能性|一部だけ変わった可能性/,
  en: /Nothing was (changed|written)|No value was changed|was taken back|may remain|may have been/,
}

function note(kind: string, name: string, outcome: Outcome<unknown>): void {
  const row = seen.get(kind) ?? new Map<string, string[]>()
  seen.set(kind, row)
  const code: ProblemCode | 'done' = outcome.ok ? 'done' : outcome.problem.code
  row.set(name, [...(row.get(name) ?? []), code])
}

/** A line a trouble, a column an operation: what came of it, request by request. */
function tableOf(rows: typeof seen, names: readonly string[]): string {
  const short = (codes: readonly string[]): string =>
    [...new Set(codes)]
      .map((code) => {
        const count = codes.filter((one) => one === code).length
        return count > 1 ? `${code}×${count}` : code
      })
      .join(' ')
  const table = [
    ['trouble', ...names],
    ...[...rows].map(([kind, row]) => [kind, ...names.map((name) => short(row.get(name) ?? []))]),
  ]
  const widths = table[0]?.map((_, c) => Math.max(...table.map((row) => row[c]?.length ?? 0))) ?? []
  return table
    .map((row) => row.map((text, c) => text.padEnd(widths[c] ?? 0)).join(' | '))
    .join('\n')
}
