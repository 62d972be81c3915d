// How much goes through one request: measured in UTF-8, kept under Excel's limit.

/** Excel on the web refuses 5 MB each way; what is not cells needs room too. */
export const REQUEST_BYTES = 3.9 * 1024 * 1024

/** Bytes of a value as JSON in UTF-8. */
export function bytesOf(value: unknown): number {
  const json = JSON.stringify(value) ?? ''
  let bytes = json.length
  for (let i = 0; i < json.length; i += 1) {
    const code = json.charCodeAt(i)
    if (code > 0x7f) bytes += code > 0x7ff && (code < 0xd800 || code > 0xdfff) ? 2 : 1
  }
  return bytes
}

/** Bytes of a table, measured a slice at a time so that no text of all of it is made. */
export function bytesOfTable(rows: readonly unknown[]): number {
  let bytes = 2 + Math.max(0, rows.length - 1)
  for (let from = 0; from < rows.length; from += SLICE) {
    const slice = rows.slice(from, from + SLICE)
    bytes += bytesOf(slice) - 1 - slice.length
  }
  return bytes
}

const SLICE = 2_000
