// Plans from text, from a read budget, and the headings they are made of.
export { declaredFigureOf } from './declared.ts'
export { planFromBudget } from './from-budget.ts'
export { type IssueHeading, issueHeading } from './heading.ts'
export { type PlanReading, type PlanTextOptions, parsePlanText, readPlanText } from './parse.ts'
export type { PlanRow } from './rows.ts'
export { isAboutShare } from './unused-amounts.ts'
