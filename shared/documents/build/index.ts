// A page of a run, before it has a form.
import type { DocumentKind } from '../../schema/index.ts'
import type { Block, DocumentInput, PageDocument } from '../types.ts'
import { createPageContext, type PageContext } from './context.ts'
import { datasetOf } from './datasets.ts'
import { itemBlocks } from './items.ts'
import { opinionBlocks } from './opinions.ts'
import { pageTitle, planBlocks } from './plan.ts'
import { shareBlocks } from './share.ts'

/**
 * The page of a run. Pure: the same run, plan and template give the same page anywhere.
 * @example createDocument({ report, lines, plan, policy }, 'plan')
 */
export function createDocument(input: DocumentInput, kind: DocumentKind): PageDocument {
  const template = { ...input.policy.document, ...input.template }
  const context = createPageContext({ ...input, template })
  const { report, run } = input
  return {
    kind,
    language: context.language,
    title: pageTitle(context, kind),
    provisional: report.totals.share.status === 'provisional',
    blocks: blocksOf[kind](context),
    figures: context.figures,
    dataset: datasetOf(context, kind),
    basis: { run: run ?? null, snapshotDigest: report.snapshotDigest, ruleset: report.ruleset },
    template,
  }
}

const blocksOf: Record<DocumentKind, (context: PageContext) => Block[]> = {
  plan: planBlocks,
  share: (context) => shareBlocks(context, 1),
  opinions: opinionBlocks,
  items: itemBlocks,
}
