// A ward's export, piece by piece: the JSON text of a part is never in memory as a whole.
//
// Reports are stored as the JSON that is exported, so they go from the database to the answer
// unparsed. What is held at a time is one run's packed report and lines.
import type { Review, WardExport } from '../../shared/schema/index.ts'
import { unpackBytes, unpackText } from './blob.ts'
import { eachLine } from './lines.ts'
import { auditOfWard } from './list-audit.ts'
import { opinionsOfWard } from './opinions.ts'
import { plansOfWard, policiesOfWard } from './published.ts'
import { reviewsOfWard } from './reviews.ts'
import { listStoredRuns, readRunParts, type StoredRun } from './runs.ts'

/** Where a part goes on; null where nothing of that kind is left. */
export interface ExportCursor {
  /** Id of the last run before; the empty text for none. */
  run: string | null
  /** How many audit rows went before. */
  audit: number | null
}

/** How much a part holds, and how much of it is read at once. */
export interface ExportSizes {
  runs: number
  auditRows: number
  auditRowsAtOnce: number
}

const partSizes: ExportSizes = { runs: 25, auditRows: 5_000, auditRowsAtOnce: 1_000 }
const linesAtOnce = 1_000

export type Piece = string | ReadableStream<Uint8Array>

/** The pieces of a part, in order. Plans, policies and registers stand in the first one. */
export async function* exportWard(
  db: D1Database,
  ward: string,
  cursor: ExportCursor | null,
  sizes: ExportSizes = partSizes,
): AsyncGenerator<Piece> {
  const from = cursor ?? { run: '', audit: 0 }
  yield `{"ward":${JSON.stringify(ward)},"exportedAt":"${new Date().toISOString()}","plans":[`
  if (cursor === null) yield* listed(plans(db, ward))
  yield '],"policies":['
  if (cursor === null) yield* listed(policies(db, ward))
  yield '],"opinions":['
  if (cursor === null) yield* listed(opinions(db, ward))
  yield '],"runs":['
  const found = from.run === null ? [] : await runsFrom(db, ward, from.run, sizes.runs)
  yield* eachRun(db, found.slice(0, sizes.runs))
  yield '],"reviews":['
  if (cursor === null) yield* listed(reviews(db, ward))
  yield '],"audit":['
  const audit = from.audit === null ? null : yield* auditRows(db, ward, from.audit, sizes)
  const run = found.length > sizes.runs ? (found[sizes.runs - 1]?.summary.id ?? null) : null
  yield `],"next":${JSON.stringify(formatCursor({ run, audit }))}}`
}

/** `<run id>`, `:<audit row>` or both; null at the end. */
const formatCursor = ({ run, audit }: ExportCursor): string | null =>
  run === null && audit === null ? null : `${run ?? ''}${audit === null ? '' : `:${audit}`}`

export const exportCursorForm = /^(?:[0-7][0-9A-HJKMNP-TV-Z]{25}(?::[0-9]{1,15})?|:[0-9]{1,15})$/

export function parseCursor(text: string): ExportCursor {
  const [run, audit] = text.split(':')
  return { run: run || null, audit: audit === undefined ? null : Number(audit) }
}

const runsFrom = (
  db: D1Database,
  ward: string,
  before: string,
  runs: number,
): Promise<StoredRun[]> =>
  listStoredRuns(db, {
    wards: [ward],
    fiscalYear: null,
    before: before || null,
    limit: runs + 1,
  })

async function* eachRun(db: D1Database, runs: readonly StoredRun[]): AsyncGenerator<Piece> {
  let comma = ''
  for (const { summary, receipt } of runs) {
    const report = await readRunParts(db, summary.id, 'report')
    // Deleted since it was listed.
    if (report.length === 0) continue
    yield `${comma}{"summary":${JSON.stringify(summary)},"report":`
    yield unpackBytes(report)
    yield `,"receipt":${JSON.stringify(receipt)},"lines":[`
    const lines = await readRunParts(db, summary.id, 'lines')
    if (lines.length > 0) yield* lineTexts(await unpackText(lines))
    yield '],"sheet":'
    const sheet = await readRunParts(db, summary.id, 'sheet')
    yield sheet.length > 0 ? unpackBytes(sheet) : 'null'
    yield '}'
    comma = ','
  }
}

function* lineTexts(text: string): Generator<string> {
  let piece: string[] = []
  let comma = ''
  for (const line of eachLine(text)) {
    piece.push(JSON.stringify(line))
    if (piece.length < linesAtOnce) continue
    yield comma + piece.join()
    piece = []
    comma = ','
  }
  if (piece.length > 0) yield comma + piece.join()
}

/** Yields rows after the first `passed`; returns how many went before when more follow. */
async function* auditRows(
  db: D1Database,
  ward: string,
  passed: number,
  sizes: ExportSizes,
): AsyncGenerator<string, number | null> {
  let after = passed
  for (let given = 0; given < sizes.auditRows; given += sizes.auditRowsAtOnce) {
    const rows = await auditOfWard(db, ward, after, sizes.auditRowsAtOnce)
    if (rows.length > 0)
      yield (given > 0 ? ',' : '') + rows.map((row) => JSON.stringify(row)).join()
    if (rows.length < sizes.auditRowsAtOnce) return null
    after += rows.length
  }
  return after
}

async function* plans(db: D1Database, ward: string): AsyncGenerator<WardExport['plans'][number]> {
  for await (const { value, ...rest } of plansOfWard(db, ward)) {
    yield { ward, fiscalYear: value.fiscalYear, ...rest, plan: value }
  }
}

async function* policies(
  db: D1Database,
  ward: string,
): AsyncGenerator<WardExport['policies'][number]> {
  for await (const { value, ...rest } of policiesOfWard(db, ward)) {
    yield { ward, ...rest, policy: value }
  }
}

async function* opinions(
  db: D1Database,
  ward: string,
): AsyncGenerator<WardExport['opinions'][number]> {
  for await (const { value, ...rest } of opinionsOfWard(db, ward)) {
    yield { ward, fiscalYear: value.fiscalYear, ...rest, opinions: value }
  }
}

async function* reviews(db: D1Database, ward: string): AsyncGenerator<Review> {
  yield* await reviewsOfWard(db, ward)
}

async function* listed(values: AsyncIterable<object>): AsyncGenerator<string> {
  let comma = ''
  for await (const value of values) {
    yield comma + JSON.stringify(value)
    comma = ','
  }
}
