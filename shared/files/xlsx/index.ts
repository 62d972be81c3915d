// Reads .xlsx workbooks into snapshots: cells as Excel holds them, nothing run, nothing fetched, nothing trusted.

import { limits } from '../../schema/cells.ts'
import type { LimitName, SheetSnapshot } from '../../schema/index.ts'
import { fileProblem } from '../problems.ts'
import type { FileProblem, FileReading, FileSheet } from '../types.ts'
import { readLinkNames } from './links.ts'
import {
  readRelationships,
  readWorkbookParts,
  readXmlPart,
  type SheetEntry,
  type WorkbookParts,
} from './parts.ts'
import { readSheet, type SheetSource } from './sheet.ts'
import { readSharedStrings } from './strings.ts'
import { readStyles } from './styles.ts'
import { toSnapshot } from './to-snapshot.ts'
import { attribute, scanXml } from './xml.ts'
import { openZip, type Zip } from './zip.ts'

export interface XlsxOptions {
  /** Names of the sheets to read; without them every worksheet is read, hidden ones too. */
  sheets?: readonly string[]
}

/**
 * The worksheets of an .xlsx file. Encrypted, macro, binary and old workbooks, and everything over
 * the limits, are refused with a message for the user. Never throws on any bytes.
 */
export function readXlsx(bytes: Uint8Array, { sheets: names }: XlsxOptions = {}): FileReading {
  const refused = refusedByHeader(bytes)
  if (refused) return { ok: false, problem: refused }
  const opened = openZip(bytes)
  if (!opened.ok) return opened
  const { zip } = opened
  const kind = refusedByContent(zip)
  if (kind) return { ok: false, problem: kind }
  const parts = readWorkbookParts(zip)
  if (!parts.ok) return parts
  const { sheets: entries, dates1904 } = parts.value
  const missing = names?.find((name) => entries.every((entry) => entry.name !== name))
  if (missing !== undefined)
    return { ok: false, problem: fileProblem('noSuchSheet', missing.slice(0, 100)) }
  const wanted = names ? entries.filter(({ name }) => names.includes(name)) : entries
  if (wanted.length === 0) return { ok: false, problem: fileProblem('noSheet') }
  const source = readSource(zip, parts.value)
  if (!source.ok) return source

  const sheets: FileSheet[] = []
  let cells = 0
  for (const entry of wanted) {
    const read = readOne(zip, entry, source.value)
    if (!read.ok) return read
    sheets.push(read.value)
    cells += read.cells
    if (cells > limits.cells) return { ok: false, problem: fileProblem('tooManyCells') }
  }
  return { ok: true, sheets, notes: dates1904 ? [{ code: 'dates1904', text: '1904' }] : [] }
}

type Result<T> = { ok: true; value: T } | { ok: false; problem: FileProblem }

function readSource(
  zip: Zip,
  {
    sharedStrings: stringsPath,
    styles: stylesPath,
    dates1904,
    isManual,
    links: linkPaths,
  }: WorkbookParts,
): Result<SheetSource> {
  const stringsXml =
    stringsPath === null ? { ok: true as const, value: null } : readXmlPart(zip, stringsPath)
  if (!stringsXml.ok) return stringsXml
  if (stringsPath !== null && stringsXml.value === null) return damaged(stringsPath)
  const sharedStrings = stringsXml.value === null ? [] : readSharedStrings(stringsXml.value)
  if (!sharedStrings) return damaged(stringsPath)
  const stylesXml =
    stylesPath === null ? { ok: true as const, value: null } : readXmlPart(zip, stylesPath)
  if (!stylesXml.ok) return stylesXml
  if (stylesPath !== null && stylesXml.value === null) return damaged(stylesPath)
  const styles = readStyles(stylesXml.value)
  if (!styles) return damaged(stylesPath)
  const links = readLinkNames(zip, linkPaths)
  if (!links.ok) return links
  return { ok: true, value: { sharedStrings, styles, dates1904, isManual, links: links.value } }
}

