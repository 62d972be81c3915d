// Escaping, and Markdown as HTML: headings with stable anchors, links between pages.
import { Marked, type Tokens } from 'marked'

export const escaped = (text: string): string =>
  text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')

export interface Rendered {
  html: string
  /** The first heading. */
  title: string
  /** Below it, each with its anchor. */
  headings: { id: string; text: string; depth: number }[]
}

const anchor = /\s*\{#([a-zA-Z0-9-]+)\}\s*$/

/**
 * Markdown of a page as HTML. A heading's anchor stands behind it (`## 暫定 {#provisional}`); one
 * without has none. Links to `.md` lead to the page made of it. Raw HTML is not taken over.
 */
export function rendered(markdown: string): Rendered {
  const headings: Rendered['headings'] = []
  const marked = new Marked({
    renderer: {
      heading({ tokens, depth }: Tokens.Heading): string {
        const inside = this.parser.parseInline(tokens)
        const id = anchor.exec(inside)?.[1] ?? ''
        const text = inside.replace(anchor, '')
        headings.push({ id, text: plain(text), depth })
        return `<h${depth}${id ? ` id="${id}"` : ''}>${text}</h${depth}>\n`
      },
      link({ href, tokens }: Tokens.Link): string {
        const to = href.replace(/\.md(?=#|$)/, '.html')
        return `<a href="${escaped(to)}">${this.parser.parseInline(tokens)}</a>`
      },
      image({ href, text }: Tokens.Image): string {
        return `<img src="${escaped(href)}" alt="${escaped(text)}" loading="lazy">`
      },
      table(token: Tokens.Table): string {
        const cells = (row: Tokens.TableCell[], tag: 'th' | 'td') =>
          row
            .map(
              (cell) =>
                `<${tag}${tag === 'th' ? ' scope="col"' : ''}>${this.parser.parseInline(cell.tokens)}</${tag}>`,
            )
            .join('')
        const body = token.rows.map((row) => `<tr>${cells(row, 'td')}</tr>`).join('\n')
        return `<div class="wide" tabindex="0"><table><thead><tr>${cells(token.header, 'th')}</tr></thead>\n<tbody>${body}</tbody></table></div>\n`
      },
      html: ({ text }): string => (text.startsWith('<!--') ? '' : escaped(text)),
    },
  })
  const html = marked.parse(markdown, { async: false })
  return { html, title: headings.find(({ depth }) => depth === 1)?.text ?? '', headings }
}

const inline = new Marked()
export const renderedInline = (markdown: string): string =>
  inline.parseInline(markdown, { async: false })

/** The words of HTML, for searching and for titles. */
export const plain = (html: string): string =>
  html
    .replace(/<[^>]*>/g, ' ')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&amp;', '&')
    .replace(/\s+/g, ' ')
    .trim()
