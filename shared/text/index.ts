// Text of budget sheets: folding for matching, near misses, years, department parts, text that a sheet would take for a formula.
export { departmentPart } from './department.ts'
export { createFolder, fold } from './fold.ts'
export { asSheetText, isFormulaLike } from './formula-like.ts'
export { createNearest, nearest } from './nearest.ts'
export { similarity } from './similarity.ts'
export { wardName, wardTitle } from './ward.ts'
export { type FiscalYearReading, fiscalYear, fiscalYears } from './year.ts'
