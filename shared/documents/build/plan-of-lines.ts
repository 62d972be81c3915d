// The outline that a run's lines themselves amount to, where there is no plan.
import type { ComparedLine, Issue, Plan, Strategy } from '../../schema/index.ts'

/** Issues, strategies and initiatives in the order of the sheet. */
export function planOfLines(lines: readonly ComparedLine[]): Plan {
  const issues = new Map<string, Issue>()
  const strategies = new Map<string, Strategy>()
  const seen = new Set<string>()
  /** Places from 1, for the ids of issues without a number. */
  const placeOf = new Map<Issue, number>()
  for (const line of lines) {
    const own = line.initiative || line.strategy || line.issue
    if (own === '') continue
    const issueName = line.issue || own
    const issue = entry(issues, issueName, () => ({
      ...splitNumber(issueName),
      strategies: [],
    }))
    if (!placeOf.has(issue)) placeOf.set(issue, issues.size)
    const strategyName = line.strategy || issueName
    const key = `${issueName}\n${strategyName}`
    const strategy = entry(strategies, key, () => {
      const made: Strategy = { title: strategyName, initiatives: [] }
      issue.strategies.push(made)
      return made
    })
    if (line.initiative === '' || seen.has(`${key}\n${line.initiative}`)) continue
    seen.add(`${key}\n${line.initiative}`)
    const place = issue.no ?? `i${placeOf.get(issue)}`
    const id = `${place}-${issue.strategies.length}-${strategy.initiatives.length + 1}`
    strategy.initiatives.push({ id, title: line.initiative })
  }
  return { ward: null, fiscalYear: null, stage: null, unit: '千円', issues: [...issues.values()] }
}

function entry<T>(map: Map<string, T>, key: string, make: () => T): T {
  const known = map.get(key)
  if (known !== undefined) return known
  const made = make()
  map.set(key, made)
  return made
}

/** 「2 大きな公共…」, 「経営課題2 大きな公共…」 → number and title. */
function splitNumber(text: string): { no: number | null; title: string } {
  const match = /^(?:経営課題)?[\s\u3000]*([0-9０-９]{1,2})[\s\u3000.．:：]+(?=\S)/.exec(text)
  if (!match) return { no: null, title: text }
  return { no: Number((match[1] ?? '').normalize('NFKC')), title: text.slice(match[0].length) }
}
