// SHA-256 over canonical JSON, written the way the contracts print a digest.
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js'
import { canonicalJson } from './canonical.ts'
import { createSha256 } from './sha256.ts'

export type Digest = `sha256:${string}`

/** Digest of a plan, policy, report or any other JSON value. */
export const digestOf = (value: unknown): Digest => digestOfText(canonicalJson(value))

/** Digest of a text's UTF-8 bytes. */
export function digestOfText(text: string): Digest {
  const hash = createSha256()
  hash.update(utf8ToBytes(text))
  return printDigest(hash.digest())
}

/** The 32 bytes of a SHA-256 as `sha256:` and hexadecimal digits. */
export const printDigest = (hash: Uint8Array): Digest => `sha256:${bytesToHex(hash)}`
