// A workbook once more, whole, to go on from the same state twice.
import { createEngine } from './engine.ts'
import type { Workbook } from './model.ts'

/** Everything the workbook holds; results that custom functions gave are asked for again. */
export const copyWorkbook = (workbook: Workbook): Workbook => {
  const { engine: _, nextId, ...held } = workbook
  const copy = { ...structuredClone(held), nextId } as Workbook
  copy.engine = createEngine(copy)
  return copy
}
