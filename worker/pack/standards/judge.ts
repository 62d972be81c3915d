// Each point of the standards: met, not met, or not to be checked here, with its proof.

import { rulesetVersion } from '../../../shared/assess.ts'
import { formulaText } from '../../../shared/formula/relative-text.ts'
import { rules } from '../../../shared/rules/index.ts'
import type { Finding, KeptLines, Report, Reviews } from '../../../shared/schema/index.ts'
import { type Needs, type Point, points } from './points.ts'

export interface JudgeInput {
  report: Report
  lines: KeptLines
  reviews: Reviews
  accepted: ReadonlySet<Finding>
  /** An audit log has the run. */
  isLogged: boolean
  /** Lines of each drawn sample that holds, and how many of them are ticked. */
  samples: readonly { drawn: number; seen: number }[]
}

export type Verdict = 'met' | 'notMet' | 'notCheckable'

/** Why a point cannot be said to be met. */
export type Obstacle =
  | { kind: 'noFormulas' | 'noSums' | 'cutShort' | 'matterOfJudgement' }
  | { kind: 'ruleOff' | 'explained'; codes: readonly string[] }
  | { kind: 'otherRuleset'; ruleset: string }

/** Findings of one rule that stand against a point. */
export interface Against {
  code: string
  count: number
  accepted: number
  cells: readonly string[]
}

export type Fact =
  | { kind: 'formulas'; count: number }
  | { kind: 'sums'; count: number }
  | { kind: 'longest'; characters: number; cell: string }
  | { kind: 'volatile'; cells: readonly string[] }
  | { kind: 'samples'; drawn: number; seen: number }
  | { kind: 'signed'; by: string; at: string }
  | { kind: 'notSigned' }
  | { kind: 'kept'; digest: string; isLogged: boolean }

export interface Judged {
  point: Point
  verdict: Verdict
  obstacle: Obstacle | null
  against: readonly Against[]
  facts: readonly Fact[]
}

/** Cells that are named as proof; more are counted. */
const mostCells = 10

export function judgePoints(input: JudgeInput): Judged[] {
  const seen = look(input)
  return points.map((point) => judge(point, input, seen))
}

interface Seen {
  formulas: { text: string; cell: string }[]
  sums: number
  off: ReadonlySet<string>
  cutShort: boolean
  byCode: ReadonlyMap<string, Finding[]>
  accepted: ReadonlySet<Finding>
}

function look({ report, lines, accepted }: JudgeInput): Seen {
  const rows = [...lines.lines, ...lines.leftOut]
  const byCode = new Map<string, Finding[]>()
  for (const finding of report.findings) {
    const list = byCode.get(finding.code)
    if (list) list.push(finding)
    else byCode.set(finding.code, [finding])
  }
  const changed = byCode.get('structure/rule-changed-by-policy') ?? []
  return {
    formulas: rows.flatMap((row) => {
      const text = formulaText(row)
      return text === null ? [] : [{ text, cell: row.cell }]
    }),
    sums: lines.leftOut.filter(({ reading }) => sumKinds.has(reading?.rowKind ?? '')).length,
    off: new Set(
      changed.flatMap(({ params }) => (params.variant === 'off' ? [String(params.rule)] : [])),
    ),
    cutShort: byCode.has('structure/checks-cut-short'),
    byCode,
    accepted,
  }
}

const sumKinds = new Set(['subtotal', 'total', 'parent'])

function judge(point: Point, input: JudgeInput, seen: Seen): Judged {
  const against = againstOf(point, seen)
  const measured = measure(point, input, seen)
  const facts = [...factsOf(point.needs, seen), ...measured.facts]
  if (against.length > 0 || measured.verdict === 'notMet')
    return { point, verdict: 'notMet', obstacle: null, against, facts }
  const obstacle = obstacleOf(point, input, seen) ?? measured.obstacle
  return { point, verdict: obstacle ? 'notCheckable' : 'met', obstacle, against, facts }
}

