// What a reflection cell says: a mark of the policy, 反映なし, nothing, or something unknown.
import type { ReflectionReading } from '../../model/budget.ts'
import type { Cell } from '../../model/types.ts'
import type { Policy } from '../../schema/index.ts'
import { cellText } from '../grid.ts'
import { labelKey } from '../words.ts'

const unset: ReflectionReading = { kind: 'unset' }
const none: ReflectionReading = { kind: 'none' }

/** A reader for one column of reflection marks; equal texts share one reading. */
export function createReflectionReader(
  policy: Policy,
): (cell: Cell | undefined) => ReflectionReading {
  const known = new Map<Cell, ReflectionReading>()
  const vocabulary = reflectionVocabulary(policy)
  return (cell) => {
    if (cell === null || cell === undefined || cell === '') return unset
    let reading = known.get(cell)
    if (reading === undefined) {
      reading = readReflection(cellText(cell), vocabulary)
      known.set(cell, reading)
    }
    return reading
  }
}

/** Whether a text can stand in a reflection column, for telling such a column by its content. */
export function isReflectionText(text: string, policy: Policy): boolean {
  const reading = readReflection(text, reflectionVocabulary(policy))
  return reading.kind === 'mark' || reading.kind === 'none'
}

interface Vocabulary {
  marks: { symbol: string; keys: string[] }[]
  none: Set<string>
}

const vocabularies = new WeakMap<Policy, Vocabulary>()

/** Worked out once for a policy. */
function reflectionVocabulary(policy: Policy): Vocabulary {
  const before = vocabularies.get(policy)
  if (before) return before
  const vocabulary = {
    marks: policy.reflectionMarks.map(({ symbol, label }) => ({
      symbol,
      keys: [labelKey(symbol), labelKey(label)],
    })),
    none: new Set([...policy.noReflection.map(noneKey), ...alwaysNone]),
  }
  vocabularies.set(policy, vocabulary)
  return vocabulary
}

/** Dashes, crosses and words for 反映なし in one form. */
const alwaysNone = ['反映なし', '反映無し', '反映せず', '未反映', '-', 'x'].map(noneKey)

function noneKey(text: string): string {
  return labelKey(text)
    .replace(/[ーｰ－]/g, '-')
    .replace(/^[×✕✖╳Xx]$/, 'x')
    .replace(/^-+$/, '-')
}

function readReflection(text: string, { marks, none: noneWords }: Vocabulary): ReflectionReading {
  const key = labelKey(text)
  if (key === '') return unset
  for (const { symbol, keys } of marks) if (keys.includes(key)) return { kind: 'mark', symbol }
  if (noneWords.has(noneKey(text))) return none
  const named = marks.filter(({ keys }) => isMarkWithWords(key, keys[0] ?? ''))
  if (named.length === 1 && named[0]) return { kind: 'mark', symbol: named[0].symbol }
  return { kind: 'unknown', text }
}

/** Words that only say that a mark is one. No word may be made of others: the pattern would try every split. */
const onlySaysMark =
  /^[([【〔]?(?:意見|意向)?[のを]?(?:予算)?[にへ]?(?:に?(?:反映|該当)|区分|あり|有り?|済|[:：])*[)\]】〕]?$/

/** ①反映, 反映①, (①), 区分①: the mark and words that only say what it is. */
function isMarkWithWords(key: string, symbol: string): boolean {
  return symbol !== '' && key.includes(symbol) && onlySaysMark.test(key.replace(symbol, ''))
}
