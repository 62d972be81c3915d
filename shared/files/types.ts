// What reading a file yields: its sheets as snapshots, or one problem in words for the user.
import type { Bilingual, LimitName, SheetSnapshot } from '../schema/index.ts'

export interface FileSheet {
  name: string
  hidden: boolean
  snapshot: SheetSnapshot
}

/** A fact about the file that changes no cell, e.g. its encoding. */
export interface FileNote {
  code: 'encoding' | 'delimiter' | 'unterminatedQuote' | 'undecodable' | 'dates1904' | 'missingPart'
  text: string
}

export type FileProblemCode =
  | 'empty'
  | 'encrypted'
  | 'oldFormat' // .xls
  | 'macro'
  | 'binaryWorkbook' // .xlsb
  | 'notWorkbook'
  | 'damaged'
  | 'tooManyParts'
  | 'tooLarge'
  | 'unpacksTooLarge'
  | 'suspiciousRatio'
  | 'noSuchSheet'
  | 'noSheet'
  | 'unterminatedQuote'
  | 'undecodable'
  | 'tooManyRows'
  | 'tooManyColumns'
  | 'tooManyCells'
  | 'signed'
  | 'protectedStructure'
  | 'protectedSheet'
  | 'sharedWorkbook'
  | 'sheetNameTaken'
  | 'ownSheetChanged'
  | 'arrayFormula'
  | 'noTable'
  | 'notADocument' // no .docx

export interface FileProblem {
  code: FileProblemCode
  /** The limit of the API that was passed, where one was (answered with 413). */
  limit?: LimitName
  message: Bilingual
}

export type FileReading =
  | { ok: true; sheets: FileSheet[]; notes: FileNote[] }
  | { ok: false; problem: FileProblem }
