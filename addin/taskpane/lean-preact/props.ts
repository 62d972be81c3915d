// Attributes, properties and handlers of an element, as Preact sets them.
import type { Props } from './vnode.ts'

type Settable = Element & Record<string, unknown> & { style: Record<string, string> }

/** What the user changes too: held to what stands in the element, after its children are there. */
const live = ['value', 'checked']

export function setProps(element: Element, props: Props, before: Props): void {
  for (const name of Object.keys({ ...before, ...props })) {
    if (name === 'children' || name === 'ref' || live.includes(name)) continue
    if (props[name] !== before[name]) set(element as Settable, name, props[name], before[name])
  }
}

export function setLive(element: Element, props: Props): void {
  for (const name of live) {
    const value = props[name]
    if (value !== undefined && value !== (element as Settable)[name]) {
      set(element as Settable, name, value)
    }
  }
}

function set(element: Settable, name: string, value: unknown, before?: unknown): void {
  if (name === 'style') setStyle(element, value, before)
  else if (name.startsWith('on')) element[name.toLowerCase()] = value ?? null
  else setAttribute(element, name, value)
}

function setAttribute(element: Settable, name: string, value: unknown): void {
  const isGone = value === undefined || value === null
  const isProperty = name !== 'role' && !(element instanceof SVGElement) && name in element
  if (isProperty) element[name] = isGone ? '' : value
  // `false` is a word of aria- and data- attributes, and takes any other away.
  if (isGone || (value === false && !isProperty && name[4] !== '-')) element.removeAttribute(name)
  else if (!isProperty) element.setAttribute(name, String(value))
}

function setStyle({ style }: Settable, value: unknown, before: unknown): void {
  const now = { ...(value as Record<string, string> | undefined) }
  for (const name of Object.keys({ ...(before as object | undefined), ...now })) {
    style[name] = now[name] ?? ''
  }
}
