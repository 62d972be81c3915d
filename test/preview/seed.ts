// Publishes the reference plan on a Worker of this machine, so that the samples have their plan.
import { referencePlan } from '../fixtures/reference.ts'

/** @throws Error when the Worker refuses; a plan published before is left as it is */
export const publishReferencePlan = async (worker: {
  address: string
  key: string
}): Promise<void> => {
  const plan = referencePlan()
  const url = `${worker.address}/v1/plans/${plan.ward}/${plan.fiscalYear}`
  const headers = { Authorization: `Bearer ${worker.key}`, 'Content-Type': 'application/json' }
  const known = await fetch(url, { headers })
  if (known.ok) return
  const answer = await fetch(url, { method: 'PUT', headers, body: JSON.stringify(plan) })
  if (!answer.ok) {
    throw new Error(`the reference plan was not published: ${answer.status} ${await answer.text()}`)
  }
}
