// A change in the grid's words: its cell, its item, what stood there before and after.
import { amountIn } from '../../shared/amount/format.ts'
import { formulaText } from '../../shared/formula/relative-text.ts'
import { changeWords } from '../../shared/locales/changes.ts'
import type {
  Change,
  ComparedLine,
  Comparison,
  ExactPercent,
  Language,
} from '../../shared/schema/index.ts'
import { en } from './locales/en.ts'
import { ja } from './locales/ja.ts'
import type { CompareTexts } from './locales/texts.ts'
import { decimal } from './rational.ts'

export const compareTexts = (language: Language): CompareTexts => (language === 'ja' ? ja : en)

export interface SaidChange {
  kind: string
  /** `D6`, or `D6 → D7` where its row moved. */
  cell: string
  item: string
  before: string
  after: string
  /** Percentage points; '' where there is no share. */
  effect: string
}

export function sayChange(
  change: Change,
  { exclusions = [] }: Pick<Comparison, 'exclusions'>,
  language: Language,
): SaidChange {
  const words = compareTexts(language)
  const { kinds, from, to, effect } = change
  const cells = [...new Set([from?.cell, to?.cell].filter((cell) => cell !== undefined))]
  const line = to ?? from
  const labels = new Map(exclusions.map(({ id, label }) => [id, label]))
  const said = (side: ComparedLine | null) =>
    side ? saySide(side, change, { words, labels, language }) : line ? '—' : ''
  return {
    kind: kinds.map((kind) => changeWords[language][kind]).join(language === 'ja' ? '・' : ', '),
    cell: cells.join(' → '),
    item: line ? itemOf(line) : kinds.includes('policy') ? words.policy : words.other,
    before: said(from),
    after: said(to),
    effect: effect ? pointsText(effect) : '',
  }
}

const itemOf = ({ initiative, strategy, issue }: ComparedLine): string =>
  initiative || strategy || issue

interface Saying {
  words: CompareTexts
  labels: ReadonlyMap<string, string>
  language: Language
}

/** Of a line that is new or gone all of it, else what changed. */
function saySide(line: ComparedLine, { kinds }: Change, saying: Saying): string {
  const { words, labels, language } = saying
  const isWhole = kinds.includes('added') || kinds.includes('removed')
  const shows = (kind: Change['kind']): boolean => isWhole || kinds.includes(kind)
  const { yen, reading, exclusion, reflection } = line
  const parts: string[] = []
  if (shows('amount') || (kinds.length === 1 && kinds[0] === 'moved'))
    parts.push(yen === null ? words.noFigure : amountIn(language, yen, reading?.unit ?? '千円'))
  if (shows('mark'))
    parts.push(
      reflection === 'none' || reflection === 'unset' ? words.marks[reflection] : reflection,
    )
  if (shows('exclusion') && (exclusion !== null || !isWhole))
    parts.push(exclusion === null ? '—' : (labels.get(exclusion) ?? exclusion))
  if (kinds.includes('moved')) {
    const parents = [line.sheet, line.issue, line.strategy].filter(Boolean).join(' › ')
    parts.push(words.under(parents))
  }
  if (kinds.includes('formula')) parts.push(formulaText(line) ?? words.typed(reading?.raw ?? ''))
  if (kinds.includes('look'))
    parts.push(`「${reading?.raw ?? ''}」 ${words.shown(reading?.numberFormat ?? words.general)}`)
  return parts.join(' · ')
}

/** Percentage points to two decimals, with their sign; 0 where nothing changed. */
export function pointsText({ numerator, denominator }: ExactPercent): string {
  if (numerator === '0') return '0'
  const text = decimal(BigInt(numerator), BigInt(denominator), 2)
  if (/^-?[0.]+$/.test(text)) return numerator.startsWith('-') ? '-0.00' : '+0.00'
  return text.startsWith('-') ? text : `+${text}`
}
