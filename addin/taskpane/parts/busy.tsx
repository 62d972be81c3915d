// Work under way: shown only when it takes over half a second, with its progress and a cancel.
import { useEffect, useId, useState } from 'preact/hooks'
import { useText } from '../state/context.ts'
import { Button } from './button.tsx'

export function Busy(props: {
  label: string
  /** 0 to 1; without it the bar only moves. */
  done?: number | undefined
  onCancel?: (() => void) | undefined
  /** For a wait that has no earlier content to leave standing. */
  atOnce?: boolean
}) {
  const [late, setLate] = useState(props.atOnce ?? false)
  useEffect(() => {
    const timer = setTimeout(() => setLate(true), 500)
    return () => clearTimeout(timer)
  }, [])
  const t = useText()
  const id = useId()
  if (!late) return null
  const percent = props.done === undefined ? undefined : Math.round(props.done * 100)
  return (
    <div class="busy">
      <div class="row">
        <span class="grow" id={id}>
          {props.label}
          {percent !== undefined && <span class="number quiet"> {percent}%</span>}
        </span>
        {props.onCancel && (
          <Button size="small" onClick={props.onCancel}>
            {t.common.cancel}
          </Button>
        )}
      </div>
      <div
        class={percent === undefined ? 'progress is-moving' : 'progress'}
        role="progressbar"
        aria-labelledby={id}
        aria-valuemin={0}
        aria-valuemax={100}
        aria-valuenow={percent}
      >
        <span style={percent === undefined ? undefined : { width: `${percent}%` }} />
      </div>
    </div>
  )
}
