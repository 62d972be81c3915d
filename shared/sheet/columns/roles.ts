// Each column's role, from its heading and from what stands below it.
import { type ColumnRole, type Policy, type Unit, unitYen } from '../../schema/index.ts'
import type { Grid } from '../grid.ts'
import type { HeadingSense } from '../heading/sense.ts'
import type { SenseOf } from '../locate/headings.ts'
import type { Region } from '../locate/regions.ts'
import { exclusionWords } from '../marks/exclusion.ts'
import { isReflectionText } from '../marks/reflection.ts'
import { labelKey } from '../words.ts'
import { type ColumnProfile, figureShare, figures, profileColumn, sampleRows } from './profile.ts'

/** A column being understood. `column` is an index into the grid. */
export interface ColumnSense {
  column: number
  heading: string
  sense: HeadingSense
  profile: ColumnProfile
  role: ColumnRole
  confidence: number
  unit: Unit | null
  /** Whether the heading (not the content alone) gave the role. */
  named: boolean
}

/** All columns of a region with a first role each; amounts and names are settled afterwards. */
export function senseColumns(
  grid: Grid,
  region: Region,
  senseOf: SenseOf,
  policy: Policy,
): ColumnSense[] {
  const [left, right] = widened(grid, region)
  const rows = sampleRows(region.first, region.last, right - left + 1)
  const exclusions = exclusionWords(policy)
  const columns: ColumnSense[] = []
  for (let column = left; column <= right; column++) {
    const parts = region.headings.get(column) ?? []
    const profile = profileColumn(grid, column, rows)
    if (parts.length === 0 && profile.blank === profile.sampled) continue
    const heading = parts.join(' ')
    const sense = senseOverFigures(senseOfParts(parts, senseOf), profile)
    const { role, confidence, named } = firstRole(sense, profile, policy, exclusions)
    columns.push({ column, heading, sense, profile, role, confidence, unit: sense.unit, named })
  }
  return columns
}

/** Columns without a heading belong to the table when they stand beside it. */
function widened(grid: Grid, region: Region): [number, number] {
  if (region.by !== 'heading') return [region.left, region.right]
  return [region.leftLimit ?? 0, Math.min(region.rightLimit ?? grid.width - 1, grid.width - 1)]
}

/** The joined heading's sense; where the joined words say nothing, the last row's. */
function senseOfParts(parts: string[], senseOf: SenseOf): HeadingSense {
  const joined = senseOf(parts.join(' '))
  const last = parts.at(-1)
  if (parts.length < 2 || last === undefined) return joined
  const own = senseOf(last)
  // 財源内訳 計 is the sum of the parts beside it, and a row of 千円 names the unit of the heading above.
  const unit = joined.unit ?? parts.map((part) => bareUnit(part)).find((found) => found !== null)
  const isSumOfParts = joined.kind === 'part' && own.kind === 'sum'
  if (joined.role && !isSumOfParts) return unit ? { ...joined, unit } : joined
  return {
    ...own,
    years: joined.years.length > 0 ? joined.years : own.years,
    prior: joined.prior || own.prior,
    current: joined.current || own.current,
    unit: own.unit ?? unit ?? null,
  }
}

/** 歳出 and 歳入 name rows, but over figures they are the money itself and what pays for it. */
function senseOverFigures(sense: HeadingSense, profile: ColumnProfile): HeadingSense {
  if (sense.role !== 'initiative' || profile.words > 0 || figures(profile) === 0) return sense
  if (/^(歳出|支出)$/.test(sense.core))
    return { ...sense, role: 'amount', strength: 0.9, kind: 'whole', weight: 0.9 }
  if (/^(歳入|収入)$/.test(sense.core))
    return { ...sense, role: 'amount', strength: 0.7, kind: 'part', weight: 0.1 }
  return sense
}

/** 千円 alone in a heading cell. */
function bareUnit(part: string): Unit | null {
  const key = labelKey(part).replace(/^[([]|[)\]]$/g, '')
  return Object.hasOwn(unitYen, key) ? (key as Unit) : null
}

function firstRole(
  sense: HeadingSense,
  profile: ColumnProfile,
  policy: Policy,
  exclusions: ReadonlySet<string>,
): { role: ColumnRole; confidence: number; named: boolean } {
  const byHeading = (role: ColumnRole, confidence = sense.strength) => ({
    role,
    confidence,
    named: true,
  })
  const byContent = (role: ColumnRole, confidence: number) => ({ role, confidence, named: false })
  const marks = () => wordsShare(profile, (text) => isReflectionText(text, policy))
  const excluded = () => wordsShare(profile, (text) => exclusions.has(labelKey(text)))
  const isFigures = figureShare(profile) >= 0.6 && figures(profile) > 0

  switch (sense.role) {
    case 'amount':
    case 'priorAmount':
    case 'change':
      if (profile.words > 0 && figureShare(profile) < 0.25) {
        return profile.distinct.size > 1 ? byContent('ignored', 0.4) : byContent('ignored', 0.3)
      }
      return byHeading(sense.role)
    case 'initiative':
    case 'issue':
    case 'strategy':
      if (sense.strength < 0.8 && profile.words > 0) {
        if (marks() >= 0.6) return byContent('reflection', 0.7)
        if (excluded() >= 0.5) return byContent('exclusion', 0.7)
      }
      return isFigures && profile.words === 0 ? byContent('code', 0.6) : byHeading(sense.role)
    case 'reflection':
      // 区政会議の意見 over sentences holds what was said, not how it was taken up.
      return profile.words > 0 && marks() < 0.3 && !/反映|区分|^reflection/i.test(sense.core)
        ? byHeading('remark', 0.6)
        : byHeading('reflection')
    case 'account':
    case 'department':
      return isFigures && profile.words === 0 ? byHeading('code', 0.8) : byHeading(sense.role)
    case null:
      break
    default:
      return byHeading(sense.role)
  }
  if (profile.words > 0 && marks() >= 0.6) return byContent('reflection', 0.5)
  if (profile.words > 0 && excluded() >= 0.5) return byContent('exclusion', 0.5)
  return byContent('ignored', 0.2)
}

/** Share of the distinct words that a test accepts. */
function wordsShare(profile: ColumnProfile, accepts: (text: string) => boolean): number {
  if (profile.distinct.size === 0) return 0
  let accepted = 0
  for (const text of profile.distinct) if (accepts(text)) accepted++
  return accepted / profile.distinct.size
}
