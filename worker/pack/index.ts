// The evidence pack (監査調書): one .zip with a signed list of its parts. The same input gives the same bytes.
import { CompactSign } from 'jose'
import { canonicalJson } from '../../shared/digest/index.ts'
import { toCsv } from '../../shared/files/index.ts'
import type { PackedPart } from '../../shared/files/xlsx/zip.ts'
import { createWorkbook, type NewSheet } from '../../shared/files/xlsx-write/new-workbook.ts'
import { joinParts, pack } from '../../shared/files/xlsx-write/zip.ts'
import { acceptedFindings } from '../../shared/review/index.ts'
import type {
  AuditEntry,
  Cell,
  ComparedLine,
  Jwks,
  KeptLines,
  KeptOpinions,
  Plan,
  Policy,
  Review,
  Reviews,
} from '../../shared/schema/index.ts'
import { sha256 } from '../crypto.ts'
import { printedPage, type Section } from '../print/page.ts'
import type { SigningKey } from '../receipts/keys.ts'
import { type CoverInput, coverSections, textsIn } from './cover.ts'
import { type DrawnSample, drawnSamples } from './samples.ts'
import { standardsPage } from './standards/page.ts'
import { verifierPage } from './verifier/verifier-page.ts'

/** In a pack's signature: nothing else that such a key signs passes for one. */
export const packType = 'hanei-pack+jws'

export interface PackInput extends Omit<CoverInput, 'samples' | 'accepted'> {
  /** The address that signs; null where nobody does. */
  issuer: string | null
  /** Canonical JSON, as the receipt attests it. */
  reportText: string
  /** The sheet's cells as JSON in UTF-8; null where the ward's policy keeps none. */
  sheet: () => Promise<Uint8Array | null>
  /** As they were published or sent; null where they are not kept. */
  plan: Plan | null
  policy: Policy | null
  /** The register it was held against, and last year's; null for none. */
  opinions: KeptOpinions | null
  receipt: string | null
  keys: Jwks | null
  /** The ward's chain from the run's row on. */
  audit: readonly AuditEntry[] | null
}

/** @param key null of a pack that nobody signs, made without a server */
export async function createPack(input: PackInput, key: SigningKey | null): Promise<Uint8Array> {
  const packed: PackedPart[] = []
  const listed: { name: string; bytes: number; sha256: string }[] = []
  // One after the other: of the large ones only what is packed is kept.
  for (const [name, make] of partsOf(input)) {
    const content = await make()
    if (content === null) continue
    const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content
    listed.push({ name, bytes: bytes.length, sha256: await sha256(bytes) })
    packed.push(pack(name, bytes, bytes.length > largePart ? 1 : 6))
  }
  const manifest = manifestOf(input, listed)
  packed.push(pack('manifest.json', manifest))
  if (key === null) return joinParts(packed)
  const jws = await new CompactSign(new TextEncoder().encode(manifest))
    .setProtectedHeader({ alg: 'EdDSA', kid: key.kid, typ: packType })
    .sign(key.key)
  return joinParts([...packed, pack('manifest.jws', jws)])
}

const largePart = 1_048_576

type Content = string | Uint8Array | null
type Part = readonly [name: string, make: () => Content | Promise<Content>]

/** The parts in their order; null is not there. */
function partsOf(input: PackInput): Part[] {
  const words = textsIn(input.language)
  const samples = drawnSamples(input.report, input.lines, input.reviews)
  const { summary, report, lines, reviews } = input
  const run = { id: summary.id ?? '', digest: summary.digest, report, lines }
  const accepted = acceptedFindings(run, reviews.items)
  const sections = coverSections({ ...input, samples, accepted })
  const { plan, policy, opinions } = input
  return [
    ['verify.html', () => verifierPage],
    ['cover.html', () => printedPage(words.title, sections, words.verify, input.language)],
    ['cover.xlsx', () => coverWorkbook(words.title, sections)],
    [
      'standards.html',
      () =>
        standardsPage(
          { ...input, accepted, samples: ticksOf(samples), isLogged: input.head !== null },
          input.language,
        ),
    ],
    ['report.json', () => input.reportText],
    ['lines.csv', () => linesCsv(input.lines)],
    ['cells.json', input.sheet],
    ['plan.json', () => plan && canonicalJson(plan)],
    ['policy.json', () => policy && canonicalJson(policy)],
    ['opinions.json', () => opinions && canonicalJson(opinions.opinions)],
    ['opinions-before.json', () => (opinions?.previous ? canonicalJson(opinions.previous) : null)],
    ['receipt.txt', () => input.receipt],
    ['keys.json', () => input.keys && jsonText(input.keys)],
    ['audit.json', () => input.audit && jsonText({ rows: input.audit, head: input.head })],
    ['reviews.json', () => input.head && jsonText(recordOf(input.reviews))],
    ['samples.json', () => input.head && jsonText(samples.map(cellsOf))],
  ]
}

