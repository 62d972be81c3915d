// Calls of custom functions, as Excel makes them for cells, and their results.
import type { EventMessage } from './events.ts'

/** A result of a custom function: its value, or the error Excel would show. */
export type FunctionResult =
  | { ok: true; value: unknown }
  | { ok: false; error: string; message: string }

export interface CustomFunctions {
  /** Calls a function once, as from a cell. @param name without namespace dots changed: `HANEI.AMOUNT` */
  call: (
    name: string,
    args: unknown[],
    at?: { sheet: string; address: string },
    parameterAddresses?: (string | null)[],
  ) => Promise<FunctionResult>
  /** Calls a streaming function; each result goes to `onResult` until cancelled. */
  stream: (
    name: string,
    args: unknown[],
    onResult: (result: FunctionResult) => void,
  ) => { cancel: () => void }
  results: (results: unknown[]) => void
}

const CATEGORY = 1
const INVOKE = 1000
const CANCEL = 1001
const CANCELABLE = 1
const STREAMING = 2

export const createCustomFunctions = (send: (message: EventMessage) => void): CustomFunctions => {
  const pending = new Map<number, { once: boolean; give: (result: FunctionResult) => void }>()
  let last = 0

  const invoke = (
    name: string,
    args: unknown[],
    address: string,
    flags: number,
    once: boolean,
    give: (result: FunctionResult) => void,
    addresses?: (string | null)[],
  ): number => {
    last += 1
    pending.set(last, { once, give })
    const message = JSON.stringify([last, name, args, address, flags, addresses])
    send({ category: CATEGORY, type: INVOKE, targetId: '', message })
    return last
  }

  return {
    call: (name, args, at, addresses) =>
      new Promise((resolve) => {
        const address = at ? `${at.sheet}!${at.address}` : 'Sheet1!A1'
        invoke(name, args, address, CANCELABLE, true, resolve, addresses)
      }),
    stream: (name, args, onResult) => {
      const id = invoke(name, args, 'Sheet1!A1', CANCELABLE | STREAMING, false, onResult)
      return {
        cancel: () => {
          pending.delete(id)
          const message = JSON.stringify({ invocationId: id })
          send({ category: CATEGORY, type: CANCEL, targetId: '', message })
        },
      }
    },
    results: (results) => {
      for (const result of results) {
        const { id, outcome } = readResult(result)
        const waiting = pending.get(id)
        if (!waiting) continue
        if (waiting.once) pending.delete(id)
        waiting.give(outcome)
      }
    },
  }
}

/** Excel's errors by the numbers the library sends. */
const ERRORS: Record<number, string> = {
  1: '#N/A',
  5: '#DIV/0!',
  6: '#NUM!',
  7: '#VALUE!',
  8: '#NULL!',
}

const readResult = (result: unknown): { id: number; outcome: FunctionResult } => {
  const [id, ok, value, code] = Array.isArray(result)
    ? (result as [number, boolean, unknown, unknown])
    : fromObject(result as { id: number; failed?: boolean; value?: unknown; errorCode?: number })
  if (ok) return { id, outcome: { ok: true, value } }
  const error = ERRORS[Number(code)] ?? (Number(code) > 8 ? '#NAME?' : '#VALUE!')
  return { id, outcome: { ok: false, error, message: String(value ?? '') } }
}

const fromObject = (result: {
  id: number
  failed?: boolean
  value?: unknown
  errorCode?: number
}): [number, boolean, unknown, unknown] => [
  result.id,
  result.failed !== true,
  result.value,
  result.errorCode,
]
