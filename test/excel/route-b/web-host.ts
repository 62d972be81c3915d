// Excel on the web: a parent page that frames the unchanged pane and speaks postMessage with it.
import { type Host, TransportError } from '../host/index.ts'
import { messageEntry } from '../route-a/external.ts'

export interface WebHostOptions {
  host: Host
  /** Address of the pane; https, same host name as the parent page. */
  paneUrl: string
  /** Where the frame is put. */
  container: HTMLElement
  /** Address of the document, as the add-in reads it. */
  documentUrl?: string
}

export interface WebHost {
  readonly frame: HTMLIFrameElement
  /** Loads the pane anew. */
  reload: () => void
  close: () => void
}

interface Message {
  _messageType: number
  _actionName: string
  _conversationId: string
  _correlationId: number
  _actionType?: number
  _data?: unknown
}

const REQUEST = 0
const RESPONSE = 1
const REGISTER = 1
const UNREGISTER = 2
const FOR_CALL = 0
const FOR_EVENT = 1
const PROCESS_QUERY = 93
const COMMAND_COMPLETED = 94
const SAVE_SETTINGS = 76
const INTERNAL_ERROR = 5001

/** Frames the pane as Excel on the web does and answers it from the host. */
export const openWebHost = (options: WebHostOptions): WebHost => {
  const { host, container } = options
  const paneOrigin = new URL(options.paneUrl).origin
  const conversation = `conversation-${Math.random().toString(36).slice(2)}`
  const frame = container.ownerDocument.createElement('iframe')
  const events = new Map<string, Message>()

  const post = (to: Message, data: unknown, type: number, error = 0) => {
    const response = {
      _messageType: RESPONSE,
      _actionName: to._actionName,
      _conversationId: to._conversationId,
      _correlationId: to._correlationId,
      _origin: location.origin,
      _data: data,
      _errorCode: error,
      _responseType: type,
      _serializerVersion: 1,
    }
    frame.contentWindow?.postMessage(JSON.stringify(response), paneOrigin)
  }

  const listen = (event: MessageEvent) => {
    if (event.source !== frame.contentWindow || typeof event.data !== 'string') return
    const message = readMessage(event.data)
    if (!message || message._messageType !== REQUEST) return
    if (message._actionType === REGISTER) {
      events.set(message._actionName, message)
      post(message, { Version: 1, Error: 0 }, FOR_CALL)
    } else if (message._actionType === UNREGISTER) {
      events.delete(message._actionName)
      post(message, { Version: 1, Error: 0 }, FOR_CALL)
    } else if (message._actionName === 'ContextActivationManager_getAppContextAsync') {
      post(message, appContext(host, options), FOR_CALL)
    } else if (message._actionName === 'executeMethod') {
      void executeMethod(host, message._data).then((answer) => post(message, answer, FOR_CALL))
    } else post(message, null, FOR_CALL)
  }
  addEventListener('message', listen)

  const disconnect = host.connect({
    message: (messages) => {
      const registered = events.get('richApiMessage')
      if (registered) post(registered, { ArrayData: messages.map(messageEntry) }, FOR_EVENT)
    },
    command: (controlId, functionName, event) => {
      const registered = events.get('appCommandInvoked')
      if (registered) post(registered, [controlId, functionName, event], FOR_EVENT)
    },
  })

  // The name has to stand before the frame is attached: the library reads it while loading.
  frame.name = JSON.stringify({
    baseFrameName: conversation,
    hostInfo: `Excel$Web$16.00$${host.language}$stand-in$$$3`,
    xdmInfo: `${conversation}|stand-in|${location.origin}`,
    serializerVersion: 1,
  })
  frame.src = options.paneUrl
  frame.title = 'Hanei'
  container.append(frame)

  return {
    frame,
    reload: () => {
      events.clear()
      frame.src = options.paneUrl
    },
    close: () => {
      removeEventListener('message', listen)
      disconnect()
      frame.remove()
    },
  }
}

const readMessage = (text: string): Message | null => {
  try {
    return JSON.parse(text) as Message
  } catch {
    return null
  }
}

const appContext = (host: Host, options: WebHostOptions) => ({
  _id: 'stand-in',
  _appName: 16,
  _appVersion: '16.00',
  _appUILocale: host.language === 'ja-jp' ? 'ja-JP' : 'en-US',
  _dataLocale: host.language === 'ja-jp' ? 'ja-JP' : 'en-US',
  _docUrl: options.documentUrl ?? `${location.origin}/${encodeURIComponent(host.workbook.name)}`,
  _clientMode: host.workbook.readOnly ? 0 : 1,
  _settings: host.readSettings(),
  _reason: 'inserted',
  _osfControlType: 1,
  _eToken: '',
  _correlationId: 'stand-in',
  _appInstanceId: 'stand-in',
  _requirementMatrix: JSON.stringify(host.requirementSets),
  _hostFullVersion: '16.0.17928.20000',
  _addinName: 'Hanei',
  _appDomains: [],
})

const executeMethod = async (host: Host, data: unknown): Promise<unknown> => {
  const call = data as {
    DdaMethod?: { DispatchId?: number }
    ArrayData?: unknown[]
    DdaSettingsMethod?: { Properties?: [string, string][] }
    [key: string]: unknown
  }
  switch (call.DdaMethod?.DispatchId) {
    case PROCESS_QUERY: {
      const parts = call.ArrayData ?? []
      const body = parts.find((part): part is string => typeof part === 'string' && part[0] === '{')
      try {
        const answer = await host.execute(body ?? '', Number(parts[6] ?? 0))
        return { Version: 1, Error: 0, Data: [200, [], answer], ArrayData: [200, [], answer] }
      } catch (error) {
        if (error instanceof TransportError) return { Version: 1, Error: INTERNAL_ERROR }
        throw error
      }
    }
    case COMMAND_COMPLETED:
      host.commandCompleted()
      return { Version: 1, Error: 0 }
    case SAVE_SETTINGS:
      host.writeSettings(call.DdaSettingsMethod?.Properties ?? [])
      return { Version: 1, Error: 0 }
    default:
      return { Version: 1, Error: INTERNAL_ERROR }
  }
}
