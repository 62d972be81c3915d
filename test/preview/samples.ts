// The workbooks the preview offers.
import type { WorkbookDescription } from '../excel/index.ts'
import { referenceDescription } from '../fixtures/reference.ts'
import { opinionsDescription } from '../fixtures/register-workbook.ts'
import { sectionsDescription, sloppySectionsDescription } from '../fixtures/sections-workbook.ts'
import { sloppyDescription } from '../fixtures/sloppy.ts'

export type SampleName =
  | 'reference'
  | 'sloppy'
  | 'sections'
  | 'sloppySections'
  | 'opinions'
  | 'empty'

export const samples: Record<SampleName, () => WorkbookDescription> = {
  reference: referenceDescription,
  sloppy: sloppyDescription,
  sections: sectionsDescription,
  sloppySections: sloppySectionsDescription,
  opinions: opinionsDescription,
  empty: () => ({ name: 'Book1.xlsx', sheets: [{ name: 'Sheet1' }] }),
}
