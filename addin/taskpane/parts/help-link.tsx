// Leads to a place in the help that comes with the pane, in the language that is shown.
import type { ComponentChildren } from 'preact'
import { usePane } from '../state/context.ts'

/** @param props.to page and anchor in the help, such as `words.html#base` */
export function HelpLink(props: {
  to: string
  class?: string
  label?: string
  children?: ComponentChildren
}) {
  const { settings, text } = usePane()
  // A page from disk has no help beside it.
  if (location.protocol === 'file:') return null
  return (
    <a
      class={props.class ?? 'help-link'}
      href={`help/${settings.spoken.value}/${props.to}`}
      target="_blank"
      rel="noopener"
      aria-label={props.label}
      title={props.label}
    >
      {props.children ?? text.value.common.more}
    </a>
  )
}
