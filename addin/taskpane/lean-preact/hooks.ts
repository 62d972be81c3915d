// State and effects of components, kept in the order in which they are asked for.
import { redraw } from './index.ts'
import type { Context } from './vnode.ts'

/** What one call of a hook left behind. */
interface Slot {
  value?: unknown
  inputs?: readonly unknown[] | undefined
  cleanUp?: unknown
}

export type Slots = Slot[]

let slots: Slots = []
let next = 0
let effects: (() => void)[] = []

/** Runs a component with its own slots. */
export function withSlots<T>(own: Slots, run: () => T): T {
  slots = own
  next = 0
  return run()
}

/** The effects asked for since the last time, to be run when the tree stands on the page. */
export function takeEffects(): (() => void)[] {
  const asked = effects
  effects = []
  return asked
}

export function cleanUp(own: Slots): void {
  for (const slot of own) if (typeof slot.cleanUp === 'function') slot.cleanUp()
}

export function useState<T>(first: T | (() => T)): [T, (next: T | ((now: T) => T)) => void] {
  const slot = take(() => ({ value: first instanceof Function ? first() : first }))
  return [
    slot.value as T,
    (given) => {
      const value = given instanceof Function ? given(slot.value as T) : given
      if (Object.is(value, slot.value)) return
      slot.value = value
      redraw()
    },
  ]
}

export const useRef = <T>(first: T): { current: T } =>
  take(() => ({ value: { current: first } })).value as { current: T }

export function useMemo<T>(make: () => T, inputs: readonly unknown[]): T {
  const slot = take(() => ({}))
  if (haveChanged(slot, inputs)) slot.value = make()
  return slot.value as T
}

/** @param effect runs after drawing when an input has changed; what it returns runs before the next */
export function useEffect(effect: () => unknown, inputs?: readonly unknown[]): void {
  const slot = take(() => ({}))
  if (!haveChanged(slot, inputs)) return
  effects.push(() => {
    cleanUp([slot])
    slot.cleanUp = effect()
  })
}

let ids = 0
export const useId = (): string => take(() => ({ value: `h${ids++}` })).value as string

export const useContext = (context: Context): unknown => context.value

function take(make: () => Slot): Slot {
  const slot = slots[next] ?? make()
  slots[next++] = slot
  return slot
}

function haveChanged(slot: Slot, inputs: readonly unknown[] | undefined): boolean {
  const before = slot.inputs
  slot.inputs = inputs
  return !before || !inputs || inputs.some((input, i) => !Object.is(input, before[i]))
}
