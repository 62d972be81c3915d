// The standards page of a pack.
import { ruleTitle } from '../../../shared/locales/index.ts'
import type { Language } from '../../../shared/schema/index.ts'
import { instantText, printedPage, type Section } from '../../print/page.ts'
import { type Fact, type Judged, type JudgeInput, judgePoints, type Obstacle } from './judge.ts'
import { en } from './locales/en.ts'
import { ja } from './locales/ja.ts'
import type { StandardsTexts } from './locales/texts.ts'
import { standards } from './points.ts'

export function standardsPage(input: JudgeInput, language: Language): string {
  const words = language === 'ja' ? ja : en
  const judged = judgePoints(input)
  const sections = standards.map((standard): Section => {
    const { title, outside } = words.standards[standard]
    const { headings } = words
    return {
      ...{ title, text: [`${words.outside}${outside}`] },
      headings: [headings.subject, headings.verdict, headings.proof],
      rows: judged
        .filter(({ point }) => point.standard === standard)
        .map((one) => [
          words.subjects[`${standard}.${one.point.id}`] ?? one.point.id,
          words.verdicts[one.verdict],
          proofOf(one, words, language),
        ]),
    }
  })
  return printedPage(words.title, sections, words.explain, language)
}

function proofOf(
  { point, against, facts, obstacle }: Judged,
  words: StandardsTexts,
  language: Language,
): string {
  const sentences = [
    ...against.map(({ code, count, cells, accepted }) =>
      words.against(ruleTitle(code)[language], code, count, cells.join(' '), accepted),
    ),
    ...(against.length === 0 && point.codes.length > 0 && !obstacle ? [words.noneFound] : []),
    ...(obstacle ? [words.obstacles[obstacle.kind](ofObstacle(obstacle))] : []),
    ...facts.map((fact) => factText(fact, words)),
  ]
  return sentences.join(language === 'ja' ? '' : ' ')
}

function ofObstacle(obstacle: Obstacle): string {
  if ('codes' in obstacle) return obstacle.codes.join(' ')
  return obstacle.kind === 'otherRuleset' ? obstacle.ruleset : ''
}

function factText(fact: Fact, { facts }: StandardsTexts): string {
  switch (fact.kind) {
    case 'formulas':
    case 'sums':
      return facts[fact.kind](fact.count)
    case 'longest':
      return facts.longest(fact.characters, fact.cell)
    case 'volatile':
      return facts.volatile(fact.cells.join(' '))
    case 'samples':
      return facts.samples(fact.drawn, fact.seen)
    case 'signed':
      return facts.signed(fact.by, instantText(fact.at))
    case 'notSigned':
      return facts.notSigned
    case 'kept':
      return facts.kept(fact.digest, fact.isLogged)
  }
}
