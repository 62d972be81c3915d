// The bridge that Excel puts into an add-in's page for Nested App Authentication, and the host's end of it.

/** What an add-in asks a token for. Source: msal-browser, `naa/TokenRequest`. */
export interface TokenParams {
  clientId: string
  authority?: string
  scope: string
  forceRefresh?: boolean
}

/** Source: msal-browser, `naa/BridgeStatusCode`. */
export type BridgeStatus =
  | 'USER_INTERACTION_REQUIRED'
  | 'USER_CANCEL'
  | 'NO_NETWORK'
  | 'TRANSIENT_ERROR'
  | 'PERSISTENT_ERROR'
  | 'DISABLED'
  | 'ACCOUNT_UNAVAILABLE'
  | 'NESTED_APP_AUTH_UNAVAILABLE'

export type BrokerAnswer =
  | {
      ok: true
      token: { access_token: string; id_token: string; expires_in: number; scope: string }
      account: { username: string; environment: string }
    }
  | { ok: false; status: BridgeStatus; code?: string; description?: string }

/** Office's own sign-in, which asks the identity provider. */
export interface Broker {
  silent: (params: TokenParams) => Promise<BrokerAnswer>
  interactive: (params: TokenParams) => Promise<BrokerAnswer>
}

interface Envelope {
  messageType: string
  method: string
  requestId: string
  tokenParams?: TokenParams
}

export interface AuthBridge {
  /** What was asked, oldest first. */
  requests: { method: string; params: TokenParams | null }[]
  /** Answers in the broker's place while set: a person who cancels, a lost network. */
  instead: ((method: string) => Promise<BrokerAnswer> | null) | null
  /** Changes what the broker gives before the add-in gets it. */
  change: ((answer: BrokerAnswer) => Promise<BrokerAnswer>) | null
  /** Answers one message of the page. @throws Error for a message that Excel would not know */
  answer: (message: string) => Promise<string>
}

export const createAuthBridge = (broker: Broker): AuthBridge => {
  const bridge: AuthBridge = {
    requests: [],
    instead: null,
    change: null,
    answer: async (message) => {
      const { messageType, method, requestId, tokenParams }: Envelope = JSON.parse(message)
      if (messageType !== 'NestedAppAuthRequest') throw new Error(`unknown message ${messageType}`)
      bridge.requests.push({ method, params: tokenParams ?? null })
      const response = { messageType: 'NestedAppAuthResponse', requestId }
      const early = bridge.instead?.(method)
      if (method === 'GetInitContext' && !early) {
        const initContext = { sdkName: 'stand-in', sdkVersion: '1.0', capabilities: {} }
        return JSON.stringify({ ...response, success: true, initContext })
      }
      const ask =
        method === 'GetToken'
          ? broker.silent
          : method === 'GetTokenPopup'
            ? broker.interactive
            : null
      let given = await (early ?? (tokenParams && ask?.(tokenParams)))
      if (!given) throw new Error(`Excel’s bridge knows no ${method}`)
      if (bridge.change) given = await bridge.change(given)
      if (!given.ok) {
        const { ok: _, ...error } = given
        return JSON.stringify({ ...response, success: false, error })
      }
      const { token, account } = given
      return JSON.stringify({ ...response, success: true, token, account })
    },
  }
  return bridge
}

/**
 * The script that gives the pane's page its bridge where the host signs in, i.e. where the framing
 * page or the page itself has `haneiHostAuth(message): Promise<answer>`.
 */
export const authBridgeScript = (): string => `(() => {
  const host = (window.parent && window.parent.haneiHostAuth) || window.haneiHostAuth
  if (!host) return
  const listeners = new Set()
  window.nestedAppAuthBridge = {
    addEventListener: (_, listener) => listeners.add(listener),
    removeEventListener: (_, listener) => listeners.delete(listener),
    postMessage: async (message) => {
      const answer = await host(message)
      for (const listener of listeners) listener(answer)
    },
  }
})()`
