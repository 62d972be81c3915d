// The unmodified library booted in Node's `vm`, without a browser: for integration tests.
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import vm from 'node:vm'
import type { Host } from '../host/index.ts'
import { createExternal } from './external.ts'

/** What the booted page has, as an add-in's code would find it on `window`. */
export interface OfficeInVm {
  Office: typeof Office
  Excel: typeof Excel
  OfficeExtension: typeof OfficeExtension
  CustomFunctions: { associate: (name: string, call: (...args: never[]) => unknown) => void }
  OfficeRuntime: typeof OfficeRuntime
  /** The page's global object. */
  window: Record<string, unknown>
  /** The files of the library that were asked for. */
  loaded: readonly string[]
}

/** Folder of the library's files. */
export const officeFolder = (): string =>
  join(dirname(createRequire(import.meta.url).resolve('@microsoft/office-js/package.json')), 'dist')

/** Boots office.js against a host; resolves when `Office.onReady` does. */
export const loadOfficeInVm = async (options: { host: Host }): Promise<OfficeInVm> => {
  const loaded: string[] = []
  const page = createPage(loaded, (file, context) => scriptOf(file)?.runInContext(context))
  page.window.external = createExternal(options.host)
  const context = vm.createContext(page.window)
  page.use(context)
  scriptOf('office.js')?.runInContext(context)
  const window = page.window as unknown as OfficeInVm & Record<string, unknown>
  await window.Office.onReady()
  return {
    Office: window.Office,
    Excel: window.Excel,
    OfficeExtension: window.OfficeExtension,
    CustomFunctions: window.CustomFunctions,
    OfficeRuntime: window.OfficeRuntime,
    window,
    loaded,
  }
}

const compiled = new Map<string, vm.Script>()

const scriptOf = (file: string): vm.Script | null => {
  const known = compiled.get(file)
  if (known) return known
  try {
    const script = new vm.Script(readFileSync(join(officeFolder(), file), 'utf8'), {
      filename: file,
    })
    compiled.set(file, script)
    return script
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null
    throw error
  }
}

const ORIGIN = 'https://localhost/office/'

interface ScriptElement {
  tagName: string
  src: string
  onload?: () => void
  onerror?: () => void
  readyState: string
  [key: string]: unknown
}

/** As much of a page as the library touches: script elements, location, storage, timers. */
const createPage = (
  loaded: string[],
  run: (file: string, context: vm.Context) => unknown,
): { window: Record<string, unknown>; use: (context: vm.Context) => void } => {
  let context: vm.Context | null = null
  const first: ScriptElement = { tagName: 'SCRIPT', src: `${ORIGIN}office.js`, readyState: '' }
  const scripts = [first]
  const insert = (element: ScriptElement) => {
    if (element.tagName !== 'SCRIPT' || !element.src) return element
    scripts.push(element)
    const file = element.src
      .replace(ORIGIN, '')
      .replace(/[?#].*$/, '')
      .toLowerCase()
    loaded.push(file)
    setTimeout(() => {
      const found = scriptOf(file) !== null
      if (found && context) run(file, context)
      element.readyState = 'complete'
      if (found) element.onload?.()
      else element.onerror?.()
    }, 0)
    return element
  }
  const element = (tag: string): ScriptElement => ({
    tagName: tag.toUpperCase(),
    src: '',
    readyState: '',
    style: {},
    setAttribute: (name: string, value: string) => {
      made[name] = value
    },
    getAttribute: () => null,
    appendChild: insert,
    addEventListener: () => {},
  })
  const made: Record<string, string> = {}
  const body = { ...element('body'), appendChild: insert, insertBefore: insert }
  const document = {
    readyState: 'complete',
    title: '',
    cookie: '',
    documentElement: body,
    head: body,
    body,
    getElementsByTagName: (tag: string) => (tag.toLowerCase() === 'script' ? scripts : [body]),
    getElementById: () => null,
    querySelector: () => null,
    createElement: element,
    addEventListener: () => {},
    removeEventListener: () => {},
    hasFocus: () => true,
  }
  const location = new URL('https://localhost/taskpane.html')
  const window: Record<string, unknown> = {
    document,
    location: {
      href: location.href,
      protocol: location.protocol,
      host: location.host,
      hostname: location.hostname,
      pathname: location.pathname,
      origin: location.origin,
      hash: '',
      search: '',
    },
    navigator: { userAgent: 'Mozilla/5.0 (Windows NT 10.0) Edg/130', language: 'ja-JP' },
    history: { pushState: () => {}, replaceState: () => {} },
    sessionStorage: storage(),
    localStorage: storage(),
    performance: {
      now: () => performance.now(),
      timing: {},
      mark: () => {},
      getEntriesByName: () => [],
    },
    setTimeout,
    clearTimeout,
    setInterval,
    clearInterval,
    console,
    name: '',
    addEventListener: () => {},
    removeEventListener: () => {},
    postMessage: () => {},
    alert: () => {},
    confirm: () => false,
    prompt: () => null,
    TextEncoder,
    TextDecoder,
    URL,
    crypto: globalThis.crypto,
  }
  for (const name of ['window', 'self', 'top', 'parent', 'globalThis']) window[name] = window
  return {
    window,
    use: (made) => {
      context = made
    },
  }
}

const storage = () => {
  const items = new Map<string, string>()
  return {
    getItem: (key: string) => items.get(key) ?? null,
    setItem: (key: string, value: string) => {
      items.set(key, String(value))
    },
    removeItem: (key: string) => {
      items.delete(key)
    },
    get length() {
      return items.size
    },
  }
}
