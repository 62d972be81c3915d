// Settings kept on this machine, outside the workbook. Storage that is blocked behaves as an empty one.
export interface KeyValueStore {
  get(key: string): string | null
  set(key: string, value: string | null): void
}

export function localStore(prefix = 'hanei.'): KeyValueStore {
  const memory = new Map<string, string>()
  return {
    get(key) {
      try {
        return localStorage.getItem(prefix + key)
      } catch {
        return memory.get(key) ?? null
      }
    },
    set(key, value) {
      try {
        if (value === null) localStorage.removeItem(prefix + key)
        else localStorage.setItem(prefix + key, value)
      } catch {
        if (value === null) memory.delete(key)
        else memory.set(key, value)
      }
    },
  }
}

export function memoryStore(initial: Record<string, string> = {}): KeyValueStore {
  const memory = new Map(Object.entries(initial))
  return {
    get: (key) => memory.get(key) ?? null,
    set: (key, value) => {
      if (value === null) memory.delete(key)
      else memory.set(key, value)
    },
  }
}

/** JSON from a store; null when absent, unreadable or of another shape than asked for. */
export function readJson<T>(
  store: KeyValueStore,
  key: string,
  isShape: (value: unknown) => value is T,
): T | null {
  const text = store.get(key)
  if (text === null) return null
  try {
    const value: unknown = JSON.parse(text)
    return isShape(value) ? value : null
  } catch {
    return null
  }
}
