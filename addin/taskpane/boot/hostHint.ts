// Whether an Office host is around: without one Office.js never becomes ready, so it is not loaded.
interface HostWindow {
  location: { search: string }
  name: string
  sessionStorage?: { getItem(key: string): string | null }
  external?: unknown
}

/** Hosts say so in the address, in session storage, in the window's name, or by a native object. */
export function hasHostHint(view: HostWindow): boolean {
  if (/[?&]_host_Info=/.test(view.location.search)) return true
  if (fromStorage(view)) return true
  if (fromName(view.name)) return true
  const native = view.external as { GetHostInfo?: unknown } | undefined
  return native !== undefined && native !== null && 'GetHostInfo' in native
}

function fromStorage(view: HostWindow): boolean {
  try {
    return (view.sessionStorage?.getItem('hostInfoValue') ?? '') !== ''
  } catch {
    return false
  }
}

function fromName(name: string): boolean {
  try {
    const parsed: unknown = JSON.parse(name)
    return typeof parsed === 'object' && parsed !== null && 'hostInfo' in parsed
  } catch {
    return false
  }
}
