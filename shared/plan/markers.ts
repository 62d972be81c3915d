// What stands before a title and says its level: 経営課題N, ☆, ○, ■, 1-1, (1) …
import { plainCharacters } from '../amount/characters.ts'

export type Level = 'issue' | 'strategy' | 'initiative'

/** A manner of marking lines; `kind` is one for all lines marked alike. */
export interface Marker {
  kind: string
  /** Length of the marker in the text. */
  length: number
  /** Level that the marker has in every plan; null where the plan's own use of it decides. */
  level: Level | null
  /** The number that it holds, of numbered ones. */
  no: number | null
}

const fixed: [RegExp, string, Level][] = [
  [/^[☆★✩✰⭐\u272a\u2729][\ufe0e\ufe0f]?[\s\u3000]*/, '☆', 'strategy'],
  [/^[○〇◯⚪⭕🔵][\ufe0e\ufe0f]?[\s\u3000]*(?![○〇◯])/u, '○', 'initiative'],
  [
    /^[【［[(（〔<＜]?(?:具体的取組|取組)[\s\u3000]*[0-9０-９①-⑳][0-9０-９\-－ー―‐–]{0,8}[】］\])）〕>＞]?[\s\u3000:：.．]*/,
    '具体的取組',
    'initiative',
  ],
  [
    /^[【［[(（〔<＜]?(?:戦略・施策|戦略|施策)[\s\u3000]*[0-9０-９①-⑳][0-9０-９\-－ー―‐–]{0,8}[】］\])）〕>＞]?[\s\u3000:：.．]*/,
    '戦略',
    'strategy',
  ],
  [
    /^[0-9０-９]{1,2}[-－‐–][0-9０-９]{1,2}[-－‐–][0-9０-９]{1,2}[\s\u3000.．:：]+/,
    '1-1-1',
    'initiative',
  ],
  [/^[0-9０-９]{1,2}[-－‐–][0-9０-９]{1,2}[\s\u3000.．:：]+/, '1-1', 'strategy'],
]

/** Marks whose level the plan's own use decides. */
const bullets: [RegExp, string][] = [
  [/^[●⚫⬤][\s\u3000]*/u, '●'],
  [/^[◎◉][\s\u3000]*/, '◎'],
  [/^[■◼▪][\s\u3000]*/, '■'],
  [/^[□◻▫][\s\u3000]*/, '□'],
  [/^[◆][\s\u3000]*/, '◆'],
  [/^[◇][\s\u3000]*/, '◇'],
  [/^[▶►▷➢➤][\s\u3000]*/, '▶'],
  [/^[▼▽][\s\u3000]*/, '▽'],
  [/^[・･•‣·][\s\u3000]*/, '・'],
]

const numbered: [RegExp, string][] = [
  [/^第 ?(\d{1,2})(?:章|節|の柱)?[ .:]+(?=[^\d ])/, '第1'],
  [/^([IVX]{1,4}|[Ⅰ-Ⅻ])[ .:]+(?=[^ ])/, 'Ⅰ'],
  [/^\((\d{1,2})\) ?(?=[^\d ])/, '(1)'],
  [/^(\d{1,2})\) ?(?=[^\d ])/, '1)'],
  [/^(\d{1,2})(?:[.:] ?| )(?=[^\d ,.:円千百万%年月日])/, '1'],
  [/^([①-⑳]) ?(?=[^①-⑳ ])/, '①'],
  [/^\(([ア-ン])\) ?(?=[^ ])/, '(ア)'],
  [/^([ア-オ])[ .:](?=[^ ])/, 'ア'],
]

/** The marker that `text` begins with; issues (経営課題N) are read by `heading.ts`. */
export function readMarker(text: string): Marker | null {
  for (const [pattern, kind, level] of fixed) {
    const match = pattern.exec(text)
    if (match) return { kind, level, length: match[0].length, no: null }
  }
  for (const [pattern, kind] of bullets) {
    const match = pattern.exec(text)
    if (match) return { kind, level: null, length: match[0].length, no: null }
  }
  const plain = plainCharacters(text.slice(0, 12))
  for (const [pattern, kind] of numbered) {
    const match = pattern.exec(plain)
    if (match) return { kind, level: null, length: match[0].length, no: numberOf(match[1] ?? '') }
  }
  return null
}

/** Whether a kind of marker counts: 第1, (1), ①. */
export const isNumbered = (kind: string): boolean => numbered.some(([, name]) => name === kind)

const romans = ['I', 'II', 'III', 'IV', 'V', 'VI', 'VII', 'VIII', 'IX', 'X', 'XI', 'XII']

function numberOf(text: string): number | null {
  if (/^\d+$/.test(text)) return Number(text)
  const code = text.charCodeAt(0)
  if (code >= 0x2460 && code <= 0x2473) return code - 0x245f
  if (code >= 0x2160 && code <= 0x216b) return code - 0x215f
  const roman = romans.indexOf(text)
  return roman < 0 ? null : roman + 1
}
