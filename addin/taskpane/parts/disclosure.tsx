// A section that opens and closes; its heading is a button that says so.
import type { ComponentChildren } from 'preact'
import { useId, useState } from 'preact/hooks'
import { Icon } from './icon.tsx'

export function Disclosure(props: {
  title: ComponentChildren
  aside?: ComponentChildren
  open?: boolean
  level?: 3 | 4
  look?: 'card' | 'plain'
  children: ComponentChildren
}) {
  const [open, setOpen] = useState(props.open ?? false)
  const id = useId()
  const Heading = props.level === 4 ? 'h4' : 'h3'
  return (
    <section class={`disclosure is-${props.look ?? 'plain'}`}>
      <Heading class="disclosure-heading">
        <button
          type="button"
          class="disclosure-button"
          aria-expanded={open}
          aria-controls={id}
          onClick={() => setOpen(!open)}
        >
          <Icon name="chevron" size={16} />
          <span class="grow">{props.title}</span>
          {props.aside}
        </button>
      </Heading>
      <div id={id} class="disclosure-body" hidden={!open}>
        {open && props.children}
      </div>
    </section>
  )
}
