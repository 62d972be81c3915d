// Comparing two runs.
export { type ComparedRun, compare } from './compare.ts'
export { comparedLines, comparedLinesOfSheets } from './lines.ts'