function readOne(
  zip: Zip,
  entry: SheetEntry,
  source: SheetSource,
): { ok: true; value: FileSheet; cells: number } | { ok: false; problem: FileProblem } {
  const xml = readXmlPart(zip, entry.path)
  if (!xml.ok) return xml
  if (xml.value === null) return damaged(entry.path)
  const read = readSheet(xml.value, source)
  if (!read.ok)
    return read.limit ? { ok: false, problem: overLimit(read.limit) } : damaged(entry.path)
  const tables = readTables(zip, entry.path, read.cells.tableIds)
  if (!tables.ok) return tables
  const result = toSnapshot(entry.name, read.cells, source.styles, tables.value)
  if (!result.ok) return { ok: false, problem: overLimit(result.limit) }
  const { rows } = result.snapshot
  const snapshot: SheetSnapshot = {
    ...result.snapshot,
    ...(entry.veryHidden ? { veryHidden: true } : {}),
    ...(source.isManual ? { calculationMode: 'manual' } : {}),
  }
  const value = { name: entry.name, hidden: entry.hidden, snapshot }
  return { ok: true, value, cells: rows.length * (rows[0]?.length ?? 0) }
}

function readTables(
  zip: Zip,
  path: string,
  ids: readonly string[],
): Result<{ name: string; range: string }[]> {
  if (ids.length === 0) return { ok: true, value: [] }
  const relationships = readRelationships(zip, path)
  if (!relationships.ok) return relationships
  const tables: { name: string; range: string }[] = []
  for (const id of ids) {
    const target = relationships.value.find((r) => r.id === id && r.type === 'table')
    if (!target) return damaged(path)
    const xml = readXmlPart(zip, target.path)
    if (!xml.ok) return xml
    if (xml.value === null) return damaged(target.path)
    const whole = scanXml(xml.value, {
      open(name, attributes) {
        const title = attribute(attributes, 'displayName')
        const range = attribute(attributes, 'ref')
        if (name === 'table' && title && range) tables.push({ name: title, range })
      },
    })
    if (!whole) return damaged(target.path)
  }
  return { ok: true, value: tables }
}

/** What the first bytes say: nothing, an encrypted or old workbook, or no zip at all. */
function refusedByHeader(bytes: Uint8Array): FileProblem | null {
  if (bytes.length === 0) return fileProblem('empty')
  if (bytes.length > limits.bodyBytes) return fileProblem('tooLarge')
  if (bytes[0] === 0xd0 && bytes[1] === 0xcf && bytes[2] === 0x11 && bytes[3] === 0xe0) {
    return fileProblem(holdsUtf16(bytes, 'EncryptedPackage') ? 'encrypted' : 'oldFormat')
  }
  return bytes[0] === 0x50 && bytes[1] === 0x4b ? null : fileProblem('notWorkbook')
}

/** Whether the directory of a compound file names a stream. */
function holdsUtf16(bytes: Uint8Array, name: string): boolean {
  for (
    let at = bytes.indexOf(name.charCodeAt(0));
    at >= 0;
    at = bytes.indexOf(name.charCodeAt(0), at + 1)
  ) {
    let i = 1
    while (
      i < name.length &&
      bytes[at + i * 2] === name.charCodeAt(i) &&
      bytes[at + i * 2 - 1] === 0
    )
      i++
    if (i === name.length) return true
  }
  return false
}

/** Macros anywhere in the package, whatever the file is called. */
function refusedByContent(zip: Zip): FileProblem | null {
  const names = zip.names.map((name) => name.toLowerCase())
  if (names.some((name) => /vbaproject|(^|\/)macrosheets\//.test(name))) return fileProblem('macro')
  if (names.some((name) => name.endsWith('xl/workbook.bin'))) return fileProblem('binaryWorkbook')
  const types = readXmlPart(zip, '[Content_Types].xml')
  if (!types.ok) return types.problem
  if (types.value === null) return fileProblem('notWorkbook')
  if (/macroEnabled|vbaProject|macrosheet/i.test(types.value)) return fileProblem('macro')
  return null
}

const overLimit = (limit: LimitName): FileProblem =>
  fileProblem(
    limit === 'rows'
      ? 'tooManyRows'
      : limit === 'columns'
        ? 'tooManyColumns'
        : limit === 'bodyBytes'
          ? 'tooLarge'
          : 'tooManyCells',
  )

const damaged = (path: string | null) => ({
  ok: false as const,
  problem: fileProblem('damaged', path ?? ''),
})
