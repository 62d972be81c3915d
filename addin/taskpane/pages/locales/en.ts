// Words of the cards that make and check pages, in English.
import type { PageWords } from './ja.ts'

export const en: PageWords = {
  make: 'Make a page to publish',
  makeHint: 'It is made from this sheet’s result. No figure is typed again.',
  kind: 'Page',
  kinds: {
    plan: 'Management plan',
    share: 'Reflection share',
    items: 'Budget items',
    opinions: 'Council opinions',
  },
  format: 'Form',
  formats: {
    html: 'Web page (HTML)',
    docx: 'Word document (.docx)',
    md: 'Markdown',
    text: 'Text',
    csv: 'Open data (CSV)',
    datapackage: 'Open data package (.zip)',
  },
  create: 'Make',
  preview: 'What the page says',
  copy: 'Copy it',
  save: 'Save as a file',
  outdated: 'The sheet was edited. Check it again first.',
  opinions: {
    title: 'Council opinions',
    from: (sheets, count) =>
      sheets === ''
        ? `Held against the ${count} opinions that were sent.`
        : `Held against the ${count} opinions of the sheet “${sheets}”.`,
    untied:
      'The register names no items and the budget no opinions, so the two are not held against each other. Give the register a column 関係する事業, or the budget a column 意見番号.',
    total: 'Reflected in all, each item once',
    each: 'Reflected amount and items of each opinion',
    opinion: (no) => `Opinion ${no}`,
    notAdded: 'not added up: over the limit',
    more: (count) => `and ${count} more`,
  },
  check: 'Check a draft before publishing',
  checkHint: 'Its numbers, ☆ and ○, and names are held against this sheet’s result.',
  draft: 'Draft (paste text, or drop a file)',
  choose: 'Choose a file',
  run: 'Check the draft',
  notADocument: 'This is no Word document. Open it in Word and save it again as .docx.',
  tooLong: 'The draft is too long (at most 1,000,000 characters). Check it in parts.',
  clean: 'Nothing differs.',
  counts: (of) =>
    `${of.equal} equal, ${of.restated} in another unit or rounding, ${of.differs} different, ${of.noSource} without a source, ${of.notAFigure} years, counts and the like, ${of.names} names or marks different`,
  verdicts: { differs: 'Different', noSource: 'No source', names: 'Name or mark' },
  faults: 'To be looked at',
  failed: 'That did not work. The sheet is unchanged. Try again.',
}
