// How components reach the pane's state.
import { createContext } from 'preact'
import { useContext } from 'preact/hooks'
import type { Catalogue } from '../locales/index.ts'
import type { Pane } from './pane.ts'

export const PaneContext = createContext<Pane | null>(null)

export function usePane(): Pane {
  const pane = useContext(PaneContext)
  if (pane === null) throw new Error('PaneContext is missing')
  return pane
}

/** The catalogue of the language spoken. */
export const useText = (): Catalogue => usePane().text.value
