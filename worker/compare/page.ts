// A comparison as a page to be read and printed.
import { stateWord } from '../../shared/locales/index.ts'
import type { Cell, ComparedSides, Language } from '../../shared/schema/index.ts'
import { instantText, printedPage, type Section } from '../print/page.ts'
import { compareTexts, pointsText, sayChange } from './words.ts'

/** More are counted, and stand in the JSON. */
const mostRows = 2_000

export function comparisonPage(comparison: ComparedSides, language: Language): string {
  const words = compareTexts(language)
  const sections = [
    sides(comparison, language),
    figures(comparison, language),
    ...notes(comparison, language),
    ...changes(comparison, language),
    ...sheets(comparison, language),
  ]
  const unchanged = [
    words.unchanged(comparison.unchanged),
    ...(comparison.rearranged ? [words.rearranged(comparison.rearranged)] : []),
  ]
  return printedPage(words.title, sections, unchanged.join(' '), language)
}

function sides({ from, to }: ComparedSides, language: Language): Section {
  const { about, sides, compared } = compareTexts(language)
  const row = (label: string, textOf: (side: ComparedSides['from']) => Cell): Cell[] => [
    label,
    textOf(from),
    textOf(to),
  ]
  return {
    title: compared,
    headings: ['', sides.from, sides.to],
    rows: [
      row(about.share, ({ share }) => {
        const value = share.value === null ? '—' : `${share.value}%`
        const state = stateWord(share.status)[language]
        return language === 'ja' ? `${value}（${state}）` : `${value} (${state})`
      }),
      row(about.sheet, ({ sheet }) => sheet),
      row(about.workbook, ({ workbook }) => workbook ?? '—'),
      row(about.at, ({ createdAt }) => (createdAt === null ? '—' : instantText(createdAt))),
      row(about.run, ({ id }) => id ?? about.notKept),
      row(about.ruleset, ({ ruleset }) => ruleset),
      row(about.digest, ({ digest }) => digest),
    ],
  }
}

function figures({ difference, totals }: ComparedSides, language: Language): Section {
  const words = compareTexts(language).figures
  return {
    title: words.title,
    headings: ['', words.change],
    rows: [
      [words.share, difference === null ? '—' : pointsText(difference)],
      [words.total, totals.total],
      [words.base, totals.base],
      [words.numerator, totals.numerator],
    ],
  }
}

/** What keeps the comparison from telling all there is to tell. */
export function notesOf(comparison: ComparedSides, language: Language): string[] {
  const words = compareTexts(language)
  const { from, to, known } = comparison
  const isOpen = [from, to].some(({ share }) => share.status !== 'final')
  const notes = isOpen ? [words.open] : []
  if (!known) return notes
  for (const [side, other] of [['from', 'to'] as const, ['to', 'from'] as const]) {
    const [own, others] = [known[side], known[other]]
    if (own === null) notes.push(words.notRead(words.sides[side]))
    else if (own.formulas === 0 && (others?.formulas ?? 0) > 0)
      notes.push(words.noFormulas(words.sides[side]))
  }
  return notes
}

function notes(comparison: ComparedSides, language: Language): Section[] {
  const found = notesOf(comparison, language)
  const { notes: title } = compareTexts(language)
  return found.length === 0 ? [] : [{ title, text: found, headings: [], rows: [] }]
}

/** Those that only look otherwise stand apart, below. */
function changes(comparison: ComparedSides, language: Language): Section[] {
  const words = compareTexts(language)
  const { headings } = words
  const table = (title: string, isLook: boolean): Section[] => {
    const own = comparison.changes.filter(({ kind }) => (kind === 'look') === isLook)
    if (own.length === 0 && isLook) return []
    const rows = own.slice(0, mostRows).map((change): Cell[] => {
      const { kind, cell, item, before, after, effect } = sayChange(change, comparison, language)
      return isLook ? [cell, item, before, after] : [kind, cell, item, before, after, effect]
    })
    return [
      {
        title: `${title} (${own.length}${own.length > mostRows ? `; 1–${mostRows}` : ''})`,
        headings: [
          ...(isLook ? [] : [headings.kind]),
          ...[headings.cell, headings.item, headings.before, headings.after],
          ...(isLook ? [] : [headings.effect]),
        ],
        ...(own.length === 0 ? { text: [words.none] } : {}),
        rows,
      },
    ]
  }
  return [...table(words.changes, false), ...table(words.looks, true)]
}

function sheets({ sheets = [] }: ComparedSides, language: Language): Section[] {
  if (sheets.length === 0) return []
  const words = compareTexts(language)
  return [
    {
      title: words.sheets,
      headings: [words.about.sheet, words.headings.kind, words.sides.from, words.sides.to],
      rows: sheets.map(({ sheet, kind, from, to }) => [sheet, words.sheetKinds[kind], from, to]),
    },
  ]
}
