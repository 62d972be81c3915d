// Message bar: what happened, what is safe, what to do next.
import type { ComponentChildren } from 'preact'
import { Button } from './button.tsx'
import { Icon, type IconName } from './icon.tsx'

export type Tone = 'info' | 'success' | 'warning' | 'danger'
const icons: Record<Tone, IconName> = {
  info: 'info',
  success: 'check',
  warning: 'warning',
  danger: 'error',
}

export function Message(props: {
  tone: Tone
  icon?: IconName
  title?: string
  children?: ComponentChildren
  actions?: ComponentChildren
  /** Announced at once (a failure) instead of politely. */
  urgent?: boolean
  onDismiss?: (() => void) | undefined
  dismissLabel?: string
}) {
  return (
    <div class={`message is-${props.tone}`} role={props.urgent ? 'alert' : undefined}>
      <span class="message-icon">
        <Icon name={props.icon ?? icons[props.tone]} />
      </span>
      <div class="message-body">
        {props.title && <p class="message-title">{props.title}</p>}
        {props.children && <div class="message-text">{props.children}</div>}
        {props.actions && <div class="row wrap message-actions">{props.actions}</div>}
      </div>
      {props.onDismiss && (
        <Button
          look="subtle"
          size="small"
          icon="dismiss"
          label={props.dismissLabel ?? ''}
          onClick={props.onDismiss}
        />
      )}
    </div>
  )
}
