// What a component returns: elements, components and text as plain data.

export type Child = VNode | string | number | boolean | null | undefined | readonly Child[]

export type Props = Record<string, unknown> & { children?: Child }

export interface Component {
  (props: Props): Child
  /** Set on a context's Provider. */
  context?: Context
}

export interface VNode {
  type: string | Component
  props: Props
  key?: unknown
}

export interface Context {
  /** What its nearest Provider gives while the tree is being drawn. */
  value: unknown
  Provider: Component
}

/** Where the compiler puts `<type …props />`. */
export const jsx = (type: VNode['type'], props: Props, key?: unknown): VNode => ({
  type,
  props,
  key,
})

export const Fragment: Component = ({ children }) => children

export function createContext(value: unknown): Context {
  const Provider: Component = ({ children }) => children
  Provider.context = { value, Provider }
  return Provider.context
}
