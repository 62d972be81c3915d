// The native-object route in a browser: the pane's page finds Excel in the page that frames it.
import type { Host } from '../host/index.ts'
import { createExternal, type NativeExternal } from './external.ts'

/** What the framing page shows to the pane, under `window.haneiHost`. */
export interface HostDoor {
  external: () => NativeExternal
}

/**
 * The script to put before office.js in the preview's copy of the pane page. Works in a frame of the
 * same origin (it looks into `window.parent`) and in a window of its own (`window.haneiHost`).
 */
export const bootstrapScript = (): string => `(() => {
  const door = (window.parent && window.parent.haneiHost) || window.haneiHost
  if (!door) throw new Error('The page that frames this pane has not opened its haneiHost.')
  Object.defineProperty(window, 'external', { value: door.external(), configurable: true, writable: true })
})()`

/** Opens the door on the framing page; a pane that loads anew takes the place of the one before. */
export const openDoor = (page: object, host: Host): HostDoor => {
  let leave: () => void = () => {}
  const door: HostDoor = {
    external: () => {
      leave()
      return createExternal(host, (disconnect) => {
        leave = disconnect
      })
    },
  }
  Object.assign(page, { haneiHost: door })
  return door
}
