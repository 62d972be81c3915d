// A report's figures by the names other sheets ask for them, each with the state it has.
import { figureWords } from './locales/figure-words.ts'
import { stateReason, stateWord } from './locales/index.ts'
import { type Report, type Unit, type UnsettledFigure, unitYen } from './schema/index.ts'
import { withoutEnd } from './text/without-end.ts'
import { isUnsettled } from './totals/index.ts'

/** A figure: yen, percent as printed, a count, or a text. `provisional` while it can still change. */
export type Figure =
  | { kind: 'yen'; label: string; yen: number; provisional: boolean }
  | { kind: 'percent'; label: string; value: string | null; provisional: boolean }
  | { kind: 'count'; label: string; count: number }
  | { kind: 'text'; label: string; text: string }

/** Every figure of a report under its field name, in the order of the statement. */
export function figuresOf(
  report: Report,
  run: { id: string; digest: string; createdAt?: string },
): ReadonlyMap<string, Figure> {
  const { totals, counts } = report
  const { share } = totals
  const figures = new Map<string, Figure>()
  const { labels } = figureWords
  type Named = keyof typeof labels
  const yen = (field: string, label: string, amount: number, of: UnsettledFigure) =>
    figures.set(field, { kind: 'yen', label, yen: amount, provisional: isUnsettled(share, of) })
  const text = (field: Named, value: string) =>
    figures.set(field, { kind: 'text', label: labels[field], text: value })
  const count = (field: Named, value: number) =>
    figures.set(field, { kind: 'count', label: labels[field], count: value })

  yen('total', labels.total, totals.total, 'total')
  for (const { id, label, yen: amount } of totals.exclusions) {
    yen(`exclusions.${id}`, label, amount, 'base')
  }
  yen('base', labels.base, totals.base, 'base')
  for (const { symbol, label, yen: amount } of totals.reflected) {
    yen(`reflected.${symbol}`, label, amount, 'share')
  }
  yen('numerator', labels.numerator, share.numerator, 'share')
  yen('denominator', labels.denominator, share.denominator, 'base')
  figures.set('share', {
    kind: 'percent',
    label: labels.share,
    value: share.value,
    provisional: share.status === 'provisional',
  })
  text('status', share.status)
  text('status.ja', stated(report, 'ja'))
  text('status.en', stated(report, 'en'))
  count('errors', counts.error)
  count('warnings', counts.warning)
  count('lines', counts.lines)
  text('statement.ja', report.statement.ja)
  text('statement.en', report.statement.en)
  text('ruleset', report.ruleset)
  text('id', run.id)
  text('digest', run.digest)
  if (run.createdAt !== undefined) text('createdAt', run.createdAt)
  return figures
}

/** 確定, or 暫定: with what keeps it so. */
function stated({ totals }: Report, language: 'ja' | 'en'): string {
  const word = stateWord(totals.share.status)[language]
  const reason = stateReason(totals.share)[language]
  return reason === '' ? word : `${word}: ${reason}`
}

/** Yen in a unit, exact: 20,852,500 in 千円 → "20852.5". */
export function yenIn(yen: number, unit: Unit): string {
  const zeros = String(unitYen[unit]).length - 1
  const digits = String(Math.abs(yen)).padStart(zeros + 1, '0')
  const whole = digits.slice(0, digits.length - zeros)
  const fraction = withoutEnd(digits.slice(digits.length - zeros), /0/)
  return `${yen < 0 ? '-' : ''}${whole}${fraction ? `.${fraction}` : ''}`
}
