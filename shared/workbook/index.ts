// A workbook of several sheets: which belong to the budget, and the one report over them.

export { type AssessSheetsOptions, assessSheets, type SheetsAssessment } from './assess-sheets.ts'
export {
  type ChooseSheetsOptions,
  type ChosenInput,
  type ChosenSheets,
  chooseSheets,
  type SheetChoice,
} from './choose-sheets.ts'
export { otherSheets, sheetToRead, type UnreadSheet, type WorkbookSheet } from './other-sheets.ts'
export { type WriteFileOptions, type WrittenFile, writeFile } from './write-file.ts'
