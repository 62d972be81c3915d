// SHA-256 in steps: the platform's own where it answers at once, as in Node and workerd, or in JavaScript.
//
// The Web's `crypto.subtle` is asynchronous, and a report is made in one synchronous step. Node and
// workerd hand their module out through `process`; a browser has none, so nothing is imported that
// it would have to leave out. Both give the same 32 bytes. docs/decisions.md has the times.
import { sha256 } from '@noble/hashes/sha2.js'

export interface Sha256 {
  /** Takes the bytes in before it returns: the caller may overwrite them. */
  update(bytes: Uint8Array): void
  digest(): Uint8Array
}

/** What is used of `node:crypto`. */
interface PlatformCrypto {
  createHash?(algorithm: 'sha256'): Sha256
}

export const createScriptSha256 = (): Sha256 => sha256.create()

/** null where the platform has none that is synchronous. */
export const createPlatformSha256: (() => Sha256) | null = findPlatformSha256()

export const createSha256: () => Sha256 = createPlatformSha256 ?? createScriptSha256

function findPlatformSha256(): (() => Sha256) | null {
  const { process } = globalThis as {
    process?: { getBuiltinModule?(name: string): PlatformCrypto | undefined }
  }
  const createHash = process?.getBuiltinModule?.('node:crypto')?.createHash
  return createHash ? () => createHash('sha256') : null
}
