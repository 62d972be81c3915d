// The lower part of 反映集計: who and when, from which sheets, the chart's figures, and how marks are read.

import { sheetRoleWord } from '../../locales/sheet-roles.ts'
import { type DraftCell, formula, number, text } from '../block/cells.ts'
import { type PlanContext, wardOf } from './context.ts'
import { instantText } from './instant.ts'
import type { MarkReading } from './source.ts'
import { stateOf, unlessChanged } from './state.ts'

/** Title, headings, and a row for each thing on record; what is said of the attestation follows the figures. */
export function provenanceRows(context: PlanContext): DraftCell[][] {
  const { words, report, attestation, language } = context
  const when = attestation?.when ?? context.writtenAt
  const record: [DraftCell, DraftCell][] = [
    [text(words.who), text(context.who)],
    [text(words.when), text(when === null ? words.noTime : instantText(when, language))],
    [text(words.ruleset), text(report.ruleset)],
    [text(words.plan), text(planText(context))],
    [text(words.policyDigest), text(report.policyDigest)],
    [text(words.snapshotDigest), text(report.snapshotDigest)],
    ...sheetsRecord(context).map(({ label, said }): [DraftCell, DraftCell] => [
      text(label),
      text(said),
    ]),
    [text(words.run), runCell(context)],
    [receiptLabel(context), text(attestation?.receipt || words.noReceipt)],
  ]
  return [[text(words.provenance)], [text(words.item), text(words.content)], ...record]
}

/** Rows on record besides what is said of the sheets. */
const ALWAYS = 8
/** Row of the first thing said of the sheets, after those of the check itself. */
const BEFORE_SHEETS = 6

/** @param files sheets of other files among the counted */
export const provenanceRowCount = (isSeveral: boolean, files: number): number =>
  ALWAYS + (isSeveral ? 2 + files : 0)

/** Which sheets the figures are from, which not and why, and what those of other files were. */
export function sheetsRecord(context: PlanContext): { row: number; label: string; said: string }[] {
  const { words, report, sections, sheetNames, isSeveral, language, layout } = context
  if (!isSeveral) return []
  const left = (report.sheets ?? []).flatMap(({ counted, role, sheet }, i) => {
    const workbook = sheetNames[i]?.workbook
    const name = workbook === undefined ? sheet : `[${workbook}]${sheet}`
    return counted ? [] : [`${name}(${sheetRoleWord(role)[language]})`]
  })
  const files = sections.filter(({ isLive }) => !isLive)
  const said = [
    {
      label: words.countedSheets,
      said: words.sheetsNamed(
        sections.map(({ name }) => name),
        0,
      ),
    },
    { label: words.leftOutSheets, said: left.length > 0 ? words.sheetsNamed(left, 0) : words.none },
    ...files.map(({ name, digest }) => ({ label: words.fileSheet, said: `${name} ${digest}` })),
  ]
  const first = layout.summary.provenance + 2 + BEFORE_SHEETS
  return said.map((one, i) => ({ row: first + i, ...one }))
}

function planText(context: PlanContext): string {
  const { plan } = context.report
  if (!plan) return context.words.noPlan
  const year = plan.fiscalYear === null ? '' : context.words.year(plan.fiscalYear)
  const version = plan.version ? `v${plan.version}` : ''
  return [wardOf(context), year, version, plan.digest].filter(Boolean).join(' ')
}

function runCell(context: PlanContext): DraftCell {
  const { words, attestation } = context
  if (!attestation) return text(words.unattested)
  const { kind } = stateOf(context)
  const attested = kind === 'provisional' ? words.attestedProvisional : words.attested
  const said = `${attestation.runId} (${attested})`
  const later = `${attestation.runId} (${words.attestedThen})`
  return formula(unlessChanged(context, said, later), said)
}

function receiptLabel(context: PlanContext): DraftCell {
  const { words, attestation } = context
  if (!attestation) return text(words.receipt)
  return formula(unlessChanged(context, words.receipt, words.receiptThen), words.receipt)
}

/** Spellings with their meaning and number, beneath their headings. */
export function readingRows(
  { words }: PlanContext,
  title: string,
  readings: readonly MarkReading[],
): DraftCell[][] {
  return [
    [text(title), text(words.readingMeaning), text(words.readingCode)],
    ...readings.map((reading) => [text(reading.text), text(reading.meaning), number(reading.code)]),
  ]
}
