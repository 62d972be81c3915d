// What is counted, and which requests the library makes for itself.
import type { RequestBody } from './process.ts'
import type { Counters } from './types.ts'

export const newCounters = (): Counters => ({
  syncs: 0,
  housekeeping: 0,
  actions: 0,
  bytesIn: 0,
  bytesOut: 0,
  biggestRequest: 0,
  biggestResponse: 0,
})

const HOUSEKEEPING = new Set([
  '_RemoveReference',
  '_SetOsfControlContainerReadyForCustomFunctions',
  'NotifyActionHandlerReady',
  'SetInvocationArrayResults',
  'SetInvocationResults',
])

/** Requests that do nothing for the add-in. */
export const isHousekeeping = ({ Actions }: RequestBody): boolean =>
  Actions.some((action) => action.ActionType === 3) &&
  Actions.every(({ ActionType, Name }) =>
    ActionType === 3 ? HOUSEKEEPING.has(upperFirst(Name)) : ActionType === 1 || ActionType === 5,
  )

const upperFirst = (name: string): string => name.slice(0, 1).toUpperCase() + name.slice(1)
