// SHA-256 over canonical JSON, written the way the contracts print a digest.
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js'
import { canonicalJson } from './canonical.ts'
import { createSha256 } from './sha256.ts'

export type Digest = `sha256:${string}`

/** Digest of a plan, policy, report or any other JSON value. */
export const digestOf = (value: unknown): Digest => digestOfText(canonicalJson(value))

/** Digest of a text's UTF-8 bytes. */
export const digestOfText = (text: string): Digest => digestOfBytes(utf8ToBytes(text))

/** Digest of bytes as they are: of a text already encoded. */
export function digestOfBytes(bytes: Uint8Array): Digest {
  const hash = createSha256()
  hash.update(bytes)
  return printDigest(hash.digest())
}

/** The 32 bytes of a SHA-256 as `sha256:` and hexadecimal digits. */
export const printDigest = (hash: Uint8Array): Digest => `sha256:${bytesToHex(hash)}`
