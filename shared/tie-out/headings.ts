// Headings of issues that have lost their number.
import type { CheckedNumber } from '../schema/index.ts'
import { differenceMessage } from './messages.ts'
import type { Page } from './row-amounts.ts'

/** 「経営課題」 by itself, or before its title, where the plan has a number. */
export function lostHeadings({ text, lines, alignment }: Page): CheckedNumber[] {
  return alignment.page.flatMap((row): CheckedNumber[] => {
    const entry = alignment.plan[alignment.entryOf[row.index] ?? -1]
    if (row.level !== 'issue' || row.isInferred || !entry || entry.no === null) return []
    const { start = 0, end = 0 } = lines[row.line - 1] ?? {}
    const match =
      /^[#\s■◆【(（]{0,12}経営課題(?![\s\u3000]{0,3}[0-9０-９①-⑳一二三四五六七八九十])/.exec(
        text.slice(start, Math.min(end, start + 40)),
      )
    if (!match) return []
    const to = start + match[0].length
    const from = to - '経営課題'.length
    return [
      {
        ...{ start: from, end: to, text: text.slice(from, to), verdict: 'differs' },
        ...{ reason: 'heading', expected: String(entry.no) },
        message: differenceMessage('lostHeading', '', String(entry.no)),
      },
    ]
  })
}
