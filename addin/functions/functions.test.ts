// The custom functions' own logic: real notations, the reference share, batching and cancelling.
import { expect, test, vi } from 'vitest'
import type { Cell, Validation } from '../../shared/schema/index.ts'
import { budgetLines } from '../../test/fixtures/suminoe.ts'
import { amount } from './amount.ts'
import { check } from './check.ts'
import { functionTexts } from './locales/index.ts'
import { errorCodeOf } from './problem.ts'
import type { FunctionResult } from './result.ts'
import { share } from './share.ts'
import { createValueReader, figureOf } from './value.ts'

/** What the cell shows, and the sentence beside it. */
const failure = (result: FunctionResult<unknown>): { code: string; message: string } | null =>
  result.ok
    ? null
    : { code: errorCodeOf(result.problem), message: functionTexts.ja.problem(result.problem) }

test.each([
  ['20,852千円', null, 20_852_000],
  ['【算定見込額 20,852千円】', null, 20_852_000],
  ['△49,343', '千円', -49_343_000],
  ['12億442万9千円', null, 1_204_429_000],
  [1_790, '千円', 1_790_000],
  ['', null, ''],
  ['- 円', null, ''],
] as [Cell, string | null, number | string][])('AMOUNT(%j, %j) is %j', (text, unit, expected) => {
  expect(amount(text, unit)).toEqual({ ok: true, value: expected })
})

test('AMOUNT says what it could not read', () => {
  expect(failure(amount('皆増', null))).toEqual({
    code: 'invalidValue',
    message: '「皆増」は金額として読めません。金額を入力してください。',
  })
  expect(failure(amount('12', 'ドル'))).toMatchObject({ code: 'invalidValue' })
})

test('a problem in English too', () => {
  const { problem } = functionTexts.en
  expect(problem({ code: 'inRow', set: 1, row: 2, problem: { code: 'unsetMark' } })).toBe(
    'Row 2: The reflection mark is not set, so the share is not final. Enter a mark.',
  )
})

const column = (cells: Cell[]): Cell[][] => cells.map((cell) => [cell])
const amounts = column(budgetLines.map((line) => line.amount ?? '-'))
const exclusions = column(
  budgetLines.map(({ exclusion }) =>
    exclusion ? { fixed: '固定経費', priority: '重点経費' }[exclusion] : '',
  ),
)
const marks = column(budgetLines.map((line) => line.reflection))

test('SHARE of the reference budget is 50.7', () => {
  expect(share([amounts, exclusions, marks], null)).toEqual({ ok: true, value: 50.7 })
  expect(share([amounts, exclusions, marks], 0)).toEqual({ ok: true, value: 51 })
})

test('SHARE refuses unequal ranges, unknown marks and an empty base', () => {
  expect(failure(share([amounts, exclusions.slice(1), marks], null))).toMatchObject({
    code: 'invalidValue',
  })
  expect(failure(share([[[1]], [['']], [['③?']]], null))).toMatchObject({ code: 'invalidValue' })
  expect(failure(share([[[1]], [['固定経費']], [['①']]], null))).toMatchObject({
    code: 'divisionByZero',
  })
  // A blank is not 反映なし; without money it changes nothing.
  expect(
    failure(
      share(
        [
          [[1], [1]],
          [[''], ['']],
          [['①'], ['']],
        ],
        null,
      ),
    ),
  ).toMatchObject({
    code: 'notAvailable',
    message: expect.stringContaining('2行目：反映区分が未記入'),
  })
  expect(
    share(
      [
        [[1], [0]],
        [[''], ['']],
        [['①'], ['']],
      ],
      null,
    ),
  ).toEqual({ ok: true, value: 100 })
})

test('CHECK names cells where they stand on the sheet', () => {
  const rows = [
    ['経営課題', '戦略', '具体的取組', '算定見込額(千円)', '反映区分'],
    ['課題', '戦略', '事業A', '千二百?', '①'],
    ['課題', '戦略', '事業B', 100, ''],
  ]
  const result = check([rows], ["'予算 案'!$B$4:$F$6"], 'ja')
  const findings = result.ok ? result.value : []
  expect(findings[0]).toEqual(['重要度', 'セル', '内容'])
  expect(findings.map((row) => row[1])).toContain('E5')
})

test('CHECK of several sheets is one budget, each cell with its sheet', () => {
  const heads = ['経営課題', '戦略', '具体的取組', '算定見込額(千円)', '反映区分']
  const soumu = [
    heads,
    ['課題', '戦略', '事業A', '千二百?', '①'],
    ['課題', '戦略', '事業C', 200, '①'],
  ]
  const fukushi = [heads, ['課題', '戦略', '事業B', 100, '']]
  const result = check([soumu, fukushi], ['総務課!$A$1:$E$3', "'福祉 課'!$B$4:$F$5"], 'ja')
  const cells = result.ok ? result.value.map(([, cell]) => cell) : []
  expect(cells).toEqual(expect.arrayContaining(['総務課!D2', "'福祉 課'!F5"]))
  const unnamed = check([soumu, fukushi], [], 'ja')
  expect(unnamed.ok && unnamed.value.map(([, cell]) => cell)).toContain('範囲1!D2')
  const twice = check([soumu, fukushi], ['総務課!A1:E3', '総務課!A9:E10'], 'ja')
  expect(failure(twice)).toEqual({
    code: 'invalidValue',
    message: 'シート「総務課」の範囲が2つあります。1枚のシートにつき1つの範囲を指定してください。',
  })
})

