// The sheets at hand compared with a kept run or with a file, by the server, which keeps neither.
import {
  type ComparedSides,
  type CompareRequestInput,
  type Language,
  mostSheets,
  type SheetSnapshot,
} from '../../../shared/schema/index.ts'
import * as api from '../api.ts'
import type { Answer } from '../problem.ts'
import type { Connection } from '../send.ts'
import type { SentBudget } from './asked.ts'
import { requestBody } from './check-sheets.ts'
import { choose } from './chosen-sheets.ts'
import type { HoldSheets } from './held-sheets.ts'

export interface CompareInput extends SentBudget {
  connection: Connection
  ward: string
  from: { run: string } | { sheets: readonly SheetSnapshot[] }
}

export type CompareAnswer =
  | { kind: 'compared'; sides: Answer<ComparedSides> }
  | { kind: 'printed'; page: Answer<ArrayBuffer> }
  | { kind: 'unknownSheet' }

/** @param print in which language; without it the comparison itself */
export async function compareSheets(
  { connection, ward, from, print, sheets, ...asked }: CompareInput & { print: Language | null },
  { signal, hold }: { signal: AbortSignal; hold: HoldSheets },
): Promise<CompareAnswer> {
  const held = hold(sheets)
  if (held === null) return { kind: 'unknownSheet' }
  const to = requestBody({ ...asked, chosen: choose(held, asked) }, ward)
  const request: CompareRequestInput = {
    from: 'run' in from ? from : { ...fromFile(from.sheets, asked.sheet), ...against(to) },
    to,
  }
  return print === null
    ? { kind: 'compared', sides: await api.compareSheets(connection, request, { signal }) }
    : { kind: 'printed', page: await api.printSheets(connection, request, print, { signal }) }
}

/** What the sheets at hand are checked against, the file's are too. */
const against = ({ plan, ward }: Pick<CompareRequestInput['to'], 'plan' | 'ward'>) => ({
  ...(plan === undefined ? {} : { plan }),
  ...(ward === undefined ? {} : { ward }),
})

/** The sheet of the same name; else all of them, of which evidence chooses. */
function fromFile(sheets: readonly SheetSnapshot[], name: string) {
  const own = sheets.find(({ sheet }) => sheet === name) ?? (sheets.length === 1 ? sheets[0] : null)
  return own ? { snapshot: own } : { snapshots: sheets.slice(0, mostSheets) }
}
