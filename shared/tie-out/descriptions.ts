// Numbers in what the plan prints below its items: 全14地域 is the plan's own, and another number there is not.
import type { CheckedNumber, Plan } from '../schema/index.ts'
import { createFolder } from '../text/index.ts'
import { differenceMessage } from './messages.ts'
import type { Page } from './row-amounts.ts'

export interface Descriptions {
  /** Numbers that the plan has in a line that reads alike but for its numbers; null where it has no such line. */
  numbersOf(line: string): readonly string[] | null
}

export function createDescriptions(plan: Plan): Descriptions {
  const fold = createFolder()
  const known = new Map<string, readonly string[]>()
  for (const { strategies } of plan.issues)
    for (const strategy of strategies)
      for (const { description = [] } of [strategy, ...strategy.initiatives])
        for (const line of description) {
          const numbers = digitsOf(line)
          if (numbers.length > 0) known.set(keyOf(line, fold), numbers)
        }
  return {
    numbersOf: (line) =>
      known.size === 0 || line.length > longestLine ? null : (known.get(keyOf(line, fold)) ?? null),
  }
}

const longestLine = 2_000
const runs = /[0-9０-９][0-9０-９,，.．]*|[①-⑳]/g

/** The line with its numbers taken out. */
const keyOf = (line: string, fold: (text: string) => string): string =>
  fold(line.replace(/^[\s>*-]+/, '').replace(runs, ''))

const digitsOf = (line: string): string[] =>
  (line.match(runs) ?? []).map((run) => run.normalize(/[①-⑳]/.test(run) ? 'NFC' : 'NFKC'))

/** Lines of the plan's text that stand on the page with a number gone. */
export function lostNumbers({ text, lines }: Page, descriptions: Descriptions): CheckedNumber[] {
  return lines.flatMap(({ start, end }): CheckedNumber[] => {
    const line = text.slice(start, end)
    const planned = descriptions.numbersOf(line)
    if (planned === null || digitsOf(line).length >= planned.length) return []
    const own = line.trim()
    const from = start + line.indexOf(own)
    const expected = planned.join('、')
    return [
      {
        ...{ start: from, end: from + own.length, text: own, verdict: 'differs' },
        ...{ reason: 'planText', expected },
        message: differenceMessage('lostNumber', own, expected),
      },
    ]
  })
}