test('SHARE of several sheets is one share, and a fault says whose it is', () => {
  const [first, second] = [
    [column([300]), column(['']), column(['①'])],
    [column([100, 900]), column(['', '固定経費']), column(['なし', ''])],
  ]
  expect(share([...first, ...second], null)).toEqual({ ok: true, value: 75 })
  expect(failure(share([...first, ...second.slice(0, 2)], null))?.message).toContain('2組目の')
  const unset = [column([1]), column(['']), column([''])]
  expect(failure(share([...first, ...unset], null))?.message).toContain('2組目の1行目：反映区分')
})

const validation = {
  id: 'r1',
  digest: 'd',
  receipt: '',
  report: {
    ruleset: '2026.13',
    counts: { error: 0, warning: 1, lines: 15 },
    statement: { ja: '文', en: 'text' },
    totals: {
      total: 284_322_000,
      base: 153_589_000,
      exclusions: [{ id: 'fixed', yen: 122_368_000 }],
      reflected: [{ symbol: '①', yen: 1 }],
      share: { value: '50.7', numerator: 77_870_000, denominator: 153_589_000, status: 'final' },
    },
  },
} as unknown as Validation

test('VALUE asks once for many cells, remembers the run, and knows the fields', async () => {
  const read = vi.fn(async () => ({ ok: true as const, value: validation }))
  const value = createValueReader(read)
  const asked = ['share', 'base', 'exclusions.fixed', 'reflected.①', 'nothing'].map((field) =>
    value('r1', field),
  )
  const results = await Promise.all(asked.map(({ result }) => result))
  expect(results.slice(0, 4)).toEqual(
    [50.7, 153_589_000, 122_368_000, 1].map((figure) => ({ ok: true, value: figure })),
  )
  expect(results[4] && failure(results[4])).toMatchObject({ code: 'invalidValue' })
  await value('r1', 'total').result
  expect(read).toHaveBeenCalledTimes(1)
  expect(figureOf(validation, 'toString')).toMatchObject({ ok: false })
})

test('VALUE gives no share that can still change, says why, and gives it where asked for', () => {
  const { report } = structuredClone(validation)
  const title = { ja: '合計の不一致', en: 'Total differs' }
  report.totals.share.status = 'provisional'
  report.totals.share.reasons = [
    { code: 'totals/subtotal-differs', title, figure: 'total', count: 1, cells: ['D20'] },
  ]
  const open = { ...validation, report }
  expect(failure(figureOf(open, 'share'))).toMatchObject({
    code: 'notAvailable',
    message: expect.stringContaining('「合計の不一致」(D20)'),
  })
  expect(figureOf(open, 'share.provisional')).toEqual({ ok: true, value: 50.7 })
  expect(figureOf(open, 'status')).toEqual({ ok: true, value: 'provisional' })
  expect(figureOf(open, 'status.ja')).toMatchObject({
    ok: true,
    value: expect.stringMatching(/^暫定: /),
  })
})

test('VALUE asks anew which run is the latest', async () => {
  const read = vi.fn(async () => ({ ok: true as const, value: validation }))
  const value = createValueReader(read)
  await Promise.all([value('latest', 'share').result, value('latest', 'base').result])
  expect(read).toHaveBeenCalledTimes(1)
  await value('latest', 'share').result
  expect(read).toHaveBeenCalledTimes(2)
})

test('VALUE gives a request up when every cell has cancelled, and asks again after a failure', async () => {
  let signal: AbortSignal | undefined
  const read = vi.fn(
    (_: string, given: AbortSignal) =>
      new Promise<FunctionResult<Validation>>((resolve) => {
        signal = given
        given.addEventListener('abort', () =>
          resolve({ ok: false, problem: { code: 'cancelled' } }),
        )
      }),
  )
  const value = createValueReader(read)
  const [a, b] = [value('r2', 'share'), value('r2', 'base')]
  await new Promise((resolve) => setTimeout(resolve, 60))
  a.cancel()
  a.cancel()
  expect(signal?.aborted).toBe(false)
  b.cancel()
  expect(failure(await b.result)).toMatchObject({ code: 'notAvailable' })
  value('r2', 'share')
  await new Promise((resolve) => setTimeout(resolve, 60))
  expect(read).toHaveBeenCalledTimes(2)
})
