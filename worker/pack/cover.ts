// The cover sheet of a pack: who, what, when, figures, findings, the record, samples and sign-off, as tables.

import { figuresOf } from '../../shared/figures.ts'
import { stateReason, stateWord } from '../../shared/locales/index.ts'
import { sampleMethods } from '../../shared/locales/reviewed.ts'
import type {
  AuditHead,
  Cell,
  Finding,
  KeptLines,
  Language,
  Report,
  Reviews,
  RunSummary,
  StandingReview,
} from '../../shared/schema/index.ts'
import { groupDigits } from '../../shared/text/digits.ts'
import { fiscalYearText } from '../../shared/text/fiscal-year-text.ts'
import { instantText, type Section } from '../print/page.ts'
import { en } from './locales/en.ts'
import { ja } from './locales/ja.ts'
import type { PackTexts } from './locales/texts.ts'
import type { DrawnSample } from './samples.ts'

/** A kept run; or a check that nobody keeps, without an id and a time. */
export type PackedRun = Pick<RunSummary, 'workbook' | 'sheet' | 'fiscalYear' | 'digest'> & {
  [Name in 'id' | 'ward' | 'createdAt' | 'createdBy']: string | null
}

export interface CoverInput {
  summary: PackedRun
  report: Report
  lines: KeptLines
  reviews: Reviews
  samples: readonly DrawnSample[]
  /** Who made the key of the sign-off; null without one, or where a person signed in. */
  signer: string | null
  /** Findings that the auditor accepted. */
  accepted: ReadonlySet<Finding>
  /** null where the pack is made without a server, and nobody signs it. */
  head: AuditHead | null
  language: Language
}

export const textsIn = (language: Language): PackTexts => (language === 'ja' ? ja : en)

/** The sections in their order; the sign-off and what waits for an answer come first after the share. */
export function coverSections(input: CoverInput): Section[] {
  const words = textsIn(input.language)
  return [
    about(input, words),
    share(input, words),
    signOff(input, words),
    figures(input, words),
    ...opinions(input, words),
    ...samples(input, words),
    findings(input, words),
    record(input, words),
  ]
}

function about({ summary, report, head, language }: CoverInput, words: PackTexts): Section {
  const { plan } = report
  return {
    ...{ title: words.about, headings: [] },
    rows: [
      [words.ward, summary.ward ?? words.none],
      [
        words.fiscalYear,
        summary.fiscalYear === null ? words.none : fiscalYearText(summary.fiscalYear, language),
      ],
      [words.workbook, summary.workbook ?? words.none],
      [words.sheet, summary.sheet],
      [words.run, summary.id ?? words.unsigned],
      ...(summary.createdAt === null
        ? []
        : [
            [words.validatedAt, instantText(summary.createdAt)],
            [words.validatedBy, summary.createdBy],
          ]),
      [words.ruleset, report.ruleset],
      [words.plan, plan ? `${words.version(plan.version)} ${plan.digest}` : words.noPlan],
      [words.policy, report.policyDigest],
      [words.snapshotDigest, report.snapshotDigest],
      [words.digest, summary.digest],
      ...(head ? [[words.auditHead, `${head.seq} ${head.hash}`]] : []),
    ],
  }
}

function share({ report, reviews, language }: CoverInput, words: PackTexts): Section {
  const own = report.totals.share
  const isOther = reviews.share.status !== own.status
  return {
    ...{ title: words.share, headings: [] },
    rows: [
      [words.share, own.value === null ? '—' : `${own.value}%`],
      [words.state, stateWord(own.status)[language]],
      ...(own.status === 'provisional' ? [[words.why, stateReason(own)[language]]] : []),
      ...(isOther ? [[words.stateAfterReview, stateWord(reviews.share.status)[language]]] : []),
      [words.statement, report.statement[language]],
    ],
  }
}

