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
  const { settings, text, services } = usePane()
  // A page from disk comes without the help.
  if (services.page?.hasServer === false) return null
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
