// Whether an Office host is around: without one Office.js never becomes ready, so it is not loaded.
interface HostWindow {
  location: { search: string }
  name: string
  sessionStorage?: { getItem(key: string): string | null }
  external?: unknown
}

export interface HostHint {
  /** The host's language, e.g. `ja-JP`; null where the hint names none. */
  language: string | null
}

/** Hosts say so in the address, in session storage, in the window's name, or by a native object. */
export function hostHint(view: HostWindow): HostHint | null {
  const info = fromAddress(view) ?? fromStorage(view) ?? fromName(view.name)
  if (info !== null) return { language: languageIn(info) }
  const native = view.external as { GetHostInfo?: unknown } | undefined
  return native && 'GetHostInfo' in native ? { language: null } : null
}

/** `Excel$Win32$16.01$ja-JP$$$$0`; older hosts put `|` between. */
function languageIn(info: string): string | null {
  const language = info.split(/[$|]/)[3] ?? ''
  return /^[a-z]{2,3}(-|$)/i.test(language) ? language : null
}

const fromAddress = ({ location }: HostWindow): string | null =>
  new URLSearchParams(location.search).get('_host_Info')

function fromStorage(view: HostWindow): string | null {
  try {
    return view.sessionStorage?.getItem('hostInfoValue') || null
  } catch {
    return null
  }
}

function fromName(name: string): string | null {
  try {
    const parsed: unknown = JSON.parse(name)
    if (typeof parsed !== 'object' || parsed === null || !('hostInfo' in parsed)) return null
    return String(parsed.hostInfo)
  } catch {
    return null
  }
}
