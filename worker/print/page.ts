// Tables as a page to be read and printed on A4: one file, no scripts, nothing from elsewhere.
import type { Cell, Language } from '../../shared/schema/index.ts'

export interface Section {
  title: string
  /** Sentences before the table. */
  text?: readonly string[]
  /** Empty where the rows are labels and values. */
  headings: readonly string[]
  /** None, no table. */
  rows: readonly (readonly Cell[])[]
}

const style = `body{font:14px/1.6 "Yu Gothic UI","Hiragino Sans",sans-serif;color:#1b1b1b;background:#fff;max-width:1000px;margin:0 auto;padding:24px}h1{font-size:20px}h2{font-size:16px;margin:24px 0 6px;border-bottom:1px solid #888;break-after:avoid}table{border-collapse:collapse;width:100%}th,td{border:1px solid #bbb;padding:3px 8px;text-align:left;vertical-align:top;overflow-wrap:anywhere}th{background:#f2f2f2;font-weight:600}td.number{text-align:right}.number,.short{white-space:nowrap}.wide{overflow-x:auto}@media screen and (max-width:640px){body{padding:12px}table{width:max-content;min-width:100%}td,th{max-width:16em}}@page{size:A4;margin:15mm}@media print{.wide{overflow:visible}body{padding:0;font-size:11px}tr{break-inside:avoid}}`

export function printedPage(
  title: string,
  sections: readonly Section[],
  note: string,
  language: Language,
): string {
  const body = sections.map(sectionHtml).join('')
  return `<!doctype html>\n<html lang="${language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${escapeHtml(title)}</title><style>${style}</style></head><body><h1>${escapeHtml(title)}</h1>${body}<p>${escapeHtml(note)}</p></body></html>\n`
}

function sectionHtml({ title, text: sentences = [], headings, rows }: Section): string {
  const head =
    headings.length === 0
      ? ''
      : `<thead><tr>${headings.map((text) => `<th scope="col"${short(text)}>${escapeHtml(text)}</th>`).join('')}</tr></thead>`
  const cellOf = (cell: Cell, i: number): string => {
    if (headings.length === 0 && i === 0) return `<th scope="row">${text(cell)}</th>`
    return typeof cell === 'number'
      ? `<td class="number">${cell.toLocaleString('en-US')}</td>`
      : `<td${short(cell)}>${text(cell)}</td>`
  }
  const body = rows.map((row) => `<tr>${row.map(cellOf).join('')}</tr>`).join('')
  const table =
    rows.length === 0
      ? ''
      : `<div class="wide" role="region" aria-label="${escapeHtml(title)}" tabindex="0"><table>${head}<tbody>${body}</tbody></table></div>`
  const paragraphs = sentences.map((sentence) => `<p>${escapeHtml(sentence)}</p>`).join('')
  return `<h2>${escapeHtml(title)}</h2>${paragraphs}${table}`
}

/** An address, a mark or a sum is not broken in two lines. */
const short = (cell: Cell): string =>
  typeof cell === 'string' && cell.length <= 10 ? ' class="short"' : ''

/** 2026-11-27 02:10:06: an instant in UTC, to the second. */
export const instantText = (instant: string): string => instant.slice(0, 19).replace('T', ' ')

const text = (cell: Cell): string => escapeHtml(cell === null ? '' : String(cell))

export const escapeHtml = (given: string): string =>
  given
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
