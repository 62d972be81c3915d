// A report's figures by the names other sheets ask for them, each with the state it has.
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
  const yen = (field: string, label: string, amount: number, of: UnsettledFigure) =>
    figures.set(field, { kind: 'yen', label, yen: amount, provisional: isUnsettled(share, of) })
  const text = (field: string, label: string, value: string) =>
    figures.set(field, { kind: 'text', label, text: value })
  const count = (field: string, label: string, value: number) =>
    figures.set(field, { kind: 'count', label, count: value })

  yen('total', '区予算総額', totals.total, 'total')
  for (const exclusion of totals.exclusions) {
    yen(`exclusions.${exclusion.id}`, exclusion.label, exclusion.yen, 'base')
  }
  yen('base', '除いた経費', totals.base, 'base')
  for (const mark of totals.reflected)
    yen(`reflected.${mark.symbol}`, mark.label, mark.yen, 'share')
  yen('numerator', '反映額', share.numerator, 'share')
  yen('denominator', '反映割合の分母', share.denominator, 'base')
  figures.set('share', {
    kind: 'percent',
    label: '反映割合',
    value: share.value,
    provisional: share.status === 'provisional',
  })
  text('status', '反映割合の状態', share.status)
  text('status.ja', '反映割合の状態(日本語)', stated(report, 'ja'))
  text('status.en', '反映割合の状態(英語)', stated(report, 'en'))
  count('errors', 'エラー', counts.error)
  count('warnings', '注意', counts.warning)
  count('lines', '明細行', counts.lines)
  text('statement.ja', '説明文', report.statement.ja)
  text('statement.en', '説明文(英語)', report.statement.en)
  text('ruleset', '規則の版', report.ruleset)
  text('id', '検証ID', run.id)
  text('digest', 'ダイジェスト', run.digest)
  if (run.createdAt !== undefined) text('createdAt', '検証日時', run.createdAt)
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
