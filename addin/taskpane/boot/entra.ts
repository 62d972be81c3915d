// Tokens from Microsoft's library, through the bridge to the account that Office itself uses.
import {
  AuthError,
  type AuthenticationResult,
  BrowserAuthErrorCodes,
  BrowserCacheLocation,
  ClientAuthErrorCodes,
  createNestablePublicClientApplication,
  InteractionRequiredAuthError,
} from '@azure/msal-browser'
import type { SignInAnswer, SignInFailure } from '../state/services.ts'

declare const __ENTRA__: { clientId: string; authority: string; scope: string }

export interface Entra {
  open(givenUp: AbortSignal): Promise<SignInAnswer>
  renew(force: boolean): Promise<SignInAnswer>
}

/** Milliseconds for an answer that needs no person. */
const patience = 15_000

export async function openEntra(): Promise<Entra> {
  const { clientId, authority, scope } = __ENTRA__
  const application = await inTime(
    createNestablePublicClientApplication({
      auth: { clientId, authority },
      // Nothing is left in the browser's storage: Office holds the account, this page the token.
      cache: { cacheLocation: BrowserCacheLocation.MemoryStorage },
    }),
  )
  // The bridge is told no authority but the request's: without it any tenant could answer.
  const request = { scopes: [scope, 'openid', 'profile'], authority }

  async function renew(force: boolean): Promise<SignInAnswer> {
    try {
      const silent = application.acquireTokenSilent({ ...request, forceRefresh: force })
      return { ok: true, person: personOf(await inTime(silent)) }
    } catch (cause) {
      return failure(cause)
    }
  }

  return {
    renew,
    async open(givenUp) {
      const silent = await renew(false)
      if (silent.ok || givenUp.aborted || !worthAsking.includes(silent.why)) return silent
      try {
        return { ok: true, person: personOf(await application.acquireTokenPopup(request)) }
      } catch (cause) {
        return failure(cause)
      }
    },
  }
}

const worthAsking: SignInFailure[] = ['interaction', 'failed']

function personOf({ accessToken, expiresOn, account }: AuthenticationResult) {
  return {
    token: accessToken,
    expiresAt: expiresOn ?? new Date(),
    name: account?.name || account?.username || '',
    account: account?.username ?? '',
  }
}

const failures: Record<string, SignInFailure> = {
  [ClientAuthErrorCodes.userCanceled]: 'cancelled',
  [ClientAuthErrorCodes.noNetworkConnectivity]: 'offline',
  [ClientAuthErrorCodes.noAccountFound]: 'interaction',
  [ClientAuthErrorCodes.nestedAppAuthBridgeDisabled]: 'unavailable',
  // What the library's other way, without a bridge, says: there was no bridge after all.
  [BrowserAuthErrorCodes.noAccountError]: 'unavailable',
}

function failure(cause: unknown): SignInAnswer {
  if (!(cause instanceof AuthError)) throw cause
  const why =
    cause instanceof InteractionRequiredAuthError ? 'interaction' : failures[cause.errorCode]
  // The code names the fault for support; the message could quote what the authority was sent.
  return {
    ok: false,
    why: why ?? 'failed',
    detail: [cause.errorCode, cause.subError].filter(Boolean).join(' '),
  }
}

async function inTime<T>(answer: Promise<T>): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined
  const timeout = new Promise<never>((_, reject) => {
    timer = setTimeout(
      () => reject(new DOMException('Office did not answer', 'TimeoutError')),
      patience,
    )
  })
  return Promise.race([answer, timeout]).finally(() => clearTimeout(timer))
}