/** Accepted ones stand there as such: an auditor's word does not change the sheet. */
function againstOf({ codes }: Point, { byCode, accepted }: Seen): Against[] {
  return codes.flatMap((code): Against[] => {
    const findings = byCode.get(code)
    if (!findings) return []
    const cells = [...new Set(findings.flatMap((finding) => finding.cells))]
    return [
      {
        ...{ code, count: findings.length },
        accepted: findings.filter((finding) => accepted.has(finding)).length,
        cells: cells.slice(0, mostCells),
      },
    ]
  })
}

function obstacleOf({ codes, needs }: Point, { report }: JudgeInput, seen: Seen): Obstacle | null {
  if (needs === 'formulas' && seen.formulas.length === 0) return { kind: 'noFormulas' }
  if (needs === 'sums' && seen.sums === 0) return { kind: 'noSums' }
  if (codes.length === 0) return null
  const off = codes.filter((code) => seen.off.has(code))
  if (off.length > 0) return { kind: 'ruleOff', codes: off }
  const explaining = silencing(codes).filter((code) => seen.byCode.has(code))
  if (explaining.length > 0) return { kind: 'explained', codes: explaining }
  if (seen.cutShort) return { kind: 'cutShort' }
  // An earlier ruleset lacks rules that this list names: nothing found says nothing.
  if (report.ruleset !== rulesetVersion) return { kind: 'otherRuleset', ruleset: report.ruleset }
  return null
}

/** Rules that, where they find something, keep those of a point from saying it again. */
const silencing = (codes: readonly string[]): string[] => {
  const silencers = rules.flatMap(({ code, silencedBy }) =>
    codes.includes(code) ? silencedBy : [],
  )
  return [...new Set(silencers)].filter((code) => !codes.includes(code))
}

const factsOf = (needs: Needs | undefined, { formulas, sums }: Seen): Fact[] => {
  if (needs === 'formulas') return [{ kind: 'formulas', count: formulas.length }]
  return needs === 'sums' ? [{ kind: 'sums', count: sums }] : []
}

interface Measured {
  verdict: 'met' | 'notMet'
  obstacle: Obstacle | null
  facts: Fact[]
}

function measure(point: Point, input: JudgeInput, { formulas }: Seen): Measured {
  const isMet = (met: boolean, facts: Fact[]): Measured => ({
    ...{ verdict: met ? 'met' : 'notMet', obstacle: null, facts },
  })
  switch (point.measure) {
    case 'longestFormula': {
      const longest = formulas.reduce<(typeof formulas)[number] | null>(
        (most, one) => (most && most.text.length >= one.text.length ? most : one),
        null,
      )
      const facts: Fact[] = longest
        ? [{ kind: 'longest', characters: longest.text.length, cell: longest.cell }]
        : []
      return { verdict: 'met', obstacle: { kind: 'matterOfJudgement' }, facts }
    }
    case 'volatileFunctions': {
      const cells = formulas.filter(({ text }) => /\b(?:OFFSET|INDIRECT)\(/i.test(text))
      const named = cells.slice(0, mostCells).map(({ cell }) => cell)
      return isMet(cells.length === 0, cells.length > 0 ? [{ kind: 'volatile', cells: named }] : [])
    }
    case 'samples': {
      const drawn = input.samples.reduce((sum, sample) => sum + sample.drawn, 0)
      const ticked = input.samples.reduce((sum, sample) => sum + sample.seen, 0)
      return isMet(drawn > 0 && ticked === drawn, [{ kind: 'samples', drawn, seen: ticked }])
    }
    case 'signature': {
      const { signed } = input.reviews
      return isMet(signed !== null, [
        signed ? { kind: 'signed', by: signed.by.name, at: signed.at } : { kind: 'notSigned' },
      ])
    }
    case 'kept':
      return isMet(true, [
        { kind: 'kept', digest: input.report.snapshotDigest, isLogged: input.isLogged },
      ])
    default:
      return isMet(true, [])
  }
}
