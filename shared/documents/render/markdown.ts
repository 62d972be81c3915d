// A page as Markdown (CommonMark with tables).
import type { Block, Inline, PageDocument } from '../types.ts'

export const toMarkdown = ({ blocks }: PageDocument): string =>
  `${blocks.map(blockText).join('\n\n')}\n`

function blockText(block: Block): string {
  switch (block.kind) {
    case 'heading':
      return `${'#'.repeat(block.level)} ${textOf(block.content)}`
    case 'paragraph':
      return textOf(block.content)
    case 'list':
      return block.items.map((item) => `- ${escapeMarks(item)}`).join('\n')
    case 'table': {
      const rule = block.columns.map(({ numeric }) => (numeric ? '---:' : '---'))
      const rows = block.rows.map(({ cells }) => cells.map(cellText))
      const titles = block.columns.map(({ title }) => escapeMarks(title))
      return [titles, rule, ...rows].map((row) => `| ${row.join(' | ')} |`).join('\n')
    }
  }
}

const textOf = (content: readonly Inline[]): string =>
  escapeMarks(content.map(({ text }) => text).join(''))

const cellText = (content: readonly Inline[]): string =>
  textOf(content)
    .replaceAll('|', '\\|')
    .split('\n')
    .map((line) => line.trim())
    .join('<br>')

/** What Markdown would take for marks of its own. */
const escapeMarks = (text: string): string => text.replace(/[\\`*_<[\]]/g, '\\$&')
