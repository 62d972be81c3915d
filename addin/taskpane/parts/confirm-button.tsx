// A button for what can't be taken back: it says what will happen, and waits for a second press.
import type { ComponentChildren } from 'preact'
import { useState } from 'preact/hooks'
import { useText } from '../state/context.ts'
import { Button } from './button.tsx'
import { Message } from './message.tsx'

export function ConfirmButton(props: {
  /** What will happen, as a question. */
  question: string
  confirm: string
  disabled?: boolean
  onConfirm: () => void
  children: ComponentChildren
}) {
  const [asking, setAsking] = useState(false)
  const t = useText().common
  if (!asking || props.disabled) {
    return (
      <Button look="primary" disabled={props.disabled} onClick={() => setAsking(true)}>
        {props.children}
      </Button>
    )
  }
  return (
    <Message
      tone="warning"
      urgent
      actions={
        <>
          <Button
            look="primary"
            onClick={() => {
              setAsking(false)
              props.onConfirm()
            }}
          >
            {props.confirm}
          </Button>
          <Button onClick={() => setAsking(false)}>{t.cancel}</Button>
        </>
      }
    >
      <p>{props.question}</p>
    </Message>
  )
}
