// A moment with the zone of whoever looks at it.

/** ISO 8601 to the second. @example localInstant(new Date()) → '2026-11-22T10:02:03+09:00' */
export function localInstant(at: Date): string {
  const offset = -at.getTimezoneOffset()
  const local = new Date(at.getTime() + offset * 60_000).toISOString().slice(0, 19)
  const minutes = Math.abs(offset)
  const zone = `${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`
  return `${local}${offset < 0 ? '-' : '+'}${zone}`
}

const two = (number: number): string => String(number).padStart(2, '0')
