// The Excels that offices have, by their sets of the API. Source: Microsoft's requirement sets, 2026.
import { DEFAULT_SETS } from './host/types.ts'

export const profiles: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'ltsc-2021': {
    ...DEFAULT_SETS,
    ...{ ExcelApi: '1.14', SharedRuntime: '1.1', CustomFunctionsRuntime: '1.3' },
  },
  'ltsc-2024': DEFAULT_SETS,
  'microsoft-365': {
    ...DEFAULT_SETS,
    ...{ ExcelApi: '1.20', CustomFunctionsRuntime: '1.5', ExcelApiUndo: '1.20' },
  },
}

/** The sets of the Excel that this run of the tests plays: `HANEI_EXCEL`, else LTSC 2024. */
export function playedSets(): Readonly<Record<string, string>> {
  const name = process.env.HANEI_EXCEL ?? 'ltsc-2024'
  const sets = profiles[name]
  if (!sets) throw new Error(`HANEI_EXCEL ${name} is none of ${Object.keys(profiles).join(', ')}`)
  return sets
}
