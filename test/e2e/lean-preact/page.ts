// Both renderers on one page, to be told by a test what to draw.
import * as preact from 'preact'
import * as preactHooks from 'preact/hooks'
import * as leanHooks from '../../../addin/taskpane/lean-preact/hooks.ts'
import * as lean from '../../../addin/taskpane/lean-preact/index.ts'

/** A tree as plain data. `row` is a component with a counter of its own. */
export type Tree =
  | null
  | string
  | Tree[]
  | { tag: string; key?: string | undefined; props?: Record<string, unknown>; children?: Tree[] }

interface Library {
  make(type: unknown, props: Record<string, unknown>, key: string | undefined): unknown
  render(tree: unknown, root: Element): void
  hooks: typeof preactHooks
}

const libraries: Library[] = [
  {
    make: (type, props, key) =>
      preact.h(type as 'p', key === undefined ? props : { ...props, key }),
    render: (tree, root) => preact.render(tree as preact.ComponentChild, root),
    hooks: preactHooks,
  },
  {
    make: (type, props, key) => lean.jsx(type as 'p', props, key),
    render: (tree, root) => lean.render(tree as null, root),
    hooks: leanHooks as unknown as typeof preactHooks,
  },
]

/** What stands on the page, with properties that attributes don't show. */
function shown(node: Node): unknown {
  if (!(node instanceof Element)) return node.textContent
  // Preact leaves an attribute that is gone behind as an empty one, which means the same.
  const attributes = [...node.attributes]
    .map(({ name, value }) => `${name}=${value}`)
    .filter((attribute) => attribute !== 'placeholder=' && attribute !== 'style=')
    .sort()
  const live = node instanceof HTMLInputElement ? [node.value, node.checked, node.disabled] : []
  const inside = [...node.childNodes].filter(
    (child) => child.textContent !== '' || child instanceof Element,
  )
  return [node.namespaceURI, node.localName, attributes, live, inside.map(shown)]
}

const settled = () => new Promise((resolve) => setTimeout(resolve, 60))

/** Draws each tree after the one before, clicking every button in between. */
async function drawAll({ make, render, hooks }: Library, trees: Tree[]): Promise<unknown[]> {
  const root = document.body.appendChild(document.createElement('div'))
  const log: string[] = []
  function Row({ name, children }: { name: string; children: unknown }) {
    const [count, setCount] = hooks.useState(0)
    const doubled = hooks.useMemo(() => count * 2, [count])
    const button = hooks.useRef<Element>(null)
    hooks.useEffect(() => {
      log.push(`${name} in, ${button.current?.localName}`)
      return () => {
        log.push(`${name} out`)
      }
    }, [name])
    const onClick = () => setCount((now) => now + 1)
    return [
      make(
        'button',
        { type: 'button', onClick, ref: button, children: `${name} ${count} ${doubled}` },
        undefined,
      ),
      children,
    ] as unknown as preact.ComponentChildren
  }
  const built = (tree: Tree): unknown => {
    if (tree === null || typeof tree === 'string') return tree
    if (Array.isArray(tree)) return tree.map(built)
    const children = tree.children?.map(built)
    const props = children ? { ...tree.props, children } : { ...tree.props }
    return make(tree.tag === 'row' ? Row : tree.tag, props, tree.key)
  }
  const seen: unknown[] = []
  for (const tree of trees) {
    render(built(tree), root)
    await settled()
    for (const button of root.querySelectorAll('button')) button.click()
    await settled()
    seen.push([...root.childNodes].map(shown), log.splice(0).sort())
  }
  render(null, root)
  await settled()
  seen.push(root.innerHTML, log.splice(0).sort())
  root.remove()
  return seen
}

function compare(trees: string): Promise<unknown[][]> {
  return Promise.all(libraries.map((library) => drawAll(library, JSON.parse(trees) as Tree[])))
}

/** Elements with an id that are still the same after the second tree, by the small renderer. */
function kept(trees: string): string[] {
  const [before, after] = JSON.parse(trees) as Tree[]
  const root = document.body.appendChild(document.createElement('div'))
  const draw = (tree: Tree | undefined): Element[] => {
    lean.render(leanTree(tree) as null, root)
    return [...root.querySelectorAll('[id]')]
  }
  const old = draw(before)
  return draw(after).flatMap((element) => (old.includes(element) ? [element.id] : []))
}

function leanTree(tree: Tree | undefined): unknown {
  if (Array.isArray(tree)) return tree.map(leanTree)
  if (!tree || typeof tree === 'string') return tree
  return lean.jsx(tree.tag, { ...tree.props, children: leanTree(tree.children) as null }, tree.key)
}

Object.assign(window, { compare, kept })
