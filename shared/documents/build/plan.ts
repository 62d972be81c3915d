// The plan as a page: issues, ☆ strategies, ○ initiatives with their amounts, what is printed below them, the share.
import type { DocumentKind } from '../../schema/index.ts'
import { fiscalYearText } from '../../text/fiscal-year-text.ts'
import { wardTitle } from '../../text/index.ts'
import { fillWords } from '../locales/index.ts'
import type { Block, Inline } from '../types.ts'
import { amountInlines, type PageContext } from './context.ts'
import type { ItemMoney } from './outline.ts'
import { shareBlocks } from './share.ts'

export function planBlocks(context: PageContext): Block[] {
  const blocks: Block[] = [{ kind: 'heading', level: 1, content: [{ text: planTitle(context) }] }]
  for (const { no, title, strategies } of context.outline.issues) {
    blocks.push({
      kind: 'heading',
      level: 2,
      content: [{ text: issueHeading(context, no, title) }],
    })
    for (const strategy of strategies) {
      blocks.push(item(context, 3, '☆', strategy.title, strategy.money))
      blocks.push(...described(strategy.description))
      for (const { title: name, description, money } of strategy.initiatives) {
        blocks.push(item(context, 4, '○', name, money))
        blocks.push(...described(description))
      }
    }
  }
  return [...blocks, ...shareBlocks(context, 2)]
}

/** The heading of a page of a kind: 住之江区令和8年度 予算事業一覧. */
export function pageTitle(context: PageContext, kind: DocumentKind): string {
  if (kind === 'plan') return planTitle(context)
  const { input, language, words } = context
  const ward = input.plan?.ward ? wardTitle(input.plan.ward, language) : ''
  const year = input.plan?.fiscalYear ? fiscalYearText(input.plan.fiscalYear, language) : ''
  return `${ward}${language === 'en' && ward && year ? ' ' : ''}${year} ${words.titles[kind]}`.trim()
}

/** 住之江区令和8年度 運営方針; only what is known of ward and year. */
function planTitle({ input, language, words }: PageContext): string {
  const { plan, template } = input
  const stage = plan?.stage
  return fillWords(template?.title ?? words.title, {
    ward: plan?.ward ? wardTitle(plan.ward, language) : '',
    year: plan?.fiscalYear ? fiscalYearText(plan.fiscalYear, language) : '',
    stage: stage ? words.stages[stage] : '',
  }).trim()
}

function issueHeading({ input, words }: PageContext, no: number | null, title: string): string {
  if (no === null) return title
  const number = fillWords(input.template?.issue ?? words.issue, { no: String(no) })
  return title === number ? title : `${number} ${title}`
}

function item(
  context: PageContext,
  level: 3 | 4,
  mark: string,
  title: string,
  money: ItemMoney | null,
): Block {
  const content: Inline[] = [{ text: `${mark} ${title}` }]
  if (money) content.push(...amountInlines(context, money))
  return { kind: 'heading', level, content }
}

/** Lines as they were published: those with ・ as a list, others as they stand. */
function described(lines: readonly string[]): Block[] {
  const blocks: Block[] = []
  let items: string[] = []
  for (const line of lines) {
    if (/^[・･]/.test(line)) {
      if (items.length === 0) blocks.push({ kind: 'list', items })
      items.push(line)
    } else {
      items = []
      blocks.push({ kind: 'paragraph', content: [{ text: line }] })
    }
  }
  return blocks
}
