// Which level each manner of marking has in this plan: fixed for ☆ and ○, by its use for ■, ◇, 第1, (1) …
import { isNumbered, type Level } from './markers.ts'

/** One line that begins with a marker, as far as its level depends on it. */
export interface MarkedLine {
  kind: string
  level: Level | null
  no: number | null
  hasAmount: boolean
}

export interface Levels {
  /** Level of each kind that is used as one; the other kinds mark descriptions. */
  of: Map<string, Level>
  /** Those that were inferred from their use. */
  inferred: Map<string, Level>
}

interface Use {
  kind: string
  lines: number
  amounts: number
  first: number
  numbers: number[]
}

/**
 * The levels of a plan's markers. What carries the amounts is the initiative; what stands above it
 * without amounts is the strategy, and above that the issue. Kinds with a level of their own keep it.
 * @param hasIssues whether the text has headings 経営課題N
 */
export function inferLevels(lines: readonly MarkedLine[], hasIssues: boolean): Levels {
  const of = new Map<string, Level>()
  const inferred = new Map<string, Level>()
  const uses = usesOf(lines)
  for (const { kind, level } of lines) if (level) of.set(kind, level)
  const free = (): Use[] => uses.filter(({ kind }) => !of.has(kind))
  const has = (level: Level): boolean => [...of.values()].includes(level)
  const take = (use: Use | undefined, level: Level): Use | undefined => {
    if (use) {
      of.set(use.kind, level)
      if (!usual(use.kind, level)) inferred.set(use.kind, level)
    }
    return use
  }

  if (!has('initiative')) {
    const [best] = free()
      .filter(({ amounts }) => amounts > 0)
      .sort((a, b) => b.amounts - a.amounts || b.first - a.first)
    take(best, 'initiative')
  }
  const leaf = Math.min(
    ...uses.filter(({ kind }) => of.get(kind) === 'initiative').map(({ first }) => first),
  )
  /** Kinds that begin above the first initiative and carry no money, the nearest one first. */
  const above = (): Use[] =>
    free()
      .filter((use) => use.first < leaf && use.kind !== '・' && use.amounts * 3 <= use.lines)
      .sort((a, b) => b.first - a.first)
  if (!has('strategy') && has('initiative')) {
    const candidates = above().filter(
      (use) => hasIssues || !opensTheText(use) || above().length > 1,
    )
    take(candidates[0], 'strategy')
  }
  if (!hasIssues && (has('strategy') || has('initiative'))) {
    const top = Math.min(...uses.filter(({ kind }) => of.has(kind)).map(({ first }) => first))
    const issue = free()
      .filter((use) => use.first < top && use.amounts === 0 && isNumbered(use.kind) && counts(use))
      .sort((a, b) => b.first - a.first)[0]
    take(issue, 'issue')
  }
  for (const kind of ['●', '◎']) {
    const use = free().find((each) => each.kind === kind)
    if (use && (use.amounts > 0 || !has('initiative'))) {
      of.set(kind, 'initiative')
    } else if (use && !inferred.has(kind)) of.set(kind, 'initiative')
  }
  // Another mark that carries amounts beside ○ is an item too, except ・, which breaks an item down.
  for (const use of free()) {
    if (use.amounts > 0 && use.kind !== '・' && !isNumbered(use.kind)) take(use, 'initiative')
  }
  return { of, inferred }

  /** A single level above all others is the issues', not the strategies'. */
  function opensTheText(use: Use): boolean {
    return isNumbered(use.kind) && use.first === 0 && counts(use)
  }
}

/** ● and ◎ are ○ in another hand: nothing to report. */
const usual = (kind: string, level: Level): boolean => /^[●◎]$/.test(kind) && level === 'initiative'

/** 1, 2, 3 … once through: the numbering of the text's chapters. */
function counts({ numbers }: Use): boolean {
  return numbers.length > 0 && numbers.every((no, i) => i === 0 || no > (numbers[i - 1] ?? 0))
}

function usesOf(lines: readonly MarkedLine[]): Use[] {
  const uses = new Map<string, Use>()
  for (const [index, { kind, no, hasAmount }] of lines.entries()) {
    let use = uses.get(kind)
    if (!use) {
      use = { kind, lines: 0, amounts: 0, first: index, numbers: [] }
      uses.set(kind, use)
    }
    use.lines++
    if (hasAmount) use.amounts++
    if (no !== null) use.numbers.push(no)
  }
  return [...uses.values()]
}
