// What the custom-functions part of Office.js gives at run time; no published types hold it.
declare namespace CustomFunctions {
  const ErrorCode: {
    invalidValue: string
    notAvailable: string
    divisionByZero: string
    invalidNumber: string
  }
  // biome-ignore lint/suspicious/noShadowRestrictedNames: the name Excel gives it
  class Error extends globalThis.Error {
    constructor(code: string, message?: string)
  }
  interface CancelableInvocation {
    onCanceled?: () => void
    address?: string
    parameterAddresses?: (string | null | (string | null)[])[]
  }
  function associate(id: string, call: (...args: never[]) => unknown): void
}
