// The table of council opinions: what was asked, what became of it, and what money went there.

import { amountIn } from '../../amount/format.ts'
import type { ComparedLine, Opinion } from '../../schema/index.ts'
import { fold } from '../../text/index.ts'
import type { Block, Row } from '../types.ts'
import type { PageContext } from './context.ts'
import { itemsOf } from './figures.ts'
import { withoutEmpty } from './items.ts'
import type { ItemMoney } from './outline.ts'
import { pageTitle } from './plan.ts'

export interface ReflectedOpinion {
  opinion: Opinion
  items: readonly ItemMoney[]
  /** Yen of its items that enter the numerator. */
  reflectedYen: number
}

/** Each opinion with the items it names and what of their money is in the numerator. */
export function reflectedOpinions({ input, outline }: PageContext): ReflectedOpinion[] {
  const byName = new Map<string, ItemMoney>()
  for (const money of itemsOf(outline)) {
    if (!byName.has(fold(money.title))) byName.set(fold(money.title), money)
  }
  const byId = new Map(itemsOf(outline).map((money) => [money.id, money]))
  const counts = countedLines(input.report.totals.reflected)
  return (input.opinions?.opinions ?? []).map((opinion) => {
    const found = opinion.items.map((name) => byId.get(name) ?? byName.get(fold(name)))
    const items = [...new Set(found.filter((item) => item !== undefined))]
    return { opinion, items, reflectedYen: sumOf(items, counts) }
  })
}

/** What an item's lines add to the numerator: each line once, however often it is named. */
export function sumOf(
  items: readonly ItemMoney[],
  counts: (line: ComparedLine) => boolean,
): number {
  const lines = new Set(items.flatMap((item) => item.lines))
  let sum = 0
  for (const line of lines) if (counts(line)) sum += line.yen ?? 0
  return sum
}

/** Whether a line's money is in the numerator. */
export function countedLines(
  reflected: readonly { symbol: string; counts: boolean }[],
): (line: ComparedLine) => boolean {
  const symbols = new Set(reflected.filter(({ counts }) => counts).map(({ symbol }) => symbol))
  return ({ exclusion, reflection }) => exclusion === null && symbols.has(reflection)
}

export function opinionBlocks(context: PageContext): Block[] {
  const { words, input, language, unit } = context
  const { columns } = words
  const all = reflectedOpinions(context)
  const heading: Block = {
    kind: 'heading',
    level: 1,
    content: [{ text: pageTitle(context, 'opinions') }],
  }
  if (all.length === 0)
    return [heading, { kind: 'paragraph', content: [{ text: words.noOpinions }] }]
  const amount = (yen: number): string => amountIn(language, yen, unit)
  const rows = all.map(
    ({ opinion, items, reflectedYen }): Row => ({
      cells: [
        opinion.no,
        [opinion.meeting, opinion.group, opinion.date].filter(Boolean).join(' '),
        opinion.text,
        opinion.decisionText ?? words.decisions[opinion.decision ?? 'undecided'],
        [opinion.measure, opinion.followUp].filter(Boolean).join(' '),
        items.map(({ title }) => title).join('、'),
        items.length === 0 ? '' : amount(reflectedYen),
      ].map((text) => [{ text }]),
    }),
  )
  const every = all.flatMap(({ items }) => items)
  const sum = sumOf(every, countedLines(input.report.totals.reflected))
  const total = [words.opinionTotal, '', '', '', '', '', amount(sum)]
  rows.push({ isTotal: true, cells: total.map((text) => [{ text }]) })
  const titles = [columns.no, columns.meeting, columns.text, columns.decision, columns.measure]
  return [
    heading,
    withoutEmpty({
      kind: 'table',
      caption: words.titles.opinions,
      columns: [
        ...titles.map((title) => ({ title })),
        { title: columns.items },
        { title: words.figures.numerator, numeric: true },
      ],
      rows,
    }),
  ]
}
