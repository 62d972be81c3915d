// The verdict on one number of a page: by its item, by its words, by the plan's text, by its amount.
import type { DocumentFigure } from '../documents/index.ts'
import type { CheckedNumber, DifferenceReason, NotAFigure } from '../schema/index.ts'
import { compareMoney, comparePercent, difference, type Verdict } from './compare.ts'
import type { Descriptions } from './descriptions.ts'
import { kindOf } from './kinds.ts'
import { type LinePlace, lineAt } from './lines.ts'
import { differenceMessage, sourceMessage } from './messages.ts'
import type { PageNumber } from './numbers.ts'
import { type Page, type RowAmounts, yenOf } from './row-amounts.ts'
import type { PageRow } from './rows.ts'

export function createJudge(
  page: Page,
  amounts: RowAmounts,
  descriptions: Descriptions,
): (number: PageNumber) => CheckedNumber {
  const { text, lines, figures, alignment } = page
  const order = numbersOfLines(page)
  const marks = figures.input.report.totals.reflected.filter(({ counts }) => counts)

  return (number) => {
    const at = lineAt(lines, number.from)
    const { start, end } = windowOf(lines[at], number)
    const line = text.slice(start, end)
    const row = amounts.rowAt[at]
    const isOwnLine = row !== undefined && row.line - 1 === at
    const figure = amounts.figureOf.get(number)
    if (figure) return ofFigure(number, figure)
    const inName = isOwnLine ? inRow(number, row, line, start) : null
    if (inName) return inName
    const planned = descriptions.numbersOf(line)
    if (planned) return ofPlan(number, planned[order.get(number) ?? 0])
    if (number.kind === 'mark') return ofMark(number, line, start, isOwnLine ? row : undefined)
    if (number.kind === 'percent') return ofPercent(number, line, start)
    const named = figures.named(text, number.start)
    if (named) return ofFigure(number, named)
    if (number.kind === 'plain') {
      const kind = number.text === figures.input.report.ruleset ? 'code' : kindOf(text, number)
      if (kind) return notAFigure(number, kind)
      if (!/[\t|]/.test(line)) return withoutSource(number, undefined)
    }
    return byAmount(number)
  }

  function ofFigure(number: PageNumber, figure: DocumentFigure): CheckedNumber {
    const verdict = compareMoney(number, yenOf(number, amounts.unit), figure, figures)
    return told(number, verdict, figure)
  }

  function told(number: PageNumber, verdict: Verdict, figure: DocumentFigure): CheckedNumber {
    const expected = figures.shown(figure)
    return {
      ...placeOf(number),
      ...verdict,
      ...{ figure: figure.id, cells: [...figure.cells] },
      ...(verdict.verdict === 'differs'
        ? {
            expected,
            message: differenceMessage(verdict.reason as DifferenceReason, number.text, expected),
          }
        : {}),
    }
  }

  /** Before the title an issue's number, or a heading's; in it, the plan's own. */
  function inRow(
    number: PageNumber,
    row: PageRow,
    line: string,
    start: number,
  ): CheckedNumber | null {
    const entry = alignment.plan[alignment.entryOf[row.index] ?? -1]
    const at = line.indexOf(row.title)
    const isAbove = at < 0 && row.level === 'issue'
    if (!isAbove && (at < 0 || number.from >= start + at + row.title.length)) return null
    if (isAbove || number.from < start + at) {
      const isNumber =
        row.level === 'issue' &&
        /課題\s*$/.test(text.slice(Math.max(start, number.from - 12), number.from))
      if (!entry || entry.no === null || !isNumber) return notAFigure(number, 'heading')
      return Number(number.digits) === entry.no
        ? notAFigure(number, 'heading')
        : wrong(number, 'heading', String(entry.no))
    }
    if (!entry || number.kind === 'mark') return null
    const before = row.title.slice(0, number.from - start - at).match(digitRuns)?.length ?? 0
    const own = entry.title.normalize('NFKC').match(digitRuns)?.[before]
    return own === undefined ? null : ofPlan(number, own)
  }

  function ofPlan(number: PageNumber, planned: string | undefined): CheckedNumber {
    const isSame = planned?.replaceAll(',', '') === number.digits
    if (planned === undefined || isSame) return notAFigure(number, 'plan')
    return wrong(number, 'planText', planned)
  }

  /** (①+②) lists the marks that count, in their order; beside an item stands its own. */
  function ofMark(
    number: PageNumber,
    line: string,
    start: number,
    row: PageRow | undefined,
  ): CheckedNumber {
    const isListed =
      /[+＋]/.test(line[number.from - start - 1] ?? '') ||
      /[+＋]/.test(line[number.to - start] ?? '')
    if (isListed) {
      const from = line.lastIndexOf('(', number.from - start) + 1
      const place = (
        line.slice(Math.max(from, number.from - start - 40), number.from - start).match(/[①-⑳]/g) ??
        []
      ).length
      const expected = marks[place]?.symbol
      if (expected !== undefined && expected !== number.digits)
        return wrong(number, 'mark', expected)
    }
    const entry = row && alignment.plan[alignment.entryOf[row.index] ?? -1]
    const own = entry && figures.markOf(entry.place)
    if (own && own !== number.digits) return wrong(number, 'mark', own)
    return notAFigure(number, 'mark')
  }

  function ofPercent(number: PageNumber, line: string, start: number): CheckedNumber {
    const share = figures.byId.get('share')
    const words = line.slice(Math.max(0, number.from - start - 60), number.from - start)
    if (!share || !/割合|反映/.test(words)) return withoutSource(number, undefined)
    return told(number, comparePercent(number, figures), share)
  }

  /** Money that no words name: the figures of that amount, else those it may have been meant for. */
  function byAmount(number: PageNumber): CheckedNumber {
    const yen = yenOf(number, amounts.unit)
    const unit = number.unit ?? amounts.unit
    if (yen === null || yen === 0) return withoutSource(number, undefined)
    const found = figures.exactly(yen)[0] ?? figures.rounded(yen, unit)[0]
    if (found) return told(number, compareMoney(number, yen, found, figures), found)
    return withoutSource(number, nearFigure(yen))
  }

  /** A figure that one slip of the hand makes of it, where there is only one. */
  function nearFigure(yen: number): string | undefined {
    for (const factor of [10, 1 / 10, 100, 1 / 100, 1_000, 1 / 1_000, -1]) {
      const found = figures.exactly(yen * factor)
      if (found[0] && difference(yen, yen * factor) !== null) return figures.shown(found[0])
    }
    return undefined
  }
}

