// Requests with an idempotency key that are being answered right now in this isolate.
//
// Only a courtesy: it spares a second assessment and answers 409 early. That one key never makes
// two runs is the database's doing, and nothing here outlives a killed process.

// A mark ends by itself, for a request that was cut off never takes its own away.
const underWay = new Map<string, number>()
const longestMilliseconds = 60_000

/** Marks a key as under way; false when it already is. */
export function begin(principal: string, key: string): boolean {
  const name = `${principal} ${key}`
  const now = Date.now()
  if ((underWay.get(name) ?? 0) > now) return false
  underWay.set(name, now + longestMilliseconds)
  return true
}

export const end = (principal: string, key: string): void => {
  underWay.delete(`${principal} ${key}`)
}
