// `window.external` as desktop Excel for Windows gives it to an add-in's page, answered by a host.
import type { EventMessage } from '../host/events.ts'
import { type Host, TransportError } from '../host/types.ts'

/** The array type of the native object. */
export interface SafeArray {
  toArray: () => unknown[]
  dimensions: () => number
  ubound: () => number
}

type Callback = (result: unknown) => void

export interface NativeExternal {
  GetHostInfo: () => string
  GetContext: () => Record<string, unknown>
  Execute: (id: number, params: unknown, callback: Callback) => void
  RegisterEvent: (
    id: number,
    target: string,
    handler: (id: number, args: SafeArray) => void,
    callback: Callback,
  ) => void
  UnregisterEvent: (id: number, target: string, callback: Callback) => void
}

const PROCESS_QUERY = 93
const COMMAND_COMPLETED = 94
const RICH_API_MESSAGE = 33
const APP_COMMAND_INVOKED = 39
/** Office.js: internal error, as for a broken connection. */
const INTERNAL_ERROR = 5001

/** Languages as `Office.context.displayLanguage` names them; the library hands them on as they are. */
const LANGUAGE_TAGS: Record<string, string> = { 'ja-jp': 'ja-JP', 'en-us': 'en-US' }

/** Office's colours as the native object gives them: numbers. */
const LIGHT_THEME = {
  bodyBackgroundColor: 0xffffff,
  bodyForegroundColor: 0x242424,
  controlBackgroundColor: 0xf3f3f3,
  controlForegroundColor: 0x242424,
}

/** One shared runtime (1) with custom functions (2). */
const RUNTIME_FLAGS = 3

/** @param connected is given how to cut the pane off again. */
export const createExternal = (
  host: Host,
  connected: (disconnect: () => void) => void = () => {},
): NativeExternal => {
  const handlers = new Map<number, ((id: number, args: SafeArray) => void)[]>()
  const settings = {
    Read: (keys: string[], values: string[]) => {
      for (const [key, value] of host.readSettings()) {
        keys.push(key)
        values.push(value)
      }
    },
    Write: (keys: string[], values: string[]) => {
      host.writeSettings(keys.map((key, index) => [key, values[index] ?? 'null']))
    },
  }
  const disconnect = host.connect({
    message: (messages) => {
      const entries = messages.map((message) => safeArray(messageEntry(message)))
      for (const handler of handlers.get(RICH_API_MESSAGE) ?? []) {
        handler(RICH_API_MESSAGE, safeArray(entries))
      }
    },
    command: (controlId, functionName, event) => {
      for (const handler of handlers.get(APP_COMMAND_INVOKED) ?? []) {
        handler(APP_COMMAND_INVOKED, safeArray([controlId, functionName, event]))
      }
    },
  })

  connected(disconnect)

  const processQuery = async (params: unknown, callback: Callback): Promise<void> => {
    const [query] = plainArray(params)
    const parts = plainArray(query)
    const body = parts.find((part): part is string => typeof part === 'string' && part[0] === '{')
    try {
      const answer = await host.execute(body ?? String(parts[4]), Number(parts[6] ?? 0))
      callback(safeArray([0, safeArray([200, safeArray([]), answer])]))
    } catch (error) {
      if (!(error instanceof TransportError)) throw error
      callback(safeArray([INTERNAL_ERROR]))
    }
  }

  return {
    GetHostInfo: () => `Excel$Win32$16.01$${host.language}$stand-in$$$${RUNTIME_FLAGS}`,
    GetContext: () => ({
      GetAppType: () => 1,
      GetSolutionRef: () => 'stand-in',
      GetAppVersionMajor: () => 16,
      GetAppVersionMinor: () => 1,
      GetAppUILocale: () => LANGUAGE_TAGS[host.language] ?? host.language,
      GetAppDataLocale: () => LANGUAGE_TAGS[host.language] ?? host.language,
      GetDocUrl: () => `C:\\Documents\\${host.workbook.name}`,
      GetAppCapabilities: () => 0,
      GetActivationMode: () => 2,
      GetControlIntegrationLevel: () => 1,
      GetSolutionToken: () => '',
      GetInstanceId: () => 'stand-in',
      GetCorrelationId: () => 'stand-in',
      GetSupportedMatrix: () => JSON.stringify(host.requirementSets),
      GetHostFullVersion: () => '16.0.17928.20000',
      GetInitialDisplayMode: () => 0,
      GetOfficeThemeInfo: () => JSON.stringify(LIGHT_THEME),
      GetSettings: () => settings,
    }),
    Execute: (id, params, callback) => {
      if (id === PROCESS_QUERY) void processQuery(params, callback)
      else if (id === COMMAND_COMPLETED) {
        const [, controlId] = plainArray(params)
        host.commandCompleted(typeof controlId === 'string' ? controlId : undefined)
        callback?.(safeArray([0]))
      } else callback?.(safeArray([0]))
    },
    RegisterEvent: (id, _target, handler, callback) => {
      handlers.set(id, [...(handlers.get(id) ?? []), handler])
      callback(0)
    },
    UnregisterEvent: (id, _target, callback) => {
      handlers.delete(id)
      callback(0)
    },
  }
}

export const safeArray = (items: unknown[]): SafeArray => ({
  toArray: () => items,
  dimensions: () => 1,
  ubound: () => items.length,
})

export const messageEntry = ({ category, type, targetId, message }: EventMessage): unknown[] => {
  entryId += 1
  return [category, type, targetId, message, entryId, 0]
}

let entryId = 0

const plainArray = (value: unknown): unknown[] => {
  if (Array.isArray(value)) return value
  const toArray = (value as Partial<SafeArray> | null)?.toArray
  return typeof toArray === 'function' ? toArray() : []
}
