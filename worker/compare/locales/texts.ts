// What a language's words of a comparison are.
import type { SheetChange } from '../../../shared/schema/index.ts'

export interface CompareTexts {
  title: string
  compared: string
  sides: { from: string; to: string }
  about: {
    run: string
    at: string
    workbook: string
    sheet: string
    share: string
    ruleset: string
    digest: string
    notKept: string
  }
  figures: {
    title: string
    change: string
    share: string
    total: string
    base: string
    numerator: string
  }
  changes: string
  headings: {
    kind: string
    cell: string
    item: string
    before: string
    after: string
    effect: string
  }
  noFigure: string
  marks: { none: string; unset: string }
  typed: (text: string) => string
  shown: (text: string) => string
  general: string
  under: (parents: string) => string
  policy: string
  other: string
  points: (points: string) => string
  none: string
  unchanged: (count: number) => string
  rearranged: (count: number) => string
  notes: string
  open: string
  /** A run kept before how its cells were read. */
  notRead: (side: string) => string
  /** One run has formulas, this one none. */
  noFormulas: (side: string) => string
  looks: string
  sheets: string
  sheetKinds: Record<SheetChange['kind'], string>
}
