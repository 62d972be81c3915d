// SHA-256 (FIPS 180-4), 0.7 KB instead of 2.6: the pane's build puts it in the place of @noble/hashes.

/** Takes bytes as they come. After `digest` it is used up. */
export interface Hash {
  update(bytes: Uint8Array): Hash
  digest(): Uint8Array
}

const blockSize = 64

/** The 32 bytes of a hash. A test holds it to the library. */
export const sha256 = Object.assign(
  (bytes: Uint8Array): Uint8Array => createHash().update(bytes).digest(),
  { create: createHash },
)

export const utf8ToBytes = (text: string): Uint8Array => new TextEncoder().encode(text)

export const bytesToHex = (bytes: Uint8Array): string =>
  Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')

function createHash(): Hash {
  const state = firstBits(8, Math.sqrt)
  /** What has not filled a block yet. */
  const rest = new Uint8Array(blockSize)
  let length = 0

  const hash: Hash = {
    update(bytes) {
      const held = length % blockSize
      length += bytes.length
      let from = 0
      if (held > 0) {
        const piece = bytes.subarray(0, blockSize - held)
        rest.set(piece, held)
        from = piece.length
        if (held + from < blockSize) return hash
        mix(state, viewOf(rest), 0)
      }
      const view = viewOf(bytes)
      for (; from + blockSize <= bytes.length; from += blockSize) mix(state, view, from)
      rest.set(bytes.subarray(from))
      return hash
    },
    digest() {
      const bits = length * 8
      const used = length % blockSize
      // §5.1.1: a one, zeros, and the length in bits in the last eight bytes of a block.
      const end = new Uint8Array((used < blockSize - 8 ? 1 : 2) * blockSize - used)
      end[0] = 0x80
      viewOf(end).setUint32(end.length - 8, Math.floor(bits / 2 ** 32))
      viewOf(end).setUint32(end.length - 4, bits)
      hash.update(end)
      const out = new Uint8Array(32)
      for (const [i, word] of state.entries()) viewOf(out).setInt32(i * 4, word)
      return out
    },
  }
  return hash
}

const viewOf = (bytes: Uint8Array): DataView =>
  new DataView(bytes.buffer, bytes.byteOffset, bytes.length)

/** §4.2.2, §5.3.3: the first 32 bits of the fractional parts of roots of the first primes. */
function firstBits(count: number, root: (prime: number) => number): Int32Array {
  const words = new Int32Array(count)
  const primes: number[] = []
  for (let n = 2; primes.length < count; n++) {
    if (primes.some((prime) => n % prime === 0)) continue
    words[primes.length] = (root(n) % 1) * 2 ** 32
    primes.push(n)
  }
  return words
}

const constants = firstBits(64, Math.cbrt)
const schedule = new Int32Array(64)

const turn = (word: number, by: number): number => (word >>> by) | (word << (32 - by))

/** §6.2.2: one block of 64 bytes. */
function mix(state: Int32Array, block: DataView, from: number): void {
  for (let i = 0; i < 16; i++) schedule[i] = block.getInt32(from + i * 4)
  for (let i = 16; i < 64; i++) {
    const early = schedule[i - 15] as number
    const late = schedule[i - 2] as number
    schedule[i] =
      (turn(early, 7) ^ turn(early, 18) ^ (early >>> 3)) +
      (turn(late, 17) ^ turn(late, 19) ^ (late >>> 10)) +
      (schedule[i - 7] as number) +
      (schedule[i - 16] as number)
  }
  let a = state[0] as number
  let b = state[1] as number
  let c = state[2] as number
  let d = state[3] as number
  let e = state[4] as number
  let f = state[5] as number
  let g = state[6] as number
  let h = state[7] as number
  for (let i = 0; i < 64; i++) {
    const mixed = (turn(e, 6) ^ turn(e, 11) ^ turn(e, 25)) + ((e & f) ^ (~e & g))
    const one = (h + mixed + (constants[i] as number) + (schedule[i] as number)) | 0
    const two = (turn(a, 2) ^ turn(a, 13) ^ turn(a, 22)) + ((a & b) ^ (a & c) ^ (b & c))
    h = g
    g = f
    f = e
    e = (d + one) | 0
    d = c
    c = b
    b = a
    a = (one + two) | 0
  }
  state[0] = (state[0] as number) + a
  state[1] = (state[1] as number) + b
  state[2] = (state[2] as number) + c
  state[3] = (state[3] as number) + d
  state[4] = (state[4] as number) + e
  state[5] = (state[5] as number) + f
  state[6] = (state[6] as number) + g
  state[7] = (state[7] as number) + h
}
