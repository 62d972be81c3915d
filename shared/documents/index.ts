// The pages a ward publishes from a run: plan, share, opinions, items, in each form.
export { createDocument } from './build/index.ts'
export { documentForms, type RenderedDocument, renderDocument } from './render/index.ts'
export type { DocumentFigure, DocumentInput, PageDocument, RunBasis } from './types.ts'
