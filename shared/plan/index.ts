// Plans from text, from a read budget, and the headings they are made of.
export { declaredFigureOf } from './declared.ts'
export { planFromBudget } from './from-budget.ts'
export { issueHeading } from './heading.ts'
export { startNextYear } from './next-year.ts'
export { parsePlanText, readPlanText } from './parse.ts'
export { isAboutShare } from './unused-amounts.ts'
