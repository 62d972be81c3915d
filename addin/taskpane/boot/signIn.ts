// Entra sign-in by Nested App Authentication; the library is loaded only when someone signs in.
declare const __SIGN_IN__: boolean
declare const __ENTRA__: { clientId: string; authority: string; scope: string }

/** How to sign in; null where the deployment names no Entra application. */
export function signIn(): (() => Promise<{ token: string; name: string }>) | null {
  return __SIGN_IN__ ? signInWithEntra : null
}

async function signInWithEntra(): Promise<{ token: string; name: string }> {
  const { createNestablePublicClientApplication } = await import('@azure/msal-browser')
  const application = await createNestablePublicClientApplication({
    auth: { clientId: __ENTRA__.clientId, authority: __ENTRA__.authority },
  })
  const request = { scopes: [__ENTRA__.scope] }
  const result = await application
    .acquireTokenSilent(request)
    .catch(() => application.acquireTokenPopup(request))
  return {
    token: result.accessToken,
    name: result.account?.name ?? result.account?.username ?? '',
  }
}
