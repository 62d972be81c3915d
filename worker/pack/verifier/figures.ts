// The figures of a pack worked out again from its lines.
import { json, readCsv, textOf } from './bytes.ts'
import type { Checked, Parts } from './types.ts'

/** The share worked out again, from the lines. */
export function checkFigures(parts: Parts): Checked[] {
  const report = json<{ totals: Totals }>(textOf(parts, 'report.json'))
  const csv = textOf(parts, 'lines.csv')
  if (!report || csv === null) return [{ part: 'lines.csv', ok: false, code: 'missing' }]
  const { totals } = report
  const { share } = totals
  const [heading = [], ...rows] = readCsv(csv.replace(/^\uFEFF/, ''))
  const at = (row: string[], name: string): string => row[heading.indexOf(name)] ?? ''
  const lines = rows
    .filter((row) => at(row, 'counted') === 'TRUE' && at(row, 'yen') !== '')
    .map((row) => ({
      yen: Number(at(row, 'yen')),
      exclusion: at(row, 'exclusion'),
      mark: at(row, 'reflection').replace(/^'/, ''),
    }))
  const sum = (kept: { yen: number }[]): number => kept.reduce((yen, line) => yen + line.yen, 0)
  const total = sum(lines)
  const counting = totals.reflected.filter(({ counts }) => counts).map(({ symbol }) => symbol)
  const numerator = sum(
    lines.filter(({ exclusion, mark }) => exclusion === '' && counting.includes(mark)),
  )
  const base = totals.total - totals.exclusions.reduce((yen, one) => yen + one.yen, 0)
  const divided = base > 0 ? percent(numerator, base, share.decimals, share.rounding) : null
  const figures: Checked[] = [
    { part: 'lines.csv', ok: numerator === share.numerator, code: 'numerator-adds-up' },
    {
      part: 'report.json',
      ok: base === totals.base && base === share.denominator,
      code: 'base-adds-up',
    },
    {
      part: 'report.json',
      ok: share.value === null || share.value === divided,
      code: 'share-divides',
    },
  ]
  // A declared ward total need not be the lines' sum: it is said, and not called wrong.
  const isSum = total === totals.total
  figures.push({
    part: 'lines.csv',
    ok: isSum ? true : null,
    code: isSum ? 'total-adds-up' : 'total-declared',
  })
  return figures
}

interface Totals {
  total: number
  base: number
  exclusions: { yen: number }[]
  reflected: { symbol: string; counts: boolean }[]
  share: {
    numerator: number
    denominator: number
    decimals: number
    rounding: string
    value: string | null
  }
}

/** As it is printed: rounded half up, or truncated, away from floating point. */
export function percent(
  numerator: number,
  base: number,
  decimals: number,
  rounding: string,
): string {
  const scaled = BigInt(Math.abs(numerator)) * 100n * 10n ** BigInt(decimals)
  const below = BigInt(base)
  const digits = (rounding === 'half-up' ? (2n * scaled + below) / (2n * below) : scaled / below)
    .toString()
    .padStart(decimals + 1, '0')
  const whole = digits.slice(0, digits.length - decimals)
  const printed = decimals > 0 ? `${whole}.${digits.slice(-decimals)}` : whole
  return numerator < 0 && /[1-9]/.test(printed) ? `-${printed}` : printed
}
