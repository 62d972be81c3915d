// What makes a receipt's text and its key good, wherever it is verified.

/**
 * Whether text is a compact JWS (RFC 7515 §7.1) in the one form its bytes have: a last character may
 * carry bits that no byte takes in, and decoders drop them, so that several texts would be one receipt.
 */
export function isCompactJws(text: string): boolean {
  const parts = text.split('.')
  return parts.length === 3 && parts.every(isCanonicalBase64url)
}

/** Whether what a key signed then (seconds since 1970) attests nothing: it had retired before. */
export const isRetired = (retiredAt: string | undefined, issuedAt: number): boolean =>
  retiredAt !== undefined && issuedAt * 1000 > Date.parse(retiredAt)

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'

function isCanonicalBase64url(part: string): boolean {
  if (!/^[A-Za-z0-9_-]+$/.test(part)) return false
  const last = alphabet.indexOf(part.at(-1) ?? '')
  switch (part.length % 4) {
    case 0:
      return true
    case 2:
      return last % 16 === 0
    case 3:
      return last % 4 === 0
    default:
      return false
  }
}
