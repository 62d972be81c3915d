// A plan's text read on this machine, the same way the Worker reads it, as lines to correct.
import {
  correctDraft,
  draftOfText,
  type PlanDraft,
  type PlanEntry,
} from '../../../shared/plan/correction.ts'

export async function parsePlanText(input: { text: string; ward: string }): Promise<PlanDraft> {
  return draftOfText(input.text, { ward: input.ward || null })
}

/** The plan and findings of lines as a person left them. */
export async function correctPlan(input: {
  entries: PlanEntry[]
  draft: PlanDraft
}): Promise<PlanDraft> {
  return correctDraft(input.entries, input.draft)
}
