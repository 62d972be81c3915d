// What a policy calls its exclusions, by their ids.
import type { Policy } from '../../schema/index.ts'

/** Label by id; of one id twice, the first. */
export function exclusionLabels({ exclusions }: Policy): ReadonlyMap<string, string> {
  const labels = new Map<string, string>()
  for (const { id, label } of exclusions) if (!labels.has(id)) labels.set(id, label)
  return labels
}
