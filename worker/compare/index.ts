// Comparing two runs.
export { type Compared, type ComparedRun, compare } from './compare.ts'
export { changesOfLine, follow, lineOfCell } from './history.ts'
export { comparisonPage } from './page.ts'
export { compareTexts, pointsText, sayChange } from './words.ts'
