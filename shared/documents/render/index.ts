// A page in the form asked for.
import type { DocumentFormat } from '../../schema/index.ts'
import type { PageDocument } from '../types.ts'
import { toDocx } from './docx.ts'
import { toHtml } from './html.ts'
import { toMarkdown } from './markdown.ts'
import { toDataPackage, toOpenCsv } from './open-data.ts'
import { toPlainText } from './plain.ts'

export interface RenderedDocument {
  body: string | Uint8Array
  mediaType: string
  /** `plan.html`, `items.csv`. */
  fileName: string
}

interface Form {
  render: (page: PageDocument) => string | Uint8Array
  mediaType: string
  extension: string
}

export const documentForms: Readonly<Record<DocumentFormat, Form>> = {
  html: { render: toHtml, mediaType: 'text/html; charset=utf-8', extension: 'html' },
  docx: {
    render: toDocx,
    mediaType: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    extension: 'docx',
  },
  md: { render: toMarkdown, mediaType: 'text/markdown; charset=utf-8', extension: 'md' },
  text: { render: toPlainText, mediaType: 'text/plain; charset=utf-8', extension: 'txt' },
  csv: { render: toOpenCsv, mediaType: 'text/csv; charset=utf-8', extension: 'csv' },
  datapackage: { render: toDataPackage, mediaType: 'application/zip', extension: 'zip' },
}

/** The same page gives the same bytes, wherever it is made. */
export function renderDocument(page: PageDocument, format: DocumentFormat): RenderedDocument {
  const { render, mediaType, extension } = documentForms[format]
  return { body: render(page), mediaType, fileName: `${page.kind}.${extension}` }
}
