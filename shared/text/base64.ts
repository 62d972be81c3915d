// Bytes as base64 and base64url (RFC 4648), by the functions that Node, workerd and browsers all have.
declare function btoa(text: string): string
declare function atob(text: string): string

export function toBase64(bytes: Uint8Array): string {
  let text = ''
  // `String.fromCharCode` takes its arguments on the stack: a slice at a time.
  for (let at = 0; at < bytes.length; at += 0x6000) {
    text += String.fromCharCode(...bytes.subarray(at, at + 0x6000))
  }
  return btoa(text)
}

/** @throws DOMException where it is no base64 */
export function fromBase64(text: string): Uint8Array<ArrayBuffer> {
  const characters = atob(text)
  const bytes = new Uint8Array(characters.length)
  for (let i = 0; i < bytes.length; i++) bytes[i] = characters.charCodeAt(i)
  return bytes
}

/** Without padding. */
export const toBase64Url = (bytes: Uint8Array): string =>
  toBase64(bytes).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '')

/** @throws DOMException where it is no base64url */
export const fromBase64Url = (text: string): Uint8Array<ArrayBuffer> =>
  fromBase64(text.replaceAll('-', '+').replaceAll('_', '/'))
