// A zip made from another one: what stays is copied as it lies there, still packed, byte for byte.
import { deflateSync, strToU8 } from 'fflate'
import { crc32 } from '../xlsx/inflate.ts'
import type { PackedPart, Zip } from '../xlsx/zip.ts'

/** Parts by name that are new or other than before; null takes one out. */
export type PartChanges = ReadonlyMap<string, string | null>

/** The zip with its parts in their order, new ones last; null when a part's place is wrong. */
export function changeZip(zip: Zip, changes: PartChanges): Uint8Array | null {
  const parts: PackedPart[] = []
  const done = new Set<string>()
  for (const name of zip.names) {
    const changed = changes.get(name)
    done.add(name)
    if (changed === null) continue
    const part = changed === undefined ? zip.packed(name) : pack(name, changed)
    if (!part) return null
    parts.push(part)
  }
  for (const [name, content] of changes) {
    if (content !== null && !done.has(name)) parts.push(pack(name, content))
  }
  return joinParts(parts)
}

/** A new zip of these parts in their order: the same parts give the same bytes. Names are ASCII. */
export const createZip = (parts: ReadonlyMap<string, string | Uint8Array>): Uint8Array =>
  joinParts(Array.from(parts, ([name, content]) => pack(name, content)))

/** @param level of compression: what is large is packed in two thirds of the time by 1, to a tenth more */
export function pack(name: string, content: string | Uint8Array, level: 1 | 6 = 6): PackedPart {
  const bytes = typeof content === 'string' ? strToU8(content) : content
  const data = deflateSync(bytes, { level })
  return { name, method: 8, crc: crc32(bytes), unpacked: bytes.length, data }
}

const LOCAL_BYTES = 30
const CENTRAL_BYTES = 46
const END_BYTES = 22
/** 1980-01-01, the first day a zip knows: the same input gives the same bytes. */
const DATE = 0x21

/** The zip of parts that are packed already, in their order. */
export function joinParts(parts: readonly PackedPart[]): Uint8Array {
  const names = parts.map(({ name }) =>
    Uint8Array.from(name, (character) => character.charCodeAt(0)),
  )
  let size = END_BYTES
  parts.forEach(({ data }, i) => {
    size += LOCAL_BYTES + CENTRAL_BYTES + 2 * (names[i]?.length ?? 0) + data.length
  })
  const bytes = new Uint8Array(size)
  const view = new DataView(bytes.buffer)
  const offsets: number[] = []
  let at = 0
  parts.forEach((part, i) => {
    const name = names[i] ?? new Uint8Array()
    offsets.push(at)
    view.setUint32(at, 0x04034b50, true)
    putHeader(view, at + 4, part, name.length)
    bytes.set(name, at + LOCAL_BYTES)
    bytes.set(part.data, at + LOCAL_BYTES + name.length)
    at += LOCAL_BYTES + name.length + part.data.length
  })
  const start = at
  parts.forEach((part, i) => {
    const name = names[i] ?? new Uint8Array()
    view.setUint32(at, 0x02014b50, true)
    view.setUint16(at + 4, VERSION, true)
    putHeader(view, at + 6, part, name.length)
    view.setUint32(at + 42, offsets[i] ?? 0, true)
    bytes.set(name, at + CENTRAL_BYTES)
    at += CENTRAL_BYTES + name.length
  })
  view.setUint32(at, 0x06054b50, true)
  view.setUint16(at + 8, parts.length, true)
  view.setUint16(at + 10, parts.length, true)
  view.setUint32(at + 12, at - start, true)
  view.setUint32(at + 16, start, true)
  return bytes
}

/** 2.0: deflate and folders, which every program unpacks. */
const VERSION = 20

/** What the local and the central header have in common; flags, comment and extra fields stay 0. */
function putHeader(view: DataView, at: number, part: PackedPart, nameLength: number): void {
  view.setUint16(at, VERSION, true)
  view.setUint16(at + 4, part.method, true)
  view.setUint16(at + 8, DATE, true)
  view.setUint32(at + 10, part.crc, true)
  view.setUint32(at + 14, part.data.length, true)
  view.setUint32(at + 18, part.unpacked, true)
  view.setUint16(at + 22, nameLength, true)
}
