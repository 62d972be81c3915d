// `hanei compare`: what changed between the budgets of two files, and what each change did to the share.
import { formatAmount } from '../../shared/amount/index.ts'
import type {
  Change,
  ComparedLine,
  Comparison,
  ExactPercent,
  RunSummary,
} from '../../shared/schema/index.ts'
import { compare as compareRuns, decimal } from '../compare/index.ts'
import { type Assessed, assessInput } from './assess.ts'
import { readAgainst, readInput } from './input.ts'
import type { Words } from './locales/index.ts'
import type { Asked } from './options.ts'
import type { Answer, Surroundings } from './surroundings.ts'

/** Exit status 0 where nothing changed, 1 where something did. */
export function compare(asked: Asked, surroundings: Surroundings): Answer {
  const against = readAgainst(asked, surroundings)
  const [from, to] = asked.paths.map((path) =>
    assessInput(path, readInput(path, asked.sheets, surroundings), against, surroundings.words),
  ) as [Assessed, Assessed]
  const { from: _, to: __, ...comparison } = compareRuns(compared(from), compared(to))
  const text =
    asked.format === 'json'
      ? `${JSON.stringify({ from: named(from), to: named(to), ...comparison })}\n`
      : comparisonText(from, to, comparison, surroundings.words)
  return { text, status: comparison.changes.length > 0 ? 1 : 0 }
}

/** A run that nobody keeps: only its figures and lines are compared. */
const compared = ({ report, lines }: Assessed) => ({
  summary: {} as RunSummary,
  totals: report.totals,
  policyDigest: report.policyDigest,
  lines: lines().lines,
})

const named = ({ path, digest, report }: Assessed) => ({
  path,
  digest,
  share: report.totals.share.value,
})

function comparisonText(
  from: Assessed,
  to: Assessed,
  { changes, difference, unchanged }: Omit<Comparison, 'from' | 'to'>,
  words: Words,
): string {
  const [before, after] = [from, to].map(({ report }) =>
    report.totals.share.value === null ? '—' : `${report.totals.share.value}%`,
  ) as [string, string]
  return [
    `${from.path} → ${to.path}`,
    `  ${words.compare.share(before, after, points(difference))}`,
    ...(changes.length === 0 ? [`  ${words.compare.none}`] : []),
    ...changes.map((change) => `  ${changeText(change, words)}`),
    `  ${words.compare.unchanged(unchanged)}`,
    '',
  ].join('\n')
}

function changeText({ kinds, from, to, effect }: Change, words: Words): string {
  const kind = kinds.map((one) => words.compare.kinds[one] ?? one).join('・')
  const line = to ?? from
  const cells = [...new Set([from?.cell, to?.cell].filter((cell) => cell !== undefined))]
  const name = line ? [line.issue, line.strategy, line.initiative].filter(Boolean).at(-1) : ''
  const states = [from, to].map((one) => (one ? stateOf(one) : '—')).join(' → ')
  const share = effect ? `  ${words.compare.effect(points(effect))}` : ''
  return `${kind} ${cells.join(' → ')} ${name}: ${states}${share}`
}

const stateOf = ({ yen, reflection, exclusion }: ComparedLine): string =>
  [yen === null ? '-' : formatAmount(yen, '千円'), reflection, exclusion ?? '']
    .filter(Boolean)
    .join(' ')

/** Percentage points to two decimals, with their sign. */
function points(change: ExactPercent | null): string {
  if (change === null) return '—'
  const text = decimal(BigInt(change.numerator), BigInt(change.denominator), 2)
  return text.startsWith('-') ? text : `+${text}`
}
