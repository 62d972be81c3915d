// Words that say which figure of an item a row holds: 本年度 or 前年度, 要求額 or 予算額, 増減, うち.
import type { Stage } from '../../schema/index.ts'
import { fiscalYear } from '../../text/index.ts'
import { labelKey } from '../words.ts'

/** What a text in the column that tells the figures apart says of its row's amount. */
export interface FigureSense {
  /** 0 where it names none. */
  year: number
  kind: FigureKind
  /** Equal for texts that name the same figure: 予算 and 予算額. */
  id: string
}

/** In the order in which a budget is read from them; the last four are never it. */
const kinds = [
  'current',
  'budget',
  'assessed',
  'requested',
  'settled',
  'prior',
  'change',
  'rate',
  'part',
] as const
export type FigureKind = (typeof kinds)[number]

const words: readonly [RegExp, FigureKind][] = [
  [/^(?:本年度|今年度|当年度|現年度)(?:当初)?(?:予算)?(?:額|案)?$/, 'current'],
  [/^(?:当初)?予算(?:額|案|現額)?$|^当初(?:額|案)?$|^総額$|^全体額?$|^算定見込額?$/, 'budget'],
  [/^査定(?:額|案)?$|^内示額?$/, 'assessed'],
  [/^(?:要求|見積)額?$/, 'requested'],
  [/^(?:決算|実績|執行)(?:見込)?額?$/, 'settled'],
  [/^(?:前々?年度|昨年度|一昨年度)(?:当初)?(?:予算|決算)?額?$/, 'prior'],
  [/^(?:対?前年度?)?(?:比較|差引|差額|増減|増△減|比較増△?減)(?:額|増△?減額?)?$/, 'change'],
  [/^(?:対?前年度?)?(?:増減|伸び?|執行|構成|比)(?:率|比率?|割合)?$|^対?前年度?比率?$/, 'rate'],
  [/^(?:うち|内数).{0,12}$|^(?:一般|特定)財源$|^財源内訳$/, 'part'],
]

const longest = 24

/**
 * What a text says of its row's figure; null for any other text.
 * @param isYear the column is headed 年度: a bare 8 is a year there, and words beside a year say nothing more
 * @param near a year that dates numbers without an era
 */
export function figureSense(
  text: string,
  { isYear, near }: { isYear: boolean; near: number | null },
): FigureSense | null {
  if (text.length > longest) return null
  const key = labelKey(text)
  const named = fiscalYear(key, { beside: isYear, ...(near === null ? {} : { near }) })
  const year = named?.fiscalYear ?? 0
  const rest = named ? key.replace(named.text, '').replace(/^の|[()]/g, '') : key
  const kind = words.find(([pattern]) => pattern.test(rest))?.[1]
  if (kind !== undefined) return { year, kind, id: `${year} ${rest.replace(/[額案]$/, '')}` }
  if (year === 0 || (rest !== '' && !isYear)) return null
  return { year, kind: 'budget', id: `${year}` }
}

export const mayBeBudget = ({ kind }: FigureSense): boolean => rankOf(kind) <= rankOf('settled')

/** The likelier a budget the lower; a figure of the asked stage before any other. */
export function figureRank({ kind }: FigureSense, stage: Stage | null): number {
  const asked = stage === null ? undefined : kindOfStage[stage]
  return kind === asked ? -1 : rankOf(kind)
}

/** Whether nothing needs to say which of both is read: 本年度 beside anything, 予算 beside 決算. */
export function isSettledBefore(taken: FigureSense, other: FigureSense, stage: Stage | null) {
  if (taken.kind === 'current' || !mayBeBudget(other)) return true
  if (taken.year !== other.year) return false
  if (figureRank(taken, stage) < 0 && figureRank(other, stage) >= 0) return true
  return taken.kind !== 'settled' && other.kind === 'settled'
}

const kindOfStage: Record<Stage, FigureKind> = {
  算定見込: 'budget',
  要求: 'requested',
  予算案: 'budget',
  当初: 'budget',
  補正: 'budget',
  決算: 'settled',
}

const rankOf = (kind: FigureKind): number => kinds.indexOf(kind)
