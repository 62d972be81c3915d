// Run ids: 48 bits of time and 80 random ones in Crockford base 32, so that they sort by time.

const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
let last = { time: 0, random: 0n }

/** A new id of 26 characters; within one millisecond of one isolate they still ascend. */
export function newRunId(now: number): string {
  const random =
    now === last.time ? last.random + 1n : BigInt(`0x${randomHex(10)}`) & ((1n << 80n) - 1n)
  last = { time: now, random }
  return encode(BigInt(now), 10) + encode(random, 16)
}

export const runIdForm = /^[0-7][0-9A-HJKMNP-TV-Z]{25}$/

/** Whether text has the form of a run id. */
export const isRunId = (text: string): boolean => runIdForm.test(text)

function encode(value: bigint, length: number): string {
  let text = ''
  for (let rest = value; text.length < length; rest >>= 5n) {
    text = (alphabet[Number(rest & 31n)] ?? '') + text
  }
  return text
}

const randomHex = (bytes: number): string =>
  Array.from(crypto.getRandomValues(new Uint8Array(bytes)), (byte) =>
    byte.toString(16).padStart(2, '0'),
  ).join('')
