// Large values as text: gzip, base64, cut into parts below D1's 2 MB a value.

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
export async function unpackText(parts: readonly string[]): Promise<string> {
  const bytes = fromBase64(parts.join(''))
  return new TextDecoder().decode(await pipe(bytes, new DecompressionStream('gzip')))
}

async function pipe(
  bytes: Uint8Array,
  through: ReadableWritablePair<Uint8Array, unknown>,
): Promise<Uint8Array> {
  const stream = new Response(bytes).body
  if (!stream) return new Uint8Array()
  return new Uint8Array(await new Response(stream.pipeThrough(through)).arrayBuffer())
}

// `String.fromCharCode` takes its arguments on the stack: a slice at a time.
function toBase64(bytes: Uint8Array): string {
  let text = ''
  for (let at = 0; at < bytes.length; at += 0x6000) {
    text += String.fromCharCode(...bytes.subarray(at, at + 0x6000))
  }
  return btoa(text)
}

const fromBase64 = (text: string): Uint8Array =>
  Uint8Array.from(atob(text), (character) => character.charCodeAt(0))
