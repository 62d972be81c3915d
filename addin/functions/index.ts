// The custom functions of the add-in, handed to Excel. Loaded into the pane's page (shared runtime).

import type { Cell, Language } from '../../shared/schema/index.ts'
import { connection } from './connection.ts'
import { orThrow } from './result.ts'
import { createValueReader } from './value.ts'

type Invocation = CustomFunctions.CancelableInvocation

/** Associates the functions of `functions.json`. Each one's code is fetched at its first call. */
export function registerFunctions(): void {
  const value = createValues()
  CustomFunctions.associate('AMOUNT', async (text: Cell, unit: string | null) => {
    const { amount } = await import('./amount.ts')
    return orThrow(amount(text, unit))
  })
  CustomFunctions.associate(
    'SHARE',
    async (amounts: Cell[][], exclusions: Cell[][], marks: Cell[][], decimals: number | null) => {
      const { share } = await import('./share.ts')
      return orThrow(share(amounts, exclusions, marks, decimals))
    },
  )
  CustomFunctions.associate('CHECK', async (cells: Cell[][], invocation: Invocation) => {
    const { check } = await import('./check.ts')
    return orThrow(check(cells, invocation.parameterAddresses?.[0], language()))
  })
  CustomFunctions.associate('VALUE', async (run: string, field: string, invocation: Invocation) => {
    const asked = value(run, field)
    invocation.onCanceled = asked.cancel
    return orThrow(await asked.result)
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
      value = createValueReader(async (id, signal) => {
        const { readRun } = await import('../client/api.ts')
        const answer = await readRun(now, id, { signal })
        return answer.ok ? answer : { ok: false, message: answer.trouble.code }
      })
    }
    return value(run, field)
  }
}

const language = (): Language => (/^ja\b/i.test(Office.context.displayLanguage ?? '') ? 'ja' : 'en')

if (typeof CustomFunctions !== 'undefined') registerFunctions()
