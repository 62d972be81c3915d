// A report's figures by the names other sheets ask for them.

import { toCsv } from '../shared/files/index.ts'
import { type Cell, type Report, type Unit, unitYen } from '../shared/schema/index.ts'
import { withoutEnd } from '../shared/text/without-end.ts'

/** A figure: yen, percent as printed, a count, or a text. */
export type Figure =
  | { kind: 'yen'; label: string; yen: number }
  | { kind: 'percent'; label: string; value: string | null; provisional: boolean }
  | { kind: 'count'; label: string; count: number }
  | { kind: 'text'; label: string; text: string }

/** Every figure of a report under its field name, in the order of the statement. */
export function figuresOf(report: Report, run: { id: string; digest: string; createdAt: string }) {
  const { totals, counts } = report
  const { share } = totals
  const figures = new Map<string, Figure>()
  const yen = (field: string, label: string, amount: number) =>
    figures.set(field, { kind: 'yen', label, yen: amount })
  const text = (field: string, label: string, value: string) =>
    figures.set(field, { kind: 'text', label, text: value })
  const count = (field: string, label: string, value: number) =>
    figures.set(field, { kind: 'count', label, count: value })

  yen('total', '区予算総額', totals.total)
  for (const exclusion of totals.exclusions) {
    yen(`exclusions.${exclusion.id}`, exclusion.label, exclusion.yen)
  }
  yen('base', '除いた経費', totals.base)
  for (const mark of totals.reflected) yen(`reflected.${mark.symbol}`, mark.label, mark.yen)
  yen('numerator', '反映額', share.numerator)
  yen('denominator', '反映割合の分母', share.denominator)
  figures.set('share', {
    kind: 'percent',
    label: '反映割合',
    value: share.value,
    provisional: share.status === 'provisional',
  })
  text('status', '反映割合の状態', share.status)
  count('errors', 'エラー', counts.error)
  count('warnings', '注意', counts.warning)
  count('lines', '明細行', counts.lines)
  text('statement.ja', '説明文', report.statement.ja)
  text('statement.en', '説明文(英語)', report.statement.en)
  text('ruleset', '規則の版', report.ruleset)
  text('id', '検証ID', run.id)
  text('digest', 'ダイジェスト', run.digest)
  text('createdAt', '検証日時', run.createdAt)
  return figures
}

/** Yen in a unit, exact: 20,852,500 in 千円 → "20852.5". */
export function yenIn(yen: number, unit: Unit): string {
  const zeros = String(unitYen[unit]).length - 1
  const digits = String(Math.abs(yen)).padStart(zeros + 1, '0')
  const whole = digits.slice(0, digits.length - zeros)
  const fraction = withoutEnd(digits.slice(digits.length - zeros), /0/)
  return `${yen < 0 ? '-' : ''}${whole}${fraction ? `.${fraction}` : ''}`
}

/** Every figure as CSV with a byte order mark: 項目, 名称, 値, 単位. Amounts in the unit asked for. */
export function totalsCsv(figures: ReadonlyMap<string, Figure>, unit: Unit): string {
  const rows: Cell[][] = [['項目', '名称', '値', '単位']]
  for (const [field, figure] of figures) {
    rows.push([field, figure.label, ...valueAndUnit(figure, unit)])
  }
  return `\uFEFF${toCsv(rows)}`
}

function valueAndUnit(figure: Figure, unit: Unit): [Cell, string] {
  switch (figure.kind) {
    case 'yen':
      return [asNumber(yenIn(figure.yen, unit)), unit]
    case 'percent':
      return [figure.value && asNumber(figure.value), figure.provisional ? '%(暫定)' : '%']
    case 'count':
      return [figure.count, '件']
    case 'text':
      return [figure.text, '']
  }
}

/** A number where it prints back to the same digits, so that no sign is taken for a formula's. */
const asNumber = (digits: string): Cell =>
  String(Number(digits)) === digits ? Number(digits) : digits
