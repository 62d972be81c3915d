// Large values as text: gzip, base64, cut into parts below D1's 2 MB a value.
import { fromBase64, toBase64 } from '../../shared/text/base64.ts'
import { StoredDataError } from './stored.ts'

const partLength = 1_500_000

/** Text → its parts. */
export async function packText(text: string): Promise<string[]> {
  const packed = toBase64(await pipe(new TextEncoder().encode(text), new CompressionStream('gzip')))
  const parts: string[] = []
  for (let at = 0; at < packed.length; at += partLength) {
    parts.push(packed.slice(at, at + partLength))
  }
  return parts
}

/** Parts, in order → the text. */
export const unpackText = async (parts: readonly string[]): Promise<string> =>
  new TextDecoder().decode(await unpackAll(parts))

/** Parts, in order → the text's UTF-8 bytes. */
export async function unpackAll(parts: readonly string[]): Promise<Uint8Array> {
  try {
    return new Uint8Array(await new Response(unpackBytes(parts)).arrayBuffer())
  } catch {
    throw new StoredDataError('A packed text is damaged')
  }
}

/** Parts, in order → the text's UTF-8 bytes, as they are taken: never all of them at once. */
export const unpackBytes = (parts: readonly string[]): ReadableStream<Uint8Array> =>
  through(fromBase64(parts.join('')), new DecompressionStream('gzip'))

const pipe = async (
  bytes: Uint8Array,
  stream: ReadableWritablePair<Uint8Array, unknown>,
): Promise<Uint8Array> => new Uint8Array(await new Response(through(bytes, stream)).arrayBuffer())

const through = (
  bytes: Uint8Array,
  stream: ReadableWritablePair<Uint8Array, unknown>,
): ReadableStream<Uint8Array> => new Blob([bytes]).stream().pipeThrough(stream)
