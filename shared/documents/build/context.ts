// What all parts of a page are built with.

import { amountIn } from '../../amount/format.ts'
import type { Language, Unit } from '../../schema/index.ts'
import { type DocumentWords, documentWords, fillWords } from '../locales/index.ts'
import type { DocumentFigure, DocumentInput, Inline } from '../types.ts'
import { documentFigures, itemFigure } from './figures.ts'
import { type ItemMoney, type Outline, outlineOf } from './outline.ts'

export interface PageContext {
  input: DocumentInput
  language: Language
  words: DocumentWords
  /** The unit that amounts are printed in. */
  unit: Unit
  outline: Outline
  figures: ReadonlyMap<string, DocumentFigure>
}

export function createPageContext(input: DocumentInput): PageContext {
  const language = input.language ?? 'ja'
  const { report, plan, policy } = input
  const outline = outlineOf(input.lines, plan)
  return {
    input,
    language,
    words: documentWords(language),
    unit: report.table?.unit ?? plan?.unit ?? policy.defaultUnit ?? '千円',
    outline,
    figures: documentFigures(report, outline, input.lines, language),
  }
}

/** A figure as the page prints it: 20,852千円, 50.7%. */
export function shownFigure(
  { language, unit, words }: PageContext,
  figure: DocumentFigure,
): string {
  if (figure.kind === 'percent') return `${figure.percent ?? ''}${words.percent}`
  return figure.yen === null ? words.none : amountIn(language, figure.yen, unit)
}

/** The same as a part of a sentence. */
export function figureInline(context: PageContext, id: string): Inline {
  const figure = context.figures.get(id)
  return figure ? { text: shownFigure(context, figure), figure: id } : { text: '' }
}

/** 【算定見込額 20,852千円】 beside an item, by the ward's template. */
export function amountInlines(context: PageContext, money: ItemMoney): Inline[] {
  const { words, input } = context
  const stage = input.plan?.stage
  const usual = fillWords(words.amount, { stage: stage ? words.stages[stage] : words.unstated })
  const [before = '', after = ''] = (input.template?.amount ?? usual).split('{amount}')
  const amount: Inline =
    money.state === 'missing'
      ? { text: words.missing, figure: itemFigure(money) }
      : figureInline(context, itemFigure(money))
  return [{ text: before }, amount, { text: after }].filter(({ text }) => text !== '')
}
