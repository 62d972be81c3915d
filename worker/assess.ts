// The Worker's one door to the domain: a sheet or several in, its report in canonical text and its lines out.

import { sheetReference } from '../shared/address/sheet-address.ts'
import { assessInFull, rulesetVersion } from '../shared/assess.ts'
import { canonicalJson, digestOfText } from '../shared/digest/index.ts'
import type { Register } from '../shared/opinions/index.ts'
import type {
  KeptLines,
  KeptOpinions,
  Mapping,
  OtherSheet,
  Plan,
  Policy,
  Report,
  SheetRoleChoice,
  SheetSnapshot,
} from '../shared/schema/index.ts'
import { findingCells } from '../shared/trace/cells.ts'
import { keptLines, keptLinesOfSheets } from '../shared/trace/lines.ts'
import { assessSheets } from '../shared/workbook/index.ts'

export const ruleset = rulesetVersion

export interface Assessment {
  report: Report
  /** RFC 8785 JSON of the report: what the digest is over, and what is answered. */
  reportText: string
  digest: string
  /** For comparing and tracing; made only for a run that is kept. */
  lines: () => KeptLines
  /** The opinions it was held against, as they are kept with the run; null for none. */
  opinions: KeptOpinions | null
}

export interface ReckonOptions {
  mapping?: Mapping | undefined
  planVersion: number | null
  otherSheets?: readonly OtherSheet[] | undefined
  roles?: readonly SheetRoleChoice[] | undefined
  register?: Register | null | undefined
  registers?: readonly SheetSnapshot[] | undefined
}

/** Assesses the sheets of a request. Pure: the same input gives the same text anywhere. */
export function assessRequest(
  snapshots: readonly SheetSnapshot[],
  plan: Plan | null,
  policy: Policy,
  { mapping, planVersion, otherSheets, roles, register, registers }: ReckonOptions,
): Assessment {
  const [snapshot] = snapshots
  if (!snapshot || snapshots.length > 1) {
    const assessment = assessSheets(snapshots, plan, policy, {
      planVersion,
      ...(roles ? { roles } : {}),
      ...(otherSheets ? { otherSheets } : {}),
      ...(register ? { register } : {}),
    })
    const { report, names } = assessment
    const prefixes = names.map((name) => `${sheetReference(name)}!`)
    return attestable(assessment, () =>
      withCells(report, keptLinesOfSheets(assessment), (sheet) => {
        return snapshots[prefixes.indexOf(sheet)] ?? null
      }),
    )
  }
  const options = {
    planVersion,
    ...(mapping ? { mapping } : {}),
    ...(otherSheets ? { otherSheets } : {}),
    ...(register ? { register } : {}),
    ...(registers ? { registers } : {}),
  }
  const assessment = assessInFull(snapshot, plan, policy, options)
  const { report, budget } = assessment
  const sheetAt = (sheet: string): SheetSnapshot | null =>
    sheet === ''
      ? snapshot
      : (registers?.find((each) => `${sheetReference(each)}!` === sheet) ?? null)
  return attestable(assessment, () => withCells(report, keptLines(budget), sheetAt))
}

/** What is kept of a run so that it can be reviewed: its rows, and digests of what else was found. */
function withCells(
  { findings }: Report,
  kept: KeptLines,
  sheetAt: (sheet: string) => SheetSnapshot | null,
): KeptLines {
  return { ...kept, cells: findingCells(findings, [...kept.lines, ...kept.leftOut], sheetAt) }
}

function attestable(
  { report, register }: { report: Report; register: Register | null },
  lines: () => KeptLines,
): Assessment {
  const reportText = canonicalJson(report)
  const opinions = register && { opinions: register.opinions, previous: register.previous }
  return { report, reportText, digest: digestOfText(reportText), lines, opinions }
}
