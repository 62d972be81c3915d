// Opens a zip without trusting it: counts, sizes and ratio are capped, declared and actual size must agree.
import { fileProblem } from '../problems.ts'
import type { FileProblem } from '../types.ts'
import { crc32, inflate } from './inflate.ts'

/** What a workbook may be at most. A sheet of 100,000 rows by 12 columns unpacks to about 45 MiB. */
export const zipLimits = {
  parts: 4_000,
  partBytes: 64 * 1024 * 1024,
  /** Of all parts that are read. */
  totalBytes: 96 * 1024 * 1024,
  /** Unpacked to packed, for parts over 1 MiB. Sheet XML reaches about 40. */
  ratio: 200,
} as const

export interface Zip {
  /** Part names as stored, without a leading slash. */
  names: string[]
  /** A part's bytes; null when there is none of that name. Names compare without case, as OPC says. */
  read: (name: string) => ZipPart | null
  /** A part as it lies in the file, still packed; null when there is none or its place is wrong. */
  packed: (name: string) => PackedPart | null
}

export interface PackedPart {
  name: string
  /** Of the zip: 0 stored, 8 deflated. */
  method: number
  crc: number
  /** Bytes once unpacked. */
  unpacked: number
  data: Uint8Array
}
export type ZipPart = { ok: true; bytes: Uint8Array } | { ok: false; problem: FileProblem }

export type ZipReading = { ok: true; zip: Zip } | { ok: false; problem: FileProblem }

interface Entry {
  name: string
  method: number
  crc: number
  packed: number
  unpacked: number
  offset: number
}

/** Reads the central directory; no part is unpacked yet. */
export function openZip(bytes: Uint8Array): ZipReading {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const end = findEnd(view)
  if (end === null) return refuse('damaged')
  const count = view.getUint16(end + 10, true)
  if (count > zipLimits.parts) return refuse('tooManyParts', String(zipLimits.parts))
  const entries = new Map<string, Entry>()
  let at = view.getUint32(end + 16, true)
  for (let i = 0; i < count; i++) {
    if (at + 46 > end || view.getUint32(at, true) !== 0x02014b50) return refuse('damaged')
    const flags = view.getUint16(at + 8, true)
    if (flags & 1) return refuse('encrypted')
    const nameLength = view.getUint16(at + 28, true)
    const next =
      at + 46 + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true)
    if (next > end) return refuse('damaged')
    const name = asciiName(bytes.subarray(at + 46, at + 46 + nameLength))
    const key = name.toLowerCase()
    // Two parts of one name read differently in different programs.
    if (entries.has(key)) return refuse('damaged', name)
    entries.set(key, {
      name,
      method: view.getUint16(at + 10, true),
      crc: view.getUint32(at + 16, true),
      packed: view.getUint32(at + 20, true),
      unpacked: view.getUint32(at + 24, true),
      offset: view.getUint32(at + 42, true),
    })
    at = next
  }
  let total = 0
  const read = (name: string): ZipPart | null => {
    const entry = entries.get(name.replace(/^\//, '').toLowerCase())
    if (!entry) return null
    total += entry.unpacked
    if (entry.unpacked > zipLimits.partBytes || total > zipLimits.totalBytes)
      return refuse('unpacksTooLarge', String(zipLimits.partBytes / 1024 / 1024))
    if (entry.unpacked > 1024 * 1024 && entry.unpacked > entry.packed * zipLimits.ratio) {
      return refuse('suspiciousRatio')
    }
    const unpacked = unpack(bytes, view, entry)
    return unpacked ? { ok: true, bytes: unpacked } : refuse('damaged', entry.name)
  }
  const packed = (name: string): PackedPart | null => {
    const entry = entries.get(name.toLowerCase())
    const data = entry ? packedData(bytes, view, entry) : null
    if (!entry || !data) return null
    return { ...entry, data }
  }
  return { ok: true, zip: { names: [...entries.values()].map((e) => e.name), read, packed } }
}

const refuse = (code: Parameters<typeof fileProblem>[0], detail = '') => ({
  ok: false as const,
  problem: fileProblem(code, detail),
})

/** Position of the end-of-central-directory record, searched from the end over its longest comment. */
function findEnd(view: DataView): number | null {
  for (let at = view.byteLength - 22; at >= 0 && at >= view.byteLength - 22 - 0xffff; at--) {
    if (view.getUint32(at, true) === 0x06054b50) return at
  }
  return null
}

/** The part's bytes, or null when sizes or checksum disagree. Stops as soon as it unpacks to more than declared. */
function unpack(bytes: Uint8Array, view: DataView, entry: Entry): Uint8Array | null {
  const { packed, unpacked } = entry
  const data = packedData(bytes, view, entry)
  if (!data) return null
  if (entry.method === 0) return packed === unpacked && crc32(data) === entry.crc ? data : null
  if (entry.method !== 8) return null
  const inflated = inflate(data, unpacked)
  return inflated && crc32(inflated) === entry.crc ? inflated : null
}

function packedData(
  bytes: Uint8Array,
  view: DataView,
  { offset, packed }: Entry,
): Uint8Array | null {
  if (offset + 30 > bytes.length || view.getUint32(offset, true) !== 0x04034b50) return null
  const start = offset + 30 + view.getUint16(offset + 26, true) + view.getUint16(offset + 28, true)
  return start + packed > bytes.length ? null : bytes.subarray(start, start + packed)
}

/** Part names of a workbook are ASCII; other bytes stand for themselves. */
function asciiName(bytes: Uint8Array): string {
  let name = ''
  for (const byte of bytes) name += String.fromCharCode(byte)
  return name.replaceAll('\\', '/')
}
