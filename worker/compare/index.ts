// Comparing two runs.
export { type ComparedRun, compare } from './compare.ts'
export { decimal } from './rational.ts'
