// A report's figures by name: what each is reckoned from, its cells, and the figure it enters.
import { sheetReference, splitSheet } from '../address/sheet-address.ts'
import type { Bilingual, FigureReference, FigureTerm, Report } from '../schema/index.ts'
import { type Amounts, amountsOf, inBoth } from './words.ts'

export interface FigureNode extends FigureReference {
  /** The figure it enters on the way to the share; null for the share and what only names it. */
  parent: string | null
  terms: { figure: string; sign: FigureTerm['sign'] }[]
  /** Ranges whose amounts it adds up; null where it is reckoned from other figures alone. */
  cells: readonly string[] | null
}

/** Above so many parts a figure is shown by its lines alone. */
const mostTerms = 400

/** The figure of that name, or null. `denominator` is another name of the base. */
export function figureNode(report: Report, name: string): FigureNode | null {
  const amounts = amountsOf(report)
  const [kind = '', ...rest] = name.split('.')
  const own = rest.join('.')
  switch (kind) {
    case 'share':
      return rest.length > 0 ? null : shareNode(report)
    case 'statement':
      return rest.length > 0 ? null : statementNode(report)
    case 'numerator':
    case 'base':
    case 'denominator':
    case 'total':
      return rest.length > 0 ? null : mainNode(report, kind, amounts)
    case 'exclusions':
      return exclusionNode(report, own, amounts)
    case 'reflected':
      return markNode(report, own, amounts)
    case 'issues':
      return partNode(report, rest, amounts)
    case 'opinions':
      return opinionNode(report, own, amounts)
    case 'sheets':
      return sheetNode(report, own, amounts)
    default:
      return null
  }
}

/** What a figure is called and comes to, without what it is made of. */
export const referenceOf = ({ figure, label, yen, text }: FigureNode): FigureReference => ({
  figure,
  label,
  yen,
  text,
})

/** From the share down to a figure. */
export function pathTo(report: Report, node: FigureNode): FigureReference[] {
  const path = [referenceOf(node)]
  for (let parent = node.parent; parent !== null; ) {
    const above = figureNode(report, parent)
    if (!above) break
    path.unshift(referenceOf(above))
    parent = above.parent
  }
  return path
}

export function shareNode({ totals }: Report): FigureNode {
  const { value } = totals.share
  const text = value === null ? '—' : `${value}%`
  return {
    ...{ figure: 'share', label: inBoth((words) => words.share), yen: null },
    text: { ja: text, en: text },
    parent: null,
    terms: [
      { figure: 'numerator', sign: 'add' },
      { figure: 'base', sign: 'divide' },
    ],
    cells: null,
  }
}

function statementNode({ totals, statement }: Report): FigureNode {
  const named = [
    'total',
    ...totals.exclusions.filter(({ yen }) => yen !== 0).map(({ id }) => `exclusions.${id}`),
    'base',
    ...totals.reflected.filter(({ counts }) => counts).map(({ symbol }) => `reflected.${symbol}`),
    'share',
  ]
  return {
    ...{ figure: 'statement', label: inBoth((words) => words.statement), yen: null },
    ...{ text: statement, parent: null, cells: null },
    terms: named.map((figure) => ({ figure, sign: 'names' })),
  }
}

function mainNode(
  report: Report,
  kind: 'numerator' | 'base' | 'denominator' | 'total',
  amounts: Amounts,
): FigureNode {
  const { totals } = report
  if (kind === 'numerator') {
    const counting = totals.reflected.filter(({ counts }) => counts)
    return {
      ...named('numerator', (words) => words.numerator, totals.share.numerator, amounts),
      parent: 'share',
      terms: counting.map(({ symbol }) => ({ figure: `reflected.${symbol}`, sign: 'add' })),
      cells: null,
    }
  }
  if (kind === 'total') {
    return {
      ...named('total', (words) => words.total, totals.total, amounts),
      parent: 'base',
      terms: partsOfTotal(report),
      cells: totals.cells,
    }
  }
  return {
    ...named('base', (words) => words.base, totals.base, amounts),
    parent: 'share',
    terms: [
      { figure: 'total', sign: 'add' },
      ...totals.exclusions.map(({ id }) => ({
        ...{ figure: `exclusions.${id}`, sign: 'subtract' as const },
      })),
    ],
    cells: null,
  }
}

