/**
 * The same function, its answer worked out once for an object and forgotten with it: a rule's context, mostly,
 * so that rules share what takes a look at every line.
 */
export function onceFor<K extends object, V extends object>(make: (key: K) => V): (key: K) => V {
  const known = new WeakMap<K, V>()
  return (key) => {
    const before = known.get(key)
    if (before) return before
    const made = make(key)
    known.set(key, made)
    return made
  }
}
