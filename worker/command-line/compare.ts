// `hanei compare`: what changed between the budgets of two files, and what each change did to the share.
import {
  type Compared,
  compare as compareRuns,
  compareTexts,
  pointsText,
  sayChange,
} from '../compare/index.ts'
import { type Assessed, assessInput } from './assess.ts'
import { readAgainst, readInput } from './input.ts'
import type { Asked } from './options.ts'
import type { Answer, Surroundings } from './surroundings.ts'

/** Exit status 0 where nothing changed, 1 where something did. */
export function compare(asked: Asked, surroundings: Surroundings): Answer {
  const against = readAgainst(asked, surroundings)
  const [from, to] = asked.paths.map((path) =>
    assessInput(path, readInput(path, asked.sheets, surroundings), against, surroundings.words),
  ) as [Assessed, Assessed]
  const comparison = compareRuns(compared(from), compared(to))
  const text =
    asked.format === 'json'
      ? `${JSON.stringify({ from: named(from), to: named(to), ...comparison })}\n`
      : comparisonText(from, to, comparison, surroundings)
  return { text, status: comparison.changes.length > 0 ? 1 : 0 }
}

/** A run that nobody keeps: only its figures and lines are compared. */
function compared({ report, lines }: Assessed) {
  const { totals, policyDigest, sheets } = report
  return { totals, policyDigest, sheets, ...lines() }
}

const named = ({ path, digest, report }: Assessed) => ({
  path,
  digest,
  share: report.totals.share.value,
})

function comparisonText(
  from: Assessed,
  to: Assessed,
  comparison: Compared,
  { words: { compare: words }, language }: Surroundings,
): string {
  const texts = compareTexts(language)
  const [before, after] = [from, to].map(({ report }) =>
    report.totals.share.value === null ? '—' : `${report.totals.share.value}%`,
  ) as [string, string]
  const { changes, difference, unchanged, rearranged = 0 } = comparison
  return [
    `${from.path} → ${to.path}`,
    `  ${words.share(before, after, difference ? pointsText(difference) : '—')}`,
    ...(changes.length === 0 ? [`  ${texts.none}`] : []),
    ...changes.map((change) => {
      const { kind, cell, item, ...said } = sayChange(change, comparison, language)
      const states = said.before || said.after ? `: ${said.before} → ${said.after}` : ''
      const share = said.effect ? `  ${words.effect(said.effect)}` : ''
      return `  ${kind} ${cell} ${item}${states}${share}`
    }),
    `  ${texts.unchanged(unchanged)}`,
    ...(rearranged > 0 ? [`  ${texts.rearranged(rearranged)}`] : []),
    '',
  ].join('\n')
}
