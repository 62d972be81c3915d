// A comparison's words in the language spoken.
import { usePane } from '../state/context.ts'
import { en } from './locales/en.ts'
import { type ComparisonWords, ja } from './locales/ja.ts'

const words = { ja, en }

export const useComparisonWords = (): ComparisonWords => words[usePane().settings.spoken.value]
