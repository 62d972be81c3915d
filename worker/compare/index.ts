// Comparing two runs.
export { type Compared, type ComparedRun, compare } from './compare.ts'
export { changesOfLine, type Followed, follow, lineOfCell } from './history.ts'
export { comparisonPage, notesOf } from './page.ts'
export { compareTexts, pointsText, sayChange } from './words.ts'
