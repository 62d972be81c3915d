// Files in and out: CSV and .xlsx to snapshots, rows to CSV.
export { readCsv } from './csv.ts'
export { decodeText, otherUnicodeOf } from './decode.ts'
export { toCsv } from './to-csv.ts'
export type { FileNote, FileProblem, FileProblemCode, FileReading, FileSheet } from './types.ts'
export { readXlsx, type XlsxOptions } from './xlsx/index.ts'
