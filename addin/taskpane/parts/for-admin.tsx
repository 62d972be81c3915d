// What only somebody who runs or repairs the system needs: closed until it is asked for.
import type { ComponentChildren } from 'preact'
import { useText } from '../state/context.ts'

export function ForAdmin({ children }: { children: ComponentChildren }) {
  return (
    <details class="for-admin small">
      <summary>{useText().common.forAdmin}</summary>
      <div class="stack-xs quiet">{children}</div>
    </details>
  )
}
