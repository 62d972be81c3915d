// The desk and its words in the language spoken, as its screens reach them.
import { usePane } from '../state/context.ts'
import type { Desk } from '../state/desk.ts'
import { en } from './locales/en.ts'
import { type DeskWords, ja } from './locales/ja.ts'

const words = { ja, en }

export const useDeskWords = (): DeskWords => words[usePane().settings.spoken.value]

export function useDesk(): Desk {
  const desk = usePane().desk.made.value
  if (desk === null) throw new Error('the desk is not open')
  return desk
}
