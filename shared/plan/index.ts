// Plans from text, from a read budget, and the headings they are made of.
export { planFromBudget } from './from-budget.ts'
export { type IssueHeading, issueHeading } from './heading.ts'
export { type PlanReading, type PlanTextOptions, parsePlanText } from './parse.ts'
