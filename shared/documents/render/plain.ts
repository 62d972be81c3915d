// A page as plain text: a line a heading, paragraph or item; tables with tabs.
import type { Block, Inline, PageDocument } from '../types.ts'

export const toPlainText = ({ blocks }: PageDocument): string =>
  `${blocks
    .map((block, i) => `${i > 0 && opens(block) ? '\n' : ''}${blockText(block)}`)
    .join('\n')}\n`

/** What a blank line stands above. */
const opens = (block: Block): boolean => block.kind === 'heading' && block.level < 3

function blockText(block: Block): string {
  switch (block.kind) {
    case 'heading':
    case 'paragraph':
      return textOf(block.content)
    case 'list':
      return block.items.join('\n')
    case 'table':
      return [
        block.columns.map(({ title }) => title),
        ...block.rows.map(({ cells }) => cells.map(cellText)),
      ]
        .map((row) => row.join('\t'))
        .join('\n')
  }
}

const textOf = (content: readonly Inline[]): string => content.map(({ text }) => text).join('')
const cellText = (content: readonly Inline[]): string => textOf(content).replace(/\s+/g, ' ')
