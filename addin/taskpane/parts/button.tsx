// Fluent 2 buttons: primary, outline (default), subtle; 32 px, 24 px small, 40 px large.
import type { ButtonHTMLAttributes, ComponentChildren } from 'preact'
import { Icon, type IconName } from './icon.tsx'

export interface ButtonProps
  extends Omit<ButtonHTMLAttributes<HTMLButtonElement>, 'size' | 'icon' | 'label' | 'class'> {
  look?: 'primary' | 'outline' | 'subtle' | 'link'
  size?: 'small' | 'medium' | 'large'
  icon?: IconName | undefined
  class?: string
  /** Read out instead of the visible text; needed where only an icon shows. */
  label?: string
  children?: ComponentChildren
}

export function Button({
  look = 'outline',
  size = 'medium',
  icon,
  label,
  children,
  class: extra,
  ...rest
}: ButtonProps) {
  const iconOnly = children === undefined
  const classes = ['button', `is-${look}`, `is-${size}`, iconOnly ? 'is-icon' : '', extra ?? '']
  return (
    <button
      type="button"
      {...rest}
      class={classes.filter(Boolean).join(' ')}
      aria-label={label}
      title={iconOnly ? label : rest.title}
    >
      {icon && <Icon name={icon} size={size === 'large' ? 20 : 16} />}
      {children !== undefined && <span>{children}</span>}
    </button>
  )
}
