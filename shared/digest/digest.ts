// SHA-256 over canonical JSON, written the way the contracts print a digest.
import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js'
import { canonicalJson } from './canonical.ts'

export type Digest = `sha256:${string}`

/** Digest of a plan, policy, report or any other JSON value. */
export const digestOf = (value: unknown): Digest => digestOfText(canonicalJson(value))

/** Digest of a text's UTF-8 bytes. */
export const digestOfText = (text: string): Digest => printDigest(sha256(utf8ToBytes(text)))

/** The 32 bytes of a SHA-256 as `sha256:` and hexadecimal digits. */
export const printDigest = (hash: Uint8Array): Digest => `sha256:${bytesToHex(hash)}`
