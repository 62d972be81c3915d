// Limits of calls as the platform counts them, in memory: so many a key in each period.

const mostKeys = 100_000

/**
 * Counts in fixed periods. What is kept is bounded: a period with more keys than that begins anew,
 * which lets calls pass rather than holding them all.
 */
export function rateLimit(limit: number, periodSeconds: number): RateLimit {
  const counts = new Map<string, number>()
  let period = 0
  return {
    async limit({ key }) {
      const now = Math.floor(Date.now() / (periodSeconds * 1000))
      if (now !== period || counts.size >= mostKeys) counts.clear()
      period = now
      const count = (counts.get(key) ?? 0) + 1
      counts.set(key, count)
      return { success: count <= limit }
    },
  }
}
