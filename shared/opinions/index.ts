// The register of council opinions: read from a sheet, and checked against the budget.
export { checkOpinions, type OpinionCheck, type OpinionTotals } from './check.ts'
export { type RegisterReading, readOpinions } from './read.ts'