function signOff({ reviews, signer, summary }: CoverInput, words: PackTexts): Section {
  const { signed, items } = reviews
  const open = items.filter((item) => item.open).length
  return {
    ...{ title: words.signOff, headings: [] },
    rows: [
      [
        words.signOff,
        signed ? words.signedBy(signed.by.name, instantText(signed.at)) : words.notSigned,
      ],
      // Who made a key has seen its secret.
      ...(signed && signer !== null
        ? [[words.signerKey, words.madeBy(signer, signer === summary.createdBy)]]
        : []),
      [words.open, open === 0 ? words.none : words.openItems(open)],
    ],
  }
}

function figures({ summary, report }: CoverInput, words: PackTexts): Section {
  const { headings } = words
  return {
    title: words.figures,
    headings: [headings.figure, headings.amount, headings.unit],
    rows: [...figuresOf(report, { id: summary.id ?? '', digest: summary.digest }).values()].flatMap(
      (figure): Cell[][] => {
        if (figure.kind === 'yen') return [[figure.label, figure.yen, words.yen]]
        if (figure.kind === 'percent') return [[figure.label, figure.value ?? '—', words.percent]]
        return figure.kind === 'count' ? [[figure.label, figure.count, '']] : []
      },
    ),
  }
}

/** What each opinion's items add to the reflected amount; no section without a register. */
function opinions({ report }: CoverInput, words: PackTexts): Section[] {
  const { opinions: reported } = report
  if (!reported) return []
  const { headings } = words
  const titles = (items: readonly number[]): string =>
    items.flatMap((item) => reported.items[item]?.title ?? []).join('、')
  return [
    {
      title: words.opinions,
      headings: [headings.opinion, headings.items, headings.amount],
      rows: [
        ...reported.byOpinion.map(({ no, yen, items }): Cell[] => [no, titles(items), yen]),
        ...reported.byMeeting.map(({ meeting, yen }): Cell[] => [meeting, '', yen]),
        [words.allOpinions, '', reported.yen],
      ],
    },
  ]
}

function findings({ report, accepted, language }: CoverInput, words: PackTexts): Section {
  const { headings } = words
  return {
    title: words.findings,
    headings: [
      headings.severity,
      headings.code,
      headings.cells,
      headings.message,
      headings.accepted,
    ],
    rows: report.findings.map((finding) => [
      words.severities[finding.severity],
      finding.code,
      finding.cells.slice(0, 20).join(' '),
      finding.message[language],
      accepted.has(finding) ? words.states.accepted : '',
    ]),
  }
}

function record({ reviews, language }: CoverInput, words: PackTexts): Section {
  const { headings } = words
  return {
    title: words.record,
    headings: [
      ...[headings.at, headings.by, headings.what, headings.about, headings.reason],
      headings.standing,
    ],
    rows: reviews.items.map((item) => [
      ...[instantText(item.at), `${item.by.name} (${item.by.id})`, words.states[item.state]],
      ...[item.about[language], item.reason ?? '', standingText(item, language, words)],
    ]),
  }
}

function standingText(item: StandingReview, language: Language, words: PackTexts): string {
  const open = item.open ? ` ${words.open}` : ''
  const now = item.now ? `: ${item.now[language]}` : ''
  return `${words.standings[item.standing]}${now}${open}`
}

/** Each drawn sample as a list with its ticks. */
const samples = ({ samples, language }: CoverInput, words: PackTexts): Section[] =>
  samples.map(({ sample, lines }): Section => {
    const { headings } = words
    const { method, size, seed, threshold, population, outside } = sample
    const yen = (amount: number) => `${groupDigits(amount)}${words.yen}`
    const how = [
      sampleMethods[language][method],
      ...(size === null ? [] : [`${words.size} ${size}`]),
      ...(seed === null ? [] : [`${words.seed} ${seed}`]),
      ...(threshold === null ? [] : [`${words.threshold} ${yen(threshold)}`]),
      words.population(population.lines, yen(population.yen)),
      words.outside(outside.lines, yen(outside.yen)),
    ]
    return {
      title: `${words.samples}: ${how.join(', ')}`,
      headings: [headings.cell, headings.item, headings.amount, headings.tick],
      rows: lines.map(({ line, tick }): Cell[] => [
        line.cell,
        line.initiative || line.strategy || line.issue,
        line.yen,
        tick ? words.ticked(tick.by.name, instantText(tick.at)) : words.notTicked,
      ]),
    }
  })
