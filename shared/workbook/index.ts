// A workbook of several sheets: which one a run reads, and what the others are.
export { otherSheets, sheetToRead, type UnreadSheet, type WorkbookSheet } from './other-sheets.ts'
