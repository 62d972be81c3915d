// A part of the page that comes after its first paint: fetched at once, drawn as soon as it is there.
import type { ComponentType } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import { usePane } from '../state/context.ts'
import { Button } from './button.tsx'
import { Message } from './message.tsx'

export interface Later {
  Part: ComponentType
  /** Fetches it, once; a fetch that failed is tried again when the part is looked at. */
  fetch(): Promise<void>
}

export function later(load: () => Promise<ComponentType>): Later {
  let part: ComponentType | null = null
  let coming: Promise<void> | null = null

  function fetch(): Promise<void> {
    coming ??= load().then(
      (loaded) => {
        part = loaded
      },
      (cause: unknown) => {
        coming = null
        throw cause
      },
    )
    return coming
  }

  function Part() {
    const [state, setState] = useState<'coming' | 'there' | 'failed'>(part ? 'there' : 'coming')
    useEffect(() => {
      if (state !== 'coming') return
      fetch().then(
        () => setState('there'),
        () => setState('failed'),
      )
    }, [state])
    if (state === 'failed') return <Failed onRetry={() => setState('coming')} />
    const Loaded = part
    return Loaded && <Loaded />
  }

  return { Part, fetch }
}

function Failed({ onRetry }: { onRetry: () => void }) {
  const t = usePane().text.value.common
  return (
    <Message tone="danger" actions={<Button onClick={onRetry}>{t.retry}</Button>}>
      {t.notLoaded}
    </Message>
  )
}
