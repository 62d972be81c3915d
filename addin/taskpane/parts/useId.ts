// An id for a component's element, unlike any other on the page.
import { useState } from 'preact/hooks'

let last = 0

/**
 * Preact's own counts from zero again in a part of the page that is drawn later: two elements had
 * one id, and a label named the wrong one.
 */
export function useId(): string {
  const [id] = useState(() => {
    last += 1
    return `id-${last}`
  })
  return id
}
