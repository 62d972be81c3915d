// What is entered so that a cell holds a content again.
import { asText } from '../../../shared/writeback/index.ts'
import type { Content } from '../compare/row-hash.ts'

/** An entry that puts a content into a cell exactly as it was read. */
export function entryOf(content: Content): string | number | boolean {
  if (content === null) return ''
  if (typeof content !== 'string' || content.startsWith('=') || content.startsWith("'")) {
    return content
  }
  return asText(content)
}
