// The pages a ward publishes from a run: plan, share, opinions, items, in each form.
export { createPageContext, type PageContext, shownFigure } from './build/context.ts'
export { itemFigure } from './build/figures.ts'
export { createDocument } from './build/index.ts'
export type { ItemMoney } from './build/outline.ts'
export { planOfLines } from './build/plan-of-lines.ts'
export { differencesFrom, figuresOfPage } from './published.ts'
export { documentForms, type RenderedDocument, renderDocument } from './render/index.ts'
export type { DocumentFigure, DocumentInput, PageDocument, RunBasis } from './types.ts'
