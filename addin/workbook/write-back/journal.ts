// The write-backs made in this workbook, kept in the file so that each can be taken back later.
import { z } from 'zod'
import { fromBase64, toBase64 } from '../../../shared/text/base64.ts'
import type { WriteSheet } from '../../../shared/writeback/index.ts'
import type { Content, RowHash } from '../compare/row-hash.ts'
import type { ExcelContext } from '../excel/session.ts'

/** All of a written sheet but its cells: enough to make it again. */
export type SheetLook = Omit<WriteSheet, 'blocks'>

export interface WrittenSheet {
  name: string
  /** Range that was written, from A1. */
  extent: string
  look: SheetLook
  /** The sheet was not there before. */
  created: boolean
}

/** A cell of the user's that was changed: what it held, and what was put there. */
export interface WrittenCell {
  sheet: string
  cell: string
  before: Content
  beforeFormat: string
  after: Content
  /** A name made for it. */
  name?: string
}

export interface JournalEntry {
  id: string
  kind: 'writeBack' | 'edits'
  /** ISO 8601. */
  writtenAt: string
  /** As shown to the user. */
  ranges: string[]
  /** The budget sheet it was written from or in; entries of earlier versions don't say. */
  source?: string
  /** Further sheets that it was written from or in. */
  moreSources?: number
  sheets: WrittenSheet[]
  cells: WrittenCell[]
}

/** The bulk of an entry, kept apart from the settings. */
export interface JournalImage {
  /** By sheet: a hash a row of what was written. */
  written: Record<string, RowHash[]>
  /** By sheet: what it held before, where it was Hanei's already. */
  before: Record<string, { look: SheetLook; extent: string; contents: Content[][] }>
}

const contentSchema = z.union([z.string(), z.number(), z.boolean(), z.null()])
const lookSchema = z.looseObject({ name: z.string() })
const entriesSchema = z.array(
  z.object({
    id: z.string(),
    kind: z.enum(['writeBack', 'edits']),
    writtenAt: z.string(),
    ranges: z.array(z.string()),
    source: z.string().optional(),
    sheets: z.array(
      z.object({ name: z.string(), extent: z.string(), look: lookSchema, created: z.boolean() }),
    ),
    cells: z.array(
      z.object({
        ...{ sheet: z.string(), cell: z.string(), before: contentSchema, after: contentSchema },
        ...{ beforeFormat: z.string(), name: z.string().optional() },
      }),
    ),
  }),
)
const imageSchema = z.object({
  written: z.record(z.string(), z.array(z.object({ exact: z.number(), loose: z.number() }))),
  before: z.record(
    z.string(),
    z.object({
      ...{ look: lookSchema, extent: z.string() },
      contents: z.array(z.custom<Content[]>(Array.isArray)),
    }),
  ),
})

export const JOURNAL_KEY = 'hanei.journal'
const NAMESPACE = 'urn:hanei:journal:1'

/** Queues the reading of the journal; ask `readJournal` after a sync. */
export function loadJournal(context: ExcelContext): Excel.Setting {
  const setting = context.workbook.settings.getItemOrNullObject(JOURNAL_KEY)
  setting.load('value')
  return setting
}

export function readJournal(setting: Excel.Setting): JournalEntry[] {
  if (setting.isNullObject) return []
  const value: unknown = setting.value
  if (typeof value !== 'string') return []
  try {
    const parsed: unknown = JSON.parse(value)
    return entriesSchema.safeParse(parsed).success ? (parsed as JournalEntry[]) : []
  } catch {
    // A setting that another program has spoilt holds nothing that could be taken back safely.
    return []
  }
}

/** An id that no entry has, also for two in the same moment: folding keeps the entries few, not their numbers low. */
export function nextId(entries: readonly JournalEntry[], writtenAt: string): string {
  const numbers = entries.map(({ id }) => Number(id.slice(id.lastIndexOf('-') + 1)))
  return `${writtenAt}-${Math.max(0, ...numbers) + 1}`
}

/** Queues the journal as it shall be; an empty one leaves no trace in the file. */
export function storeJournal(context: ExcelContext, entries: readonly JournalEntry[]): void {
  const { settings } = context.workbook
  if (entries.length > 0) settings.add(JOURNAL_KEY, JSON.stringify(entries))
  else settings.getItemOrNullObject(JOURNAL_KEY).delete()
}

/** An image as XML, compressed. */
export async function imageXml(id: string, image: JournalImage): Promise<string> {
  const packed = await through(new CompressionStream('deflate'), JSON.stringify(image))
  return `<journal xmlns="${NAMESPACE}" entry="${id}">${toBase64(packed)}</journal>`
}

export function queueImage(context: ExcelContext, xml: string): void {
  context.workbook.customXmlParts.add(xml)
}

export interface StoredImage {
  part: Excel.CustomXmlPart
  image: JournalImage
}

/** The images in the file by entry. Two requests. */
export async function readImages(context: ExcelContext): Promise<Map<string, StoredImage>> {
  const parts = context.workbook.customXmlParts.getByNamespace(NAMESPACE)
  parts.load('items/id')
  await context.sync()
  const texts = parts.items.map((part) => part.getXml())
  if (texts.length > 0) await context.sync()
  const images = new Map<string, StoredImage>()
  for (const [i, part] of parts.items.entries()) {
    const xml = texts[i]?.value ?? ''
    const entry = /entry="([^"]+)"/.exec(xml)?.[1]
    const packed = /<journal[^<>]*>([^<]*)<\/journal>/.exec(xml)?.[1]
    if (entry === undefined || packed === undefined) continue
    const image = await unpack(packed)
    if (image) images.set(entry, { part, image })
  }
  return images
}

/** Null for one that another program has spoilt: then nothing is known to be as it was written. */
async function unpack(packed: string): Promise<JournalImage | null> {
  try {
    const bytes = await through(new DecompressionStream('deflate'), fromBase64(packed))
    const image: unknown = JSON.parse(new TextDecoder().decode(bytes))
    return imageSchema.safeParse(image).success ? (image as JournalImage) : null
  } catch {
    return null
  }
}

const through = async (
  stream: CompressionStream | DecompressionStream,
  content: string | Uint8Array<ArrayBuffer>,
): Promise<Uint8Array> =>
  new Uint8Array(await new Response(new Blob([content]).stream().pipeThrough(stream)).arrayBuffer())
