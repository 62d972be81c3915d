// The section with the share: its heading, its sentence by the ward's template, its notes.

import { digestOf } from '../../digest/index.ts'
import { statementTemplate, statementTexts } from '../../statement/index.ts'
import type { Block, Inline } from '../types.ts'
import { figureInline, type PageContext } from './context.ts'

export function shareBlocks(context: PageContext, level: 1 | 2): Block[] {
  const { input, words } = context
  const own = input.template?.share
  const paragraphs = (own?.notes ?? []).map((note): Block => paragraph([{ text: note }]))
  return [
    { kind: 'heading', level, content: [{ text: own?.heading ?? words.titles.share }] },
    paragraph(shareSentence(context)),
    ...paragraphs,
  ]
}

const paragraph = (content: readonly Inline[]): Block => ({ kind: 'paragraph', content })

/** The sentence, each figure in it with its id. A share that can change says so before anything. */
export function shareSentence(context: PageContext): Inline[] {
  const { input, language } = context
  const { totals } = input.report
  const { before, template } = statementTemplate(language, totals, input.policy)
  const own = totals.share.value === null ? undefined : input.template?.share?.sentence
  const { report, policy } = input
  // The run's own sentence, where it was made under a policy that words it otherwise.
  if (own === undefined && digestOf(policy) !== report.policyDigest)
    return [{ text: report.statement[language] }]
  const parts = (own ?? template).split(/(\{[^{}]{1,80}\})/)
  const sentence = parts.flatMap((part) =>
    part.startsWith('{') ? filled(context, part) : [{ text: part }],
  )
  return [{ text: before }, ...sentence].filter(({ text }) => text !== '')
}

function filled(context: PageContext, part: string): Inline[] {
  const name = part.slice(1, -1)
  const { totals } = context.input.report
  const { exclusion, and, plus } = statementTexts[context.language]
  if (name === 'exclusions') {
    const present = totals.exclusions.filter(({ yen }) => yen !== 0)
    return present.flatMap(({ id, label }, i): Inline[] => [
      { text: `${i === 0 ? '' : and}${exclusion(label)}` },
      figureInline(context, `exclusions.${id}`),
      { text: ')' },
    ])
  }
  if (name === 'marks') {
    const symbols = totals.reflected.filter(({ counts }) => counts).map(({ symbol }) => symbol)
    return [{ text: symbols.join(plus) }]
  }
  return context.figures.has(name) ? [figureInline(context, name)] : [{ text: part }]
}
