// A plan's text read on this machine, the same way the Worker reads it.
import { type PlanReading, parsePlanText as parse } from '../../../shared/plan/index.ts'

export async function parsePlanText(input: { text: string; ward: string }): Promise<PlanReading> {
  return parse(input.text, { ward: input.ward || null })
}
