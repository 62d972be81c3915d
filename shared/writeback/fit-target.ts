// A figure in a cell of the user's own: written in the scale that the cell's number format shows.
import { readNumberFormat, type ShownAs } from '../amount/number-format.ts'
import { unitYen } from '../schema/units.ts'
import { literal, percentFormat } from './block/formula.ts'
import { displayWidth } from './sheets/text-room.ts'

/** A figure of 反映集計 as a user's cell may show it. */
export interface TargetValue {
  kind: 'money' | 'share'
  /** Where it stands, e.g. `反映集計!$B$12`; money in yen. */
  cell: string
  /** Where it is counted what has changed since the check. */
  changed: string
  /** Yen or percent; the words where there is no share. */
  value: number | string
  /** Unit of money where the cell's format prints none. */
  unitYen: number
  /** Decimals of the share. */
  decimals: number
  /** Before a share that is not final, or no longer; '' before one that is. */
  before: { now: string; changed: string }
}

export interface FittedTarget {
  formula: string
  /** What it must come to. */
  expected: number | string
  /** Set where the cell's own format cannot show the figure; null keeps it. */
  numberFormat: string | null
  /** What the cell must show: the number as printed, in the unit it is printed in. */
  shows: number | string
  /** How far the printed number may be from it: half of its last digit. */
  within: number
  /** Characters that it takes; a number that needs more than its column has is shown as ####. */
  width: number
}

/** @param numberFormat of the cell, e.g. `0.0%`, `#,##0,` or `General` */
export function fitTarget(target: TargetValue, numberFormat: string): FittedTarget {
  const { value, kind } = target
  if (typeof value === 'string' || (kind === 'share' && target.before.now !== '')) {
    return asText(target, numberFormat)
  }
  const own = scaleOf(target, value, numberFormat)
  const instead = kind === 'share' ? percentFormat(target.decimals) : '#,##0'
  const scale = own ?? (scaleOf(target, value, instead) as Scale)
  const format = own === null ? instead : (own.format ?? null)
  return {
    formula: formulaOf(target, scale),
    expected: scale.times / scale.over === 1 ? value : (value * scale.times) / scale.over,
    numberFormat: format,
    shows: value / scale.unit,
    within: scale.decimals === null ? 0 : 0.5 * 10 ** -scale.decimals,
    width: scale.width,
  }
}

