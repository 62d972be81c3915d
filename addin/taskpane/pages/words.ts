// The words of these cards in the language spoken.
import { usePane } from '../state/context.ts'
import { en } from './locales/en.ts'
import { ja, type PageWords } from './locales/ja.ts'

const words = { ja, en }

export const usePageWords = (): PageWords => words[usePane().settings.spoken.value]
