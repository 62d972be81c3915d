// What a cell's number format says about its value: a unit or a sign that it prints, thousands left out, a percent or a date.

import type { Unit } from '../schema/index.ts'
import { unitYen } from '../schema/units.ts'
import { withoutEnd } from '../text/without-end.ts'
import { type FormatSection, formatSections } from './format-section.ts'
import { findUnit } from './unit.ts'

/** How a format shows values of one kind: those above zero, say. */
export interface ShownAs {
  /** `count`: of people, cases, years or another currency. `words`: the value itself is not shown. */
  kind: 'amount' | 'percent' | 'date' | 'count' | 'words'
  /** Unit that the format prints: `#,##0"千円"`. */
  unit: Unit | null
  /** What the display divides the value by: 1,000 for `#,##0,`. */
  divisor: number
  /** Prints △ or a minus of its own. */
  minus: boolean
  brackets: boolean
  red: boolean
  prefix: string
  suffix: string
}

export interface NumberFormat {
  /** How a value is shown; one object for all values shown alike. */
  of: (value: number) => ShownAs
  /** Whether a value's sign is printed by Excel itself: not where a section of its own takes it off. */
  addsMinus: (value: number) => boolean
  /** Whether conditions such as [>=1000] choose how a value is shown. */
  isConditional: boolean
  /** Each way of showing numbers, the positive ones' first. */
  ways: readonly ShownAs[]
}

/** Reads an Excel number format. Costly; call once for each distinct text. */
export function readNumberFormat(format: string): NumberFormat {
  const sections = formatSections(format)
  const numeric = sections.slice(0, 3)
  const ways = numeric.map(shownAs)
  const first = ways[0] as ShownAs
  const conditions = numeric.map(({ condition }) => condition)
  const isConditional = conditions[0] !== null || (conditions[1] ?? null) !== null
  const indexOf = (value: number): number => {
    if (!isConditional) {
      if (value < 0) return numeric.length > 1 ? 1 : 0
      return value === 0 && numeric.length > 2 ? 2 : 0
    }
    if (holds(conditions[0], value)) return 0
    if (holds(conditions[1], value)) return 1
    return conditions[0] && conditions[1] ? 2 : 1
  }
  return {
    ways,
    isConditional,
    of: (value) => ways[indexOf(value)] ?? first,
    addsMinus: (value) =>
      value < 0 && (isConditional ? !isBelowZero(conditions[indexOf(value)]) : numeric.length < 2),
  }
}

/** Whether a format shows its numbers as dates or times. */
export const isDateFormat = (format: string): boolean =>
  readNumberFormat(format).ways[0]?.kind === 'date'

function holds(condition: FormatSection['condition'] | undefined, value: number): boolean {
  if (!condition) return false
  const { operator, limit } = condition
  switch (operator) {
    case '<':
      return value < limit
    case '<=':
      return value <= limit
    case '>':
      return value > limit
    case '>=':
      return value >= limit
    case '=':
      return value === limit
    default:
      return value !== limit
  }
}

const isBelowZero = (condition: FormatSection['condition'] | undefined): boolean =>
  condition !== null &&
  condition !== undefined &&
  /^</.test(condition.operator) &&
  condition.limit <= 0

function shownAs(section: FormatSection): ShownAs {
  const { prefix, suffix, red, divisor } = section
  const kind = kindOf(section)
  return {
    kind,
    unit: kind === 'amount' ? printedUnit(prefix, suffix) : null,
    divisor,
    minus:
      /[△▲]|マイナス|減/.test(prefix) ||
      /[-−－‐–]\s*(?:[¥￥]\s*)?(?:[(（]\s*)?$/.test(prefix) ||
      /[△▲]/.test(suffix),
    brackets: /[(（]/.test(prefix) && /[)）]/.test(suffix),
    red,
    prefix,
    suffix,
  }
}

/** What stands behind a number that counts no yen. */
const counters =
  /^(?:人|名|件|回|個|箇所|か所|ヶ所|カ所|台|世帯|戸|棟|本|冊|枚|部|校|園|施設|団体|社|頭|匹|羽|羽|点|位|番|号|年度?|月|日|時間?|分|秒|歳|才|週間?|か月|ヶ月|泊|食|席|組|班|区分?|丁目|階|室|倍|割|％|%|㎡|m2|m²|㎢|km2?|㎞|m|cm|kg|t|トン|リットル|L|ポイント|pt|℃|度)(?:$|[/／)）\s])/i
const otherCurrency = /\$|€|£|＄|ドル|ユーロ|ポンド|USD|EUR|GBP|(?:^|[^0-9])元$/
const otherNumber = /内線|電話|TEL|FAX|〒|第|No|№|番号|コード/i

function kindOf({
  isDate,
  isPercent,
  isSplit,
  hasDigits,
  prefix,
  suffix,
}: FormatSection): ShownAs['kind'] {
  if (isPercent || /[%％]/.test(suffix)) return 'percent'
  if (isDate) return 'date'
  if (!hasDigits) return 'words'
  const after = suffix.trim()
  if (
    isSplit ||
    otherNumber.test(prefix) ||
    otherCurrency.test(prefix) ||
    otherCurrency.test(after)
  )
    return 'count'
  return counters.test(after.replace(/^[(（]\s*/, '')) ? 'count' : 'amount'
}

/** 千円 of 金…千円, of (…千円), of …千円(税込); 円 of a lone ¥. */
function printedUnit(prefix: string, suffix: string): Unit | null {
  const after = withoutEnd(suffix.replace(/^[\s()（）[\]【】]+/, ''), /[\s()（）[\]【】]/)
  const unit = findUnit(after) ?? startingUnit(after)
  if (unit) return unit
  return /[¥￥]|JPY/.test(prefix) || /^(?:[¥￥]|JPY|yen)$/i.test(after) ? '円' : null
}

function startingUnit(text: string): Unit | null {
  const match = /^([十百千万億兆]{0,3}円)(?=$|[\s(（・,、/／]|也|程度|以内|未満|台|前後|等)/.exec(
    text,
  )
  return match?.[1] && Object.hasOwn(unitYen, match[1]) ? (match[1] as Unit) : null
}
