// A rule's examples as drawn sheets: one that is reported and one that is not, from the rule's own tests.
import { cellAddress, columnLetters, parseRange } from '../../shared/address/index.ts'
import { splitAddress } from '../../shared/address/sheet-address.ts'
import {
  type Cell,
  defaultPolicy,
  type Finding,
  type Language,
  type SheetSnapshot,
} from '../../shared/schema/index.ts'
import { findingsOf, type Input, type RuleCase, reportOn } from '../rules/case.ts'
import { escaped } from './html.ts'
import { type HelpWords, helpWords } from './locales.ts'
import { changedCells, isWithin, textOf, windowOf } from './sheet-window.ts'

export interface Example {
  html: string
  /** What the report says of the sheet that is reported. */
  finding: Finding
}

/** Both sheets of a case. @throws Error where the first is not reported or the second is */
export function exampleOf(one: RuleCase, language: Language): Example {
  const t = helpWords[language]
  const [finding] = findingsOf(one.fires, one.code)
  if (!finding) throw new Error(`${one.code} is not reported in its own example`)
  if (findingsOf(one.not, one.code).length > 0) throw new Error(`${one.code} is reported in both`)
  const html = [
    drawn(one.fires, finding.cells, one.not, t.fires, 'fires', t),
    drawn(one.not, [], one.fires, t.not, 'not', t, finding.cells),
  ].join('\n')
  return { html, finding }
}

function drawn(
  input: Input,
  marked: readonly string[],
  other: Input,
  title: string,
  kind: 'fires' | 'not',
  t: HelpWords,
  near: readonly string[] = [],
): string {
  const report = reportOn(input)
  const sheets = [input.sheet, ...(input.beside ?? [])]
  const others = [other.sheet, ...(other.beside ?? [])]
  const about = [...marked, ...near].map(splitAddress)
  const several = sheets.length > 1
  const shown = sheets.filter(
    ({ sheet }) => !several || about.some((address) => address.sheet === sheet),
  )
  const tables = shown.map((sheet, at) => {
    const here = (addresses: readonly string[]) =>
      addresses
        .map(splitAddress)
        .filter((address) => !several || address.sheet === sheet.sheet)
        .map(({ cell }) => cell)
    const twin = others.find((one) => one.sheet === sheet.sheet) ?? others[at]
    const isTwin = twin !== undefined && twin.rows.length === sheet.rows.length
    const changed = isTwin ? changedCells(sheet, twin) : new Set<string>()
    const range = several
      ? report.sheets?.find((one) => one.sheet === sheet.sheet)?.table
      : report.table
    const heading = range ? (parseRange(range.range.replace(/^.*!/, ''))?.top ?? null) : null
    return tableOf(sheet, heading, here(marked), isTwin ? here(near) : [], changed, {
      caption: several ? t.sheetTable(sheet.sheet, title) : title,
      kind,
      t,
    })
  })
  return `${(tables.length > 0 ? tables : [tableOf(input.sheet, null, [], [], new Set(), { caption: title, kind, t })]).join('\n')}\n${notesOf(input, t)}`
}

