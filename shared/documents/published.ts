// The figures that a page says, as they are recorded when it is published; and what differs from them later.
import { amountIn } from '../amount/format.ts'
import type {
  Bilingual,
  DocumentKind,
  Publication,
  PublishedDifference,
  PublishedFigure,
} from '../schema/index.ts'
import { createPageContext } from './build/context.ts'
import { documentWords, fillWords } from './locales/index.ts'
import type { DocumentInput } from './types.ts'

/** Those of the page's kind; a line outside the plan has no name that lasts, and is left out. */
export function figuresOfPage(input: DocumentInput, kind: DocumentKind): PublishedFigure[] {
  const withItems = kind === 'plan' || kind === 'items'
  return [...createPageContext(input).figures.values()]
    .filter(({ id }) => !id.startsWith('cells.') && (withItems || !id.startsWith('items.')))
    .map(({ id, label, yen, percent }) => ({ figure: id, label, yen, percent }))
}

/**
 * What a run says otherwise than what was published of its stage: of each figure the newest
 * publication counts. @param publications newest first
 */
export function differencesFrom(
  publications: readonly Publication[],
  input: DocumentInput,
): PublishedDifference[] {
  const now = new Map(figuresOfPage(input, 'items').map((each) => [each.figure, each]))
  const seen = new Set<string>()
  return publications.flatMap(({ id, publishedOn, figures }) =>
    figures.flatMap((said): PublishedDifference[] => {
      if (seen.has(said.figure)) return []
      seen.add(said.figure)
      const own = now.get(said.figure)
      if (own && own.yen === said.yen && own.percent === said.percent) return []
      const published = { yen: said.yen, percent: said.percent }
      return [
        {
          ...{ figure: said.figure, label: said.label, published, publication: id, publishedOn },
          now: own ? { yen: own.yen, percent: own.percent } : null,
          message: messageOf(said, own, publishedOn),
        },
      ]
    }),
  )
}

function messageOf(
  said: PublishedFigure,
  own: PublishedFigure | undefined,
  publishedOn: string,
): Bilingual {
  const inLanguage = (language: 'ja' | 'en'): string => {
    const words = documentWords(language)
    const shown = ({ yen, percent }: PublishedFigure): string => {
      if (percent !== null) return `${percent}${words.percent}`
      return yen === null ? words.none : amountIn(language, yen, '円')
    }
    return fillWords(own ? words.differsFromPublished : words.gonePublished, {
      ...{ label: said.label, day: publishedOn, published: shown(said) },
      now: own ? shown(own) : '',
    })
  }
  return { ja: inLanguage('ja'), en: inLanguage('en') }
}
