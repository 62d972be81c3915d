// The custom functions of the add-in, handed to Excel. Loaded into the pane's page (shared runtime).
import type { Cell, Language } from '../../shared/schema/index.ts'
import { languageOf } from '../../shared/text/language.ts'
import { amount } from './amount.ts'
import { check } from './check.ts'
import { connection } from './connection.ts'
import { keptRun } from './kept-run.ts'
import { orThrow } from './result.ts'
import { share } from './share.ts'
import { createValueReader } from './value.ts'

type Invocation = CustomFunctions.CancelableInvocation

/** Associates the functions of `functions.json`, where this Excel has custom functions. */
export function registerFunctions(): void {
  if (typeof CustomFunctions === 'undefined') return
  const value = createValues()
  CustomFunctions.associate('AMOUNT', (text: Cell, unit: string | null) =>
    orThrow(amount(text, unit), language()),
  )
  CustomFunctions.associate(
    'SHARE',
    (
      amounts: Cell[][],
      exclusions: Cell[][],
      marks: Cell[][],
      decimals: number | null,
      more: Cell[][][] | null,
    ) => orThrow(share([amounts, exclusions, marks, ...(more ?? [])], decimals), language()),
  )
  CustomFunctions.associate('CHECK', (ranges: Cell[][][], invocation: Invocation) =>
    // Of a parameter that repeats, Excel's documentation leaves open how its addresses are grouped.
    orThrow(check(ranges, invocation.parameterAddresses?.flat() ?? [], language()), language()),
  )
  CustomFunctions.associate('VALUE', async (run: string, field: string, invocation: Invocation) => {
    const asked = value(run, field)
    invocation.onCanceled = asked.cancel
    return orThrow(await asked.result, language())
  })
}

/** Remembers runs for one connection at a time: nobody is shown what another person was allowed to read. */
function createValues(): ReturnType<typeof createValueReader> {
  let of = ''
  let value: ReturnType<typeof createValueReader> | null = null
  return (run, field) => {
    const now = connection()
    const key = `${now.base} ${now.token}`
    if (value === null || key !== of) {
      of = key
      value = createValueReader((run, signal) => keptRun(now, run, { signal }))
    }
    return value(run, field)
  }
}

const language = (): Language => languageOf(Office.context.displayLanguage)