function tableOf(
  sheet: SheetSnapshot,
  heading: number | null,
  marked: readonly string[],
  near: readonly string[],
  changed: ReadonlySet<string>,
  { caption, kind, t }: { caption: string; kind: 'fires' | 'not'; t: HelpWords },
): string {
  const view = windowOf(sheet, heading, [...marked, ...near], changed)
  const hiddenColumn = (column: number) => sheet.hiddenColumns?.includes(column + 1) ?? false
  const hiddenRow = (row: number) => sheet.hiddenRows?.includes(row) ?? false
  const heads = view.columns
    .map(
      (column) =>
        `<th scope="col"${hiddenColumn(column) ? ' class="is-hidden"' : ''}>${columnLetters(column)}${hiddenColumn(column) ? `<small>${t.hidden}</small>` : ''}</th>`,
    )
    .join('')
  let before = view.rows[0] ?? 1
  const rows = view.rows.map((row) => {
    const gap =
      row > before + 1 ? `<tr class="gap"><td colspan="${view.columns.length + 1}">⋮</td></tr>` : ''
    before = row
    const cells = view.columns.map((column) => {
      const address = cellAddress(row, column)
      const value = sheet.rows[row - 1]?.[column] ?? null
      const formula = sheet.formulas?.[address]
      const isMarked = isWithin(row, column, marked)
      const isChanged = changed.has(address)
      const classes = [
        isMarked ? 'is-marked' : '',
        isChanged && kind === 'not' ? 'is-good' : '',
        typeof value === 'number' ? 'is-number' : '',
        row === heading ? 'is-heading' : '',
      ].filter(Boolean)
      const told = isMarked || isChanged || isWithin(row, column, near)
      return `<td${classes.length > 0 ? ` class="${classes.join(' ')}"` : ''}>${shown(value, t)}${formula && told ? `<code>${escaped(formula)}</code>` : ''}</td>`
    })
    return `${gap}<tr${hiddenRow(row) ? ' class="is-hidden"' : ''}><th scope="row">${row}${hiddenRow(row) ? `<small>${t.hidden}</small>` : ''}</th>${cells.join('')}</tr>`
  })
  const rest = view.rest > 0 ? `<p class="rest">${escaped(t.notes.more(view.rest))}</p>` : ''
  return `<figure class="sheet is-${kind}"><figcaption>${escaped(caption)}</figcaption><div class="wide" tabindex="0"><table><thead><tr><td></td>${heads}</tr></thead><tbody>${rows.join('\n')}</tbody></table></div>${rest}</figure>`
}

const longest = 60

/** A cell as Excel shows it, with a word where a figure is text. */
function shown(value: Cell, t: HelpWords): string {
  if (typeof value === 'number') return value.toLocaleString('ja-JP', { maximumFractionDigits: 6 })
  const text = textOf(value)
  const cut = text.length > longest ? `${text.slice(0, longest)}…` : text
  const isFigure = /^[△▲−-]?\s*[\d０-９][\d０-９,，.]*$/.test(text.trim())
  return `${escaped(cut)}${isFigure ? ` <small class="tag">${t.asText}</small>` : ''}`
}

/** What a sheet's cells do not show. */
function notesOf(input: Input, t: HelpWords): string {
  const { sheet } = input
  const notes: string[] = []
  if (input.plan === null && !isOwnTable(input)) notes.push(t.notes.noPlan)
  if (input.plan) notes.push(t.notes.otherPlan)
  if (input.policy) notes.push(t.notes.policy(policyText(input.policy)))
  for (const [cell, format] of Object.entries(sheet.numberFormats ?? {})) {
    if (/\d/.test(cell)) notes.push(t.notes.format(cell, format))
  }
  if (sheet.merges) notes.push(t.notes.merges(sheet.merges.join(', ')))
  if (input.otherSheets) {
    notes.push(t.notes.otherSheets(input.otherSheets.map((one) => one.sheet).join(', ')))
  }
  for (const row of input.mapping?.rows ?? []) notes.push(t.notes.chosen(row.cell, row.as))
  if (sheet.farCells) notes.push(t.notes.far(Object.keys(sheet.farCells).join(', ')))
  if (notes.length === 0) return ''
  return `<ul class="notes">${notes.map((note) => `<li>${escaped(note)}</li>`).join('')}</ul>`
}

/** A sheet that was made for the case and has no plan of its own. */
const isOwnTable = ({ sheet }: Input): boolean => sheet.sheet === '表'

function policyText(policy: NonNullable<Input['policy']>): string {
  const usual: Record<string, unknown> = defaultPolicy
  const own = Object.entries(policy).filter(
    ([name, value]) => JSON.stringify(value) !== JSON.stringify(usual[name]),
  )
  return JSON.stringify(Object.fromEntries(own))
}