/** Whether what a cell shows is the figure: one number, its sign, to the last digit printed. */
export function isShown({ shows, within }: FittedTarget, text: string): boolean {
  if (typeof shows === 'string') return text.trim() === shows
  const plain = text.normalize('NFKC').replace(/(?<=\d)[,\s](?=\d)/g, '')
  const numbers = [...plain.matchAll(/\d+(?:\.\d+)?/g)]
  const [found] = numbers
  if (!found) return shows === 0 && !plain.includes('#')
  if (numbers.length > 1) return false
  const isNegative = /[-−△▲(]/.test(plain.slice(0, found.index))
  const number = Number(found[0]) * (isNegative ? -1 : 1)
  return Math.abs(number - shows) <= within + 1e-9
}

interface Scale {
  /** Yen (or percent) of one as printed. */
  unit: number
  /** The figure times this, over that, is what the cell holds. */
  times: number
  over: number
  /** null where all digits are shown. */
  decimals: number | null
  width: number
  /** The cell's own format with as many decimals as the figure has. */
  format?: string
}

/** How a format shows the figure; null where it cannot. */
function scaleOf(target: TargetValue, value: number, numberFormat: string): Scale | null {
  if (/DBNum/i.test(numberFormat)) return null
  const format = readNumberFormat(numberFormat)
  const way = format.of(value)
  if (format.isConditional || way.kind === 'date' || way.kind === 'words') return null
  if (way.kind === 'count' || /\d/.test(way.prefix + way.suffix)) return null
  const section = sectionFor(numberFormat, value)
  if (/@|e[+-]|\?\s*\/|\/\s*\?/i.test(section)) return null
  const isSigned = value >= 0 || format.addsMinus(value) || way.minus || way.brackets
  if (!isSigned) return null
  const decimals = decimalsOf(section)
  return target.kind === 'share'
    ? scaleOfShare(target, value, numberFormat, { way, section, decimals })
    : scaleOfMoney(target, value, { way, decimals })
}

interface Section {
  way: ShownAs
  section: string
  decimals: number | null
}

function scaleOfShare(
  target: TargetValue,
  value: number,
  numberFormat: string,
  { way, section, decimals }: Section,
): Scale | null {
  if (way.unit !== null || way.divisor !== 1) return null
  const signs = (section.match(/%/g) ?? []).length
  if (signs > 1) return null
  const isShort = decimals !== null && decimals < target.decimals
  const shown = isShort ? target.decimals : decimals
  const scale = {
    unit: 1,
    times: 1,
    over: signs === 1 ? 100 : 1,
    decimals: shown,
    width: widthOf(value, shown, way),
  }
  if (!isShort) return scale
  // Too few decimals would print another share than the published one.
  const format = numberFormat.includes(';') ? null : withDecimals(numberFormat, target.decimals)
  return format === null ? null : { ...scale, format }
}

function scaleOfMoney(
  target: TargetValue,
  value: number,
  { way, decimals }: Omit<Section, 'section'>,
) {
  if (way.kind !== 'amount') return null
  const printed = way.unit === null ? null : unitYen[way.unit]
  const unit = printed ?? (way.divisor === 1 ? target.unitYen : way.divisor)
  const over = unit / way.divisor
  return {
    unit,
    times: over < 1 ? way.divisor / unit : 1,
    over: Math.max(over, 1),
    decimals,
    width: widthOf(value / unit, decimals, way),
  }
}

/** `0%` → `0.0%`. */
function withDecimals(format: string, decimals: number): string | null {
  const zeros = '0'.repeat(decimals)
  const last = /[0#?](?:\.[0#?]+)?(?![^"]*[0#?])/.exec(format.slice(0, 255))
  if (!last) return null
  const end = last.index + last[0].length
  return `${format.slice(0, last.index)}${format.charAt(last.index)}.${zeros}${format.slice(end)}`
}

/** The part of a format that shows this value, without what it prints around the digits. */
function sectionFor(numberFormat: string, value: number): string {
  const bare = numberFormat.replace(/"[^"]*"|[\\!_*]./g, '').replace(/\[[^[\]]*\]/g, '')
  const sections = bare.split(';')
  const at = value < 0 ? 1 : value === 0 ? 2 : 0
  return sections[at] ?? sections[0] ?? ''
}

const decimalsOf = (section: string): number | null =>
  /[0#?]/.test(section) ? (/\.([0#?]+)/.exec(section)?.[1]?.length ?? 0) : null

function widthOf(shown: number, decimals: number | null, { prefix, suffix }: ShownAs): number {
  const digits = decimals === null ? String(shown) : Math.abs(shown).toFixed(decimals)
  const whole = digits.split('.')[0]?.length ?? 0
  const commas = decimals === null ? 0 : Math.floor((whole - 1) / 3)
  return digits.length + commas + displayWidth(prefix) + displayWidth(suffix)
}

/** A share stands as a number only while it is what was checked; its state comes with it otherwise. */
function formulaOf({ kind, cell, changed, before, decimals }: TargetValue, scale: Scale): string {
  const { times, over } = scale
  const scaled = times > 1 ? `${cell}*${times}` : over > 1 ? `${cell}/${over}` : cell
  if (kind === 'money') return `=${scaled}`
  const later = `${literal(before.changed)}&${percentText(cell, decimals)}`
  return `=IF(ISNUMBER(${cell}),IF(${changed}=0,${scaled},${later}),${cell})`
}

function asText({ value, cell, changed, before, decimals }: TargetValue, numberFormat: string) {
  const said = typeof value === 'string' ? value : `${before.now}${value.toFixed(decimals)}%`
  const prefix = `IF(${changed}=0,${literal(before.now)},${literal(before.changed)})`
  return {
    formula: `=IF(ISNUMBER(${cell}),${prefix}&${percentText(cell, decimals)},${cell})`,
    expected: said,
    // A formula in a cell for text stays text; words hidden by the format would not be seen.
    numberFormat: /@/.test(numberFormat) || /^;+$/.test(numberFormat) ? 'General' : null,
    shows: said,
    within: 0,
    width: 0,
  }
}

/** The negative section by name: some engines lose the sign of a figure between -1 and 0. */
function percentText(cell: string, decimals: number): string {
  const format = decimals === 0 ? '0' : `0.${'0'.repeat(decimals)}`
  return `TEXT(${cell},"${format};-${format}")&"%"`
}
