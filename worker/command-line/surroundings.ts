// What a command has around it, and what it comes to: no command writes or exits by itself.
import type { Language } from '../../shared/schema/index.ts'
import type { Words } from './locales/index.ts'

export interface Surroundings {
  words: Words
  language: Language
  version: string
  /** Said on a terminal only, and gone with the next line. */
  progress: (text: string) => void
  /** The program of a thread that checks files beside this one. */
  thread?: string
}

export interface Answer {
  /** For standard output, or the file of --output. */
  text: string | Uint8Array
  /** For standard error. */
  problems?: readonly string[]
  /** A last line for standard error. */
  note?: string
  status: 0 | 1 | 2
}
