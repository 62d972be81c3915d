// What a review speaks of in a run: by which name it is found again, and a digest of what it says.
import { digestOf } from '../digest/index.ts'
import { ruleTitle } from '../locales/index.ts'
import { marksText, sampleText } from '../locales/reviewed.ts'
import type {
  Bilingual,
  ComparedLine,
  Finding,
  KeptLines,
  Report,
  ReviewTarget,
} from '../schema/index.ts'
import { traceFigure } from '../trace/index.ts'

export interface ReviewedRun {
  id: string
  /** Digest of the report. */
  digest: string
  report: Report
  lines: KeptLines
}

/** The thing itself, as it is in one run. */
export interface Reviewed {
  identity: string
  content: string
  about: Bilingual
  /** Its cell, or the first of them. */
  cell: string | null
  /** Of a finding: all its cells. */
  cells?: string[]
}

/** What a target is in a run; null where the run has no such thing. */
export function reviewedIn(run: ReviewedRun, target: ReviewTarget): Reviewed | null {
  switch (target.kind) {
    case 'run':
      return runOf(run)
    case 'line':
      return lineOf(run, target.cell)
    case 'figure':
      return figureOf(run, target.figure)
    case 'finding':
      return findingOf(run, target)
    case 'sample': {
      const { snapshotDigest } = run.report
      const content = digestOf({ sample: target.sample, snapshotDigest })
      const about = sampleText(target.sample)
      return { identity: `sample ${content}`, content, about, cell: null }
    }
  }
}

function runOf({ id, digest, report }: ReviewedRun): Reviewed {
  const { value } = report.totals.share
  const text = value === null ? '—' : `${value}%`
  return { identity: `run ${id}`, content: digest, about: { ja: text, en: text }, cell: null }
}

function lineOf({ report, lines }: ReviewedRun, cell: string): Reviewed | null {
  const line = rowAt(lines, cell)
  return line && reviewedLine(report, line)
}

export const reviewedLine = (report: Report, line: ComparedLine): Reviewed => ({
  identity: `line ${nameOfLine(line)}`,
  content: lineContent(line),
  about: aboutLine(report, line),
  cell: line.cell,
})

/** Everything that a line says; where it stands, and how its number looks, is no part of it. */
export const lineContent = (line: ComparedLine): string => {
  const { cell: _, row: __, reading, ...said } = line
  if (!reading) return digestOf(said)
  const { numberFormat: ___, ...read } = reading
  return digestOf({ ...said, reading: read })
}

/** By which a line is found again when rows have moved. */
export const nameOfLine = (line: ComparedLine): string =>
  JSON.stringify([
    ...[line.workbook ?? '', line.sheet ?? '', line.issue, line.strategy, line.initiative],
    ...[line.department, line.reading?.rowKind ?? 'leaf'],
  ])

function aboutLine({ totals }: Report, line: ComparedLine): Bilingual {
  const name = line.initiative || line.strategy || line.issue
  const { raw = String(line.yen ?? ''), unit = null } = line.reading ?? {}
  const said = `${line.cell} ${name}: ${raw}${unit && !raw.endsWith(unit) ? unit : ''}`
  const excluded = totals.exclusions.find(({ id }) => id === line.exclusion)
  const marks = marksText(line.reflection, excluded?.label ?? line.exclusion)
  return { ja: `${said} ${marks.ja}`, en: `${said} ${marks.en}` }
}

function figureOf({ report, lines }: ReviewedRun, figure: string): Reviewed | null {
  const traced = traceFigure(report, lines, figure, { offset: 0, limit: Number.MAX_SAFE_INTEGER })
  if (!traced) return null
  const { label, text, arithmetic, lines: own } = traced
  const parts = own.items.map(({ line }) => lineContent(line)).sort()
  return {
    identity: `figure ${figure}`,
    content: digestOf({ figure, text, arithmetic, parts }),
    about: { ja: `${label.ja} ${text.ja}`, en: `${label.en} ${text.en}` },
    cell: traced.cells[0] ?? null,
  }
}

function findingOf(
  run: ReviewedRun,
  { code, cells }: Extract<ReviewTarget, { kind: 'finding' }>,
): Reviewed | null {
  const wanted = JSON.stringify(cells)
  const finding = run.report.findings.find(
    (other) => other.code === code && JSON.stringify(other.cells) === wanted,
  )
  return finding ? reviewedFinding(run, finding) : null
}

/** A finding is the same while its rule says the same of cells that say the same. */
export function reviewedFinding({ report, lines }: ReviewedRun, finding: Finding): Reviewed {
  const { code, severity, cells, params } = finding
  const rows = cells.map((cell) => rowAt(lines, cell))
  const names = cells.map((cell, i) => {
    const row = rows[i]
    return row ? nameOfLine(row) : cell
  })
  const contents = cells.map((cell, i) => {
    const row = rows[i]
    // Of a range too large to be kept, any change of the sheet is a change.
    return row ? lineContent(row) : (lines.cells?.[cell] ?? report.snapshotDigest)
  })
  const placed = new Map(cells.map((cell, i) => [cell, names[i] ?? cell]))
  return {
    identity: `finding ${code} ${JSON.stringify(names)}`,
    content: digestOf({ code, severity, names, contents, params: withNames(params, placed) }),
    about: {
      ja: `${ruleTitle(code).ja}: ${finding.message.ja}`,
      en: `${ruleTitle(code).en}: ${finding.message.en}`,
    },
    cell: cells[0] ?? null,
    cells,
  }
}

/** Parameters with the names of rows in place of their addresses, which move. */
const withNames = (params: Finding['params'], names: ReadonlyMap<string, string>): unknown =>
  Object.fromEntries(
    Object.entries(params).map(([name, value]) => [
      name,
      Array.isArray(value)
        ? value.map((text) => names.get(text) ?? text)
        : typeof value === 'string'
          ? (names.get(value) ?? value)
          : value,
    ]),
  )

const rowsByCell = new WeakMap<KeptLines, Map<string, ComparedLine>>()

function rowAt(lines: KeptLines, cell: string): ComparedLine | null {
  let rows = rowsByCell.get(lines)
  if (!rows) {
    rows = new Map([...lines.leftOut, ...lines.lines].map((line) => [line.cell, line]))
    rowsByCell.set(lines, rows)
  }
  return rows.get(cell) ?? null
}
