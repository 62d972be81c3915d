// The workbooks the preview offers.
import type { WorkbookDescription } from '../excel/index.ts'
import { referenceDescription } from '../fixtures/reference.ts'
import { sectionsDescription, sloppySectionsDescription } from '../fixtures/sections-workbook.ts'
import { sloppyDescription } from '../fixtures/sloppy.ts'

export type SampleName = 'reference' | 'sloppy' | 'sections' | 'sloppySections' | 'empty'

export const samples: Record<SampleName, () => WorkbookDescription> = {
  reference: referenceDescription,
  sloppy: sloppyDescription,
  sections: sectionsDescription,
  sloppySections: sloppySectionsDescription,
  empty: () => ({ name: 'Book1.xlsx', sheets: [{ name: 'Sheet1' }] }),
}