/** The sections' sheets, else the issues, where these come to the total. */
function partsOfTotal({ totals, sheets }: Report): FigureNode['terms'] {
  const counted = sheets?.flatMap((sheet, i) => (sheet.counted ? [{ sheet, i }] : [])) ?? []
  const ofSheets = counted.reduce((yen, { sheet }) => yen + (sheet.total ?? 0), 0)
  if (counted.length > 0 && ofSheets === totals.total)
    return counted.map(({ i }) => ({ figure: `sheets.${i + 1}`, sign: 'add' }))
  const ofIssues = totals.byIssue.reduce((yen, issue) => yen + issue.yen, 0)
  if (ofIssues !== totals.total || totals.byIssue.length > mostTerms) return []
  return totals.byIssue.map((_, i) => ({ figure: `issues.${i + 1}`, sign: 'add' }))
}

function exclusionNode({ totals }: Report, id: string, amounts: Amounts): FigureNode | null {
  const found = totals.exclusions.find((exclusion) => exclusion.id === id)
  return (
    (found && {
      ...named(`exclusions.${id}`, () => found.label, found.yen, amounts),
      ...{ parent: 'base', terms: [], cells: found.cells },
    }) ??
    null
  )
}

function markNode({ totals }: Report, symbol: string, amounts: Amounts): FigureNode | null {
  const found = totals.reflected.find((mark) => mark.symbol === symbol)
  return (
    (found && {
      ...named(
        `reflected.${symbol}`,
        (words) => words.mark(symbol, found.label),
        found.yen,
        amounts,
      ),
      ...{ parent: found.counts ? 'numerator' : 'base', terms: [], cells: found.cells },
    }) ??
    null
  )
}

/** `issues.1`, `issues.1.2` (a strategy), `issues.1.2.3` (an initiative), each counted from 1. */
function partNode(
  { totals }: Report,
  places: readonly string[],
  amounts: Amounts,
): FigureNode | null {
  const [first, second, third, ...more] = places.map((place) => Number(place) - 1)
  const issue = totals.byIssue[first ?? -1]
  const strategy = issue?.strategies[second ?? -1]
  const initiative = strategy?.initiatives[third ?? -1]
  const found = [issue, strategy, initiative][places.length - 1]
  if (!found || more.length > 0) return null
  const figure = `issues.${places.join('.')}`
  const parts =
    places.length === 1 ? issue?.strategies : places.length === 2 ? strategy?.initiatives : []
  const sum = parts?.reduce((yen, part) => yen + part.yen, 0)
  return {
    ...named(figure, (words) => found.title || words.noName, found.yen, amounts),
    parent: places.length === 1 ? 'total' : `issues.${places.slice(0, -1).join('.')}`,
    terms:
      parts && parts.length <= mostTerms && sum === found.yen
        ? parts.map((_, i) => ({ figure: `${figure}.${i + 1}`, sign: 'add' as const }))
        : [],
    cells: found.cells,
  }
}

/** An opinion of the register, by its place in `report.opinions.byOpinion` from 1. */
function opinionNode({ opinions }: Report, place: string, amounts: Amounts): FigureNode | null {
  const found = opinions?.byOpinion[Number(place) - 1]
  if (!opinions || !found) return null
  const cells = found.items.flatMap((item) => opinions.items[item]?.cells ?? [])
  return {
    ...named(`opinions.${place}`, (words) => words.opinion(found.no), found.yen ?? 0, amounts),
    ...{ parent: 'numerator', terms: [], cells: [...new Set(cells)] },
  }
}

/** A section's sheet, by its place in `report.sheets` from 1. */
function sheetNode({ totals, sheets }: Report, place: string, amounts: Amounts): FigureNode | null {
  const found = sheets?.[Number(place) - 1]
  if (!found?.counted) return null
  const several = new Set(sheets?.map(({ workbook }) => workbook ?? '')).size > 1
  const { workbook, sheet } = found
  const prefix = `${sheetReference(several && workbook !== undefined ? { workbook, sheet } : { sheet })}!`
  return {
    ...named(`sheets.${place}`, () => sheet, found.total ?? 0, amounts),
    parent: 'total',
    terms: [],
    cells: totals.cells.filter((cell) => splitSheet(cell).sheet === prefix),
  }
}

function named(
  figure: string,
  label: Parameters<typeof inBoth>[0],
  yen: number,
  amounts: Amounts,
): FigureReference {
  const text: Bilingual = inBoth((_, language) => amounts(yen, language))
  return { figure, label: inBoth(label), yen, text }
}