function manifestOf({ summary, issuer, head }: PackInput, parts: readonly object[]): string {
  const { id: run, ward, createdAt } = summary
  return jsonText({ schema: 1, run, ward, createdAt, issuer, auditHead: head, parts })
}

/** The entries as the audit chain has their hashes, and how each stands towards this run. */
function recordOf({ items, signed, share }: Reviews) {
  const entries = items.map(
    ({
      standing: _,
      cell: __,
      cells: ___,
      carried: ____,
      open: _____,
      now: ______,
      ...entry
    }): Review => entry,
  )
  const standings = items.map(({ id, standing, cell, carried, open, now }) => ({
    ...{ id, standing, cell, carried, open, now },
  }))
  return { entries, standings, signed: signed?.id ?? null, share }
}

const cellsOf = ({ sample, lines }: DrawnSample) => ({
  ...sample,
  cells: lines.map(({ line }) => line.cell),
})

const ticksOf = (samples: readonly DrawnSample[]) =>
  samples.map(({ lines }) => ({
    drawn: lines.length,
    seen: lines.filter(({ tick }) => tick !== null).length,
  }))

const lineColumns = [
  ...['cell', 'row', 'counted', 'issue', 'strategy', 'initiative', 'department', 'yen'],
  ...['exclusion', 'reflection', 'state', 'raw', 'unit', 'unitSource', 'formula', 'excludedBy'],
  'rowKind',
]

/** With a byte order mark, so that Excel opens it by a double click. Made piece by piece. */
function linesCsv({ lines, leftOut }: KeptLines): Uint8Array {
  const encoder = new TextEncoder()
  const pieces = [encoder.encode(`\uFEFF${toCsv([lineColumns])}`)]
  for (const [rows, counted] of [[lines, true] as const, [leftOut, false] as const])
    for (let at = 0; at < rows.length; at += pieceRows) {
      const piece = rows.slice(at, at + pieceRows).map((line) => lineRow(line, counted))
      pieces.push(encoder.encode(toCsv(piece)))
    }
  const bytes = new Uint8Array(pieces.reduce((length, piece) => length + piece.length, 0))
  let at = 0
  for (const piece of pieces) {
    bytes.set(piece, at)
    at += piece.length
  }
  return bytes
}

const pieceRows = 5_000

function lineRow(line: ComparedLine, counted: boolean): Cell[] {
  const { reading } = line
  return [
    ...[line.cell, line.row, counted, line.issue, line.strategy, line.initiative],
    ...[line.department, line.yen, line.exclusion, line.reflection, reading?.state ?? ''],
    ...[reading?.raw ?? '', reading?.unit ?? '', reading?.unitSource ?? ''],
    ...[reading?.formula ?? '', reading?.excludedBy ?? '', reading?.rowKind ?? ''],
  ]
}

function coverWorkbook(title: string, sections: readonly Section[]): Uint8Array {
  const rows: NewSheet['rows'][number][] = [{ cells: [title], bold: true }]
  for (const { title: name, text = [], headings, rows: own } of sections) {
    rows.push({ cells: [] }, { cells: [name], bold: true })
    rows.push(...text.map((sentence) => ({ cells: [sentence] })))
    if (headings.length > 0) rows.push({ cells: headings, bold: true })
    rows.push(...own.map((cells) => ({ cells })))
  }
  return createWorkbook([{ name: '監査調書', widths: [24, 28, 20, 44, 40, 24], rows, frozen: 1 }])
}

const jsonText = (value: unknown): string => `${JSON.stringify(value, null, 1)}\n`
