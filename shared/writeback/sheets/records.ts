// The lower part of 反映集計: chart figures, who and when, and how marks are read.
import { type DraftCell, formula, number, text } from '../block/cells.ts'
import type { PlanContext } from './context.ts'
import type { MarkReading } from './source.ts'

/** Ward total → exclusions → base → reflected, in the display unit. */
export function chartRows({ words, layout, report, displayFactor }: PlanContext): DraftCell[][] {
  const { summary } = layout
  const { totals } = report
  const bar = (label: string, row: number, yen: number): DraftCell[] => [
    text(label),
    formula(`=C${row}`, yen / displayFactor),
  ]
  return [
    bar(words.total, summary.total, totals.total),
    ...totals.exclusions.map((exclusion, i) =>
      bar(exclusion.label, summary.exclusions[i] ?? 0, exclusion.yen),
    ),
    bar(words.base, summary.base, totals.base),
    bar(words.numerator, summary.numerator, totals.share.numerator),
  ]
}

export function provenanceRows(context: PlanContext): DraftCell[][] {
  const { words, report, attestation } = context
  const plan = report.plan
  const version = plan?.version ? ` v${plan.version}` : ''
  const record: [string, string][] = [
    [words.who, attestation?.who ?? ''],
    [words.when, attestation?.when ?? context.writtenAt ?? ''],
    [words.ruleset, report.ruleset],
    [
      words.plan,
      plan ? `${plan.ward ?? ''} ${plan.fiscalYear ?? ''}${version} ${plan.digest}`.trim() : '',
    ],
    [words.policyDigest, report.policyDigest],
    [words.snapshotDigest, report.snapshotDigest],
    [words.run, attestation ? `${attestation.runId} (${words.attested})` : words.unattested],
    [words.receipt, attestation?.receipt ?? ''],
  ]
  return record.map(([label, value]) => [text(label), text(value)])
}

export const PROVENANCE_ROWS = 8

/** Spellings with their meaning and number: exclusions first, then marks. */
export function readingRows(context: PlanContext): DraftCell[][] {
  const { words, exclusionReadings, reflectionReadings } = context
  const row = (reading: MarkReading): DraftCell[] => [
    text(reading.text),
    text(reading.meaning),
    number(reading.code),
  ]
  return [
    [text(words.readings), text(words.readingMeaning), text(words.readingCode)],
    ...exclusionReadings.map(row),
    [],
    [],
    ...reflectionReadings.map(row),
  ]
}