/** Of a longer line so much is looked at on either side of a number. */
const reach = 1_000

/** The number's line, or what of a very long one stands around it. */
const windowOf = (line: LinePlace | undefined, { from, to }: PageNumber): LinePlace => ({
  start: Math.max(line?.start ?? 0, from - reach),
  end: Math.min(line?.end ?? 0, to + reach),
})
const digitRuns = /\d[\d,.]*/g

type Place = Pick<CheckedNumber, 'start' | 'end' | 'text'>
const placeOf = ({ start, end, text }: PageNumber): Place => ({ start, end, text })

const notAFigure = (number: PageNumber, reason: NotAFigure): CheckedNumber => ({
  ...placeOf(number),
  verdict: 'notAFigure',
  reason,
})

const withoutSource = (number: PageNumber, near: string | undefined): CheckedNumber => ({
  ...placeOf(number),
  verdict: 'noSource',
  ...(near === undefined ? {} : { reason: 'near', expected: near }),
  message: sourceMessage(number.text, near),
})

const wrong = (number: PageNumber, reason: DifferenceReason, expected: string): CheckedNumber => ({
  ...placeOf(number),
  ...{ verdict: 'differs', reason, expected },
  message: differenceMessage(reason, number.text, expected),
})

/** Each number's place among those of its line. */
function numbersOfLines({ numbers, lines }: Page): Map<PageNumber, number> {
  const order = new Map<PageNumber, number>()
  let line = -1
  let count = 0
  for (const number of numbers) {
    const at = lineAt(lines, number.from)
    count = at === line ? count + 1 : 0
    line = at
    order.set(number, count)
  }
  return order
}
