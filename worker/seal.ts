// Answers under the caller's own secret: what is kept of them is of no use to a reader of the database.
import { fromBase64, toBase64 } from '../shared/text/base64.ts'

/** @param secret what only the caller has */
export async function seal(bytes: Uint8Array<ArrayBuffer>, secret: string): Promise<string> {
  const iv = crypto.getRandomValues(new Uint8Array(12))
  const packed = await crypto.subtle.encrypt({ name: 'AES-GCM', iv }, await keyOf(secret), bytes)
  return `${toBase64(iv)}.${toBase64(new Uint8Array(packed))}`
}

/** The bytes; null under another secret. */
export async function unseal(
  sealed: string,
  secret: string,
): Promise<Uint8Array<ArrayBuffer> | null> {
  const [iv = '', packed = ''] = sealed.split('.')
  try {
    const bytes = await crypto.subtle.decrypt(
      { name: 'AES-GCM', iv: fromBase64(iv) },
      await keyOf(secret),
      fromBase64(packed),
    )
    return new Uint8Array(bytes)
  } catch {
    return null
  }
}

async function keyOf(secret: string): Promise<CryptoKey> {
  const bytes = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(`seal\n${secret}`))
  return crypto.subtle.importKey('raw', bytes, 'AES-GCM', false, ['encrypt', 'decrypt'])
}
