// A page as one HTML file: no script, nothing from elsewhere, each figure with its cells and its run.
//
// Held to JIS X 8341-3:2016 AA: language, headings in order, table headings with their scope, contrast
// above 7:1, links told apart by their underline, readable at 320 px and on A4.
import { formatYen } from '../../amount/format.ts'
import { documentWords, fillWords } from '../locales/index.ts'
import type { Block, DocumentFigure, Inline, PageDocument } from '../types.ts'
import { style } from './html-style.ts'

export function toHtml(page: PageDocument): string {
  const { language, title, blocks } = page
  const shown = new Map<string, DocumentFigure>()
  const body = blocks.map((block) => blockHtml(block, page, shown)).join('\n')
  return `<!DOCTYPE html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(title)}</title>
<style>${style}</style>
</head>
<body>
<main>
${body}
</main>
${footer(page, shown)}
<script type="application/json" id="${dataId}">${dataOf(page, shown)}</script>
</body>
</html>
`
}

/** Of the part that programs read. */
const dataId = 'hanei'

function blockHtml(block: Block, page: PageDocument, shown: Map<string, DocumentFigure>): string {
  const inline = (content: readonly Inline[]): string =>
    content.map((part) => inlineHtml(part, page, shown)).join('')
  switch (block.kind) {
    case 'heading':
      return `<h${block.level}>${inline(block.content)}</h${block.level}>`
    case 'paragraph':
      return `<p>${inline(block.content)}</p>`
    case 'list':
      return `<ul>\n${block.items.map((item) => `<li>${escapeHtml(item)}</li>`).join('\n')}\n</ul>`
    case 'table': {
      const heads = block.columns.map(
        ({ title, numeric }) =>
          `<th scope="col"${numeric ? ' class="n"' : ''}>${escapeHtml(title)}</th>`,
      )
      const rows = block.rows.map(({ cells, isTotal }) => {
        const own = cells.map((cell, i) => {
          if (isTotal && i === 0) return `<th scope="row">${inline(cell)}</th>`
          return `<td${block.columns[i]?.numeric ? ' class="n"' : ''}>${inline(cell)}</td>`
        })
        return `<tr${isTotal ? ' class="total"' : ''}>${own.join('')}</tr>`
      })
      // Wider than a small screen: it scrolls by itself, by keyboard too.
      return `<div class="wide" role="region" aria-label="${escapeHtml(block.caption)}" tabindex="0">
<table>
<caption>${escapeHtml(block.caption)}</caption>
<thead><tr>${heads.join('')}</tr></thead>
<tbody>
${rows.join('\n')}
</tbody>
</table>
</div>`
    }
  }
}

function inlineHtml(
  { text, figure: id }: Inline,
  { figures, basis }: PageDocument,
  shown: Map<string, DocumentFigure>,
): string {
  const figure = id === undefined ? undefined : figures.get(id)
  if (!figure) return escapeHtml(text)
  shown.set(figure.id, figure)
  const { yen, percent, cells } = figure
  const attributes = [
    ['class', 'figure'],
    ['href', `#${anchor(figure.id)}`],
    ['data-figure', figure.id],
    ...(yen === null ? [] : [['data-yen', String(yen)]]),
    ...(percent === null ? [] : [['data-percent', percent]]),
    ['data-cells', cells.join(' ')],
    ...(basis.run
      ? [
          ['data-run', basis.run.id],
          ['data-receipt', `#${dataId}`],
        ]
      : []),
  ]
  const written = attributes.map(([name, value]) => `${name}="${escapeHtml(value ?? '')}"`)
  return `<a ${written.join(' ')}>${escapeHtml(text)}</a>`
}

/** What a figure's link leads to: its value in yen and its cells. */
function footer(page: PageDocument, shown: ReadonlyMap<string, DocumentFigure>): string {
  const words = documentWords(page.language)
  const { basis, template, provisional } = page
  const items = [...shown.values()].map((figure) => {
    const text = fillWords(words.sourceOf, {
      label: figure.label,
      value: sourceValue(figure, words.none),
      cells: figure.cells.length === 0 ? words.noCells : figure.cells.join(', '),
    })
    return `<li id="${anchor(figure.id)}">${escapeHtml(text)}</li>`
  })
  const values = { run: basis.run?.id ?? '', sheet: basis.run?.sheet ?? '', ruleset: basis.ruleset }
  const lines = [
    ...(provisional ? [words.provisional] : []),
    fillWords(basis.run ? words.run : words.noRun, values),
    ...(template.publisher ? [fillWords(words.published, { publisher: template.publisher })] : []),
  ]
  const sources =
    items.length === 0
      ? ''
      : `<section aria-labelledby="sources">
<h2 id="sources">${escapeHtml(words.sources)}</h2>
<ul class="sources">
${items.join('\n')}
</ul>
</section>
`
  return `<footer>
${sources}${lines.map((line) => `<p>${escapeHtml(line)}</p>`).join('\n')}
${licenceHtml(page)}</footer>`
}

function licenceHtml({ template, language }: PageDocument): string {
  const { licence } = template
  if (!licence) return ''
  const name = escapeHtml(licence.name)
  const linked = licence.url
    ? `<a rel="license" href="${escapeHtml(licence.url)}">${name}</a>`
    : name
  const [before = '', after = ''] = documentWords(language).licence.split('{licence}')
  return `<p>${escapeHtml(before)}${linked}${escapeHtml(after)}</p>\n`
}

function sourceValue({ kind, yen, percent }: DocumentFigure, none: string): string {
  if (kind === 'percent') return `${percent ?? ''}%`
  return yen === null ? none : formatYen(yen, { sign: '-' })
}

/** What a program checks the page by: every figure it shows, and the run with its receipt. */
function dataOf(
  { kind, basis, provisional }: PageDocument,
  shown: ReadonlyMap<string, DocumentFigure>,
): string {
  const data = { schema: 1, kind, provisional, ...basis, figures: [...shown.values()] }
  return JSON.stringify(data).replaceAll('<', '\\u003c')
}

/** A figure's id as an address holds it. */
const anchor = (id: string): string =>
  `figure-${Array.from(id, (c) => (/[A-Za-z0-9.-]/.test(c) ? c : `_${c.codePointAt(0)?.toString(16)}`)).join('')}`

const escapeHtml = (text: string): string =>
  text.replace(/[&<>"]/g, (character) => escapes[character] ?? character)
const escapes: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }
