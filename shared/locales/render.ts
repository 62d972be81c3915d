// Templates into sentences: {name}; with a form {name:yen}, year, role, rule, word; {name|row|rows} for one and many.
import { amountIn } from '../amount/format.ts'
import { type Language, type Unit, unitYen } from '../schema/index.ts'
import { groupDigits } from '../text/digits.ts'
import { fiscalYearText } from '../text/fiscal-year-text.ts'
import type { Catalogue, Template } from './catalogue.ts'

export type Values = Readonly<Record<string, string | number | boolean | null | string[]>>

/** How many cells or names a sentence lists before it says how many more there are. */
const listed = 5

/** The sentence of a template; the `variant` value chooses among several. */
export function render(
  template: Template,
  values: Values,
  catalogue: Catalogue,
  language: Language,
): string {
  const text =
    typeof template === 'string' ? template : (template[String(values.variant ?? '')] ?? '')
  return text.replace(
    /\{(\w+)(?::(\w+))?(?:\|([^{}|]*)\|([^{}]*))?\}/g,
    (_, name: string, form?: string, one?: string, many?: string) => {
      const printed = print(values[name], form, values, catalogue, language)
      return one === undefined ? printed : `${printed} ${values[name] === 1 ? one : many}`
    },
  )
}

function print(
  value: Values[string] | undefined,
  form: string | undefined,
  values: Values,
  catalogue: Catalogue,
  language: Language,
): string {
  if (value === undefined || value === null) return ''
  if (Array.isArray(value)) return list(value, language)
  if (form === 'yen' && typeof value === 'number') return yen(value, values.unit, language)
  if (form === 'year' && typeof value === 'number') return fiscalYearText(value, language)
  if (form === 'role') return own(catalogue.roles, value) ?? String(value)
  if (form === 'rule') return own(catalogue.rules, value)?.title ?? String(value)
  if (form === 'word') return own(catalogue.words, value) ?? String(value)
  return typeof value === 'number' ? groupDigits(value) : String(value)
}

/** Amounts as the sheet writes them in Japanese (△1,234千円), in full yen in English (-¥1,234,000). */
function yen(value: number, unit: Values[string] | undefined, language: Language): string {
  return amountIn(language, value, isUnit(unit) ? unit : '円')
}

function list(items: readonly string[], language: Language): string {
  const shown = items.slice(0, listed).join(language === 'ja' ? '、' : ', ')
  const more = items.length - listed
  if (more <= 0) return shown
  return language === 'ja' ? `${shown}ほか${more}か所` : `${shown} and ${more} more`
}

const isUnit = (unit: unknown): unit is Unit =>
  typeof unit === 'string' && Object.hasOwn(unitYen, unit)

const own = <T>(entries: Readonly<Record<string, T>>, key: unknown): T | undefined =>
  Object.hasOwn(entries, String(key)) ? entries[String(key)] : undefined
