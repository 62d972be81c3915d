// Pages for publishing made from the sheet at hand, and drafts checked against it. Loaded when first asked for.
import type { DocumentInput } from '../../../shared/documents/index.ts'
import {
  type DocumentCheck,
  type DocumentFormat,
  type DocumentKind,
  defaultPolicy,
  type Language,
} from '../../../shared/schema/index.ts'
import { keptLinesOfSheets } from '../../../shared/trace/index.ts'
import type { SentBudget } from './asked.ts'
import { assessSent } from './chosen-sheets.ts'
import type { HoldSheets } from './held-sheets.ts'

/** What a page is made from: the sheets, and what they were checked with. */
export interface PageBasis extends SentBudget {
  /** Of a kept run: its id, digest and receipt. */
  attested: { id: string; digest: string; receipt: string; at: string } | null
}

export type PageAnswer<T> = { kind: 'done'; value: T } | { kind: 'unknownSheet' }

export interface MadePage {
  body: string | Uint8Array
  mediaType: string
  fileName: string
  /** The page as text, for looking at. */
  preview: string
}

export async function makePage(
  {
    basis,
    kind,
    format,
    language,
  }: { basis: PageBasis; kind: DocumentKind; format: DocumentFormat; language: Language },
  tools: { hold: HoldSheets },
): Promise<PageAnswer<MadePage>> {
  const input = inputOf(basis, tools)
  if (input === null) return { kind: 'unknownSheet' }
  const { createDocument, renderDocument } = await import('../../../shared/documents/index.ts')
  const page = createDocument({ ...input, language }, kind)
  const preview = String(renderDocument(page, 'text').body)
  return { kind: 'done', value: { ...renderDocument(page, format), preview } }
}

/** @param draft text, HTML, or the bytes of a .docx; null in the answer where those are no document */
export async function checkDraft(
  { basis, draft }: { basis: PageBasis; draft: string | ArrayBuffer },
  tools: { hold: HoldSheets },
): Promise<PageAnswer<DocumentCheck | null>> {
  const input = inputOf(basis, tools)
  if (input === null) return { kind: 'unknownSheet' }
  const [{ checkPage }, { readDocxText }, { textOfHtml }] = await Promise.all([
    import('../../../shared/tie-out/index.ts'),
    import('../../../shared/files/docx-text.ts'),
    import('../../../shared/files/html-text.ts'),
  ])
  if (typeof draft === 'string') {
    const text = /^\s{0,20}<(?:!doctype|html|[a-z]{1,10}[ >])/i.test(draft)
      ? textOfHtml(draft)
      : draft
    return { kind: 'done', value: checkPage(text, input) }
  }
  const read = readDocxText(new Uint8Array(draft))
  return { kind: 'done', value: read.ok ? checkPage(read.text, input) : null }
}

function inputOf(basis: PageBasis, tools: { hold: HoldSheets }): DocumentInput | null {
  const assessment = assessSent(basis, tools)
  if (assessment === null) return null
  const { plan: inUse, attested } = basis
  const run = attested && {
    ...{ id: attested.id, digest: attested.digest, receipt: attested.receipt },
    ...{ createdAt: attested.at, sheet: basis.sheet },
  }
  return {
    report: assessment.report,
    lines: keptLinesOfSheets(assessment).lines,
    plan: inUse.kind === 'none' ? null : inUse.plan,
    policy: basis.policy ?? defaultPolicy,
    run,
    opinions: assessment.register?.opinions ?? null,
  }
}
