// The desk's words in the language spoken.
import { usePane } from '../state/context.ts'
import { en } from './locales/en.ts'
import { type DeskWords, ja } from './locales/ja.ts'

const words = { ja, en }

export const useDeskWords = (): DeskWords => words[usePane().settings.spoken.value]
