// Which room may use which: imports run down, never up, and no files import each other in a ring.
import { describe, expect, it } from 'vitest'
import { imports, isTest, sources } from './files.ts'

const code = sources.filter(
  (path) => /^(shared|addin|worker)\//.test(path) && /\.tsx?$/.test(path) && !isTest(path),
)
const known = new Set(code)
const importsOf = new Map(code.map((path) => [path, imports(path).filter((to) => known.has(to))]))

/** Rooms from the ground up: each may import those before it in its own list, and itself. */
const floors = {
  shared: [
    ...['work', 'address', 'schema', 'text', 'json'],
    ...[
      'formula',
      'formula-map',
      'model',
      'amount',
      'digest',
      'locales',
      'sheet',
      'plan',
      'opinions',
    ],
    ...['statement', 'totals', 'figures', 'expectations', 'rules', 'writeback', 'files', 'receipt'],
    ...['edits', 'calculation', 'assess', 'workbook', 'trace', 'sampling', 'review'],
    ...['documents', 'tie-out'],
  ],
  worker: [
    ...['locales', 'principal', 'keyed-request', 'env', 'crypto', 'wait', 'seal', 'metrics'],
    ...[
      'print',
      'compare',
      'assess',
      'totals-csv',
      'mcp',
      'http',
      'store',
      'receipts',
      'pack',
      'auth',
      'webhooks',
      'operation',
    ],
    ...[
      'routes',
      'app',
      'index',
      'sqlite',
      'host',
      'serve',
      'backup',
      'move',
      'command-line',
      'client',
    ],
    'testing',
  ],
  addin: [
    'workbook',
    'client',
    'budget',
    'functions',
    'commands',
    'taskpane',
    'check',
    'one-file',
    'unified-manifest',
    'manifest',
    'vite.config',
  ],
}

/** A list of a sheet in words is read as a plan's text is, and a plan that is a table as a sheet is. */
const mutual = ['shared/sheet/inline/inline.ts imports shared/plan/lines.ts']

const roomOf = (path: string): string => (path.split('/')[1] ?? '').replace(/(\.node)?\.tsx?$/, '')

describe('rooms', () => {
  it.each(Object.entries(floors))('of %s import only what lies below them', (folder, rooms) => {
    const own = code.filter((path) => path.startsWith(`${folder}/`))
    const unknown = own.filter((path) => !rooms.includes(roomOf(path)))
    expect(unknown, 'give a new room its place in the list').toEqual([])
    const upward = own.flatMap((path) =>
      (importsOf.get(path) ?? [])
        .filter((to) => to.startsWith(`${folder}/`))
        .filter((to) => rooms.indexOf(roomOf(to)) > rooms.indexOf(roomOf(path)))
        .map((to) => `${path} imports ${to}`),
    )
    expect(upward.filter((line) => !mutual.includes(line))).toEqual([])
  })
})

describe('files', () => {
  it('do not import each other in a ring', () => {
    expect(rings(importsOf)).toEqual([])
  })

  it('hold at most 300 lines, catalogues of sentences aside', async () => {
    const { read } = await import('./files.ts')
    const long = code.filter(
      (path) => !path.includes('/locales/') && read(path).split('\n').length > 301,
    )
    expect(long).toEqual([])
  })

  it('have names in lower case with hyphens', () => {
    const others = sources.filter((path) => !/^[a-z0-9.\-/]+$/.test(path))
    expect(others).toEqual([])
  })
})

/** Groups of files that reach each other by imports (Tarjan's strongly connected components). */
function rings(graph: ReadonlyMap<string, readonly string[]>): string[][] {
  const order = new Map<string, number>()
  const lowest = new Map<string, number>()
  const open: string[] = []
  const found: string[][] = []
  const visit = (path: string): void => {
    order.set(path, order.size)
    lowest.set(path, order.size - 1)
    open.push(path)
    for (const to of graph.get(path) ?? []) {
      if (!order.has(to)) visit(to)
      if (open.includes(to)) lowest.set(path, Math.min(lowest.get(path) ?? 0, lowest.get(to) ?? 0))
    }
    if (lowest.get(path) !== order.get(path)) return
    const ring = open.splice(open.indexOf(path))
    if (ring.length > 1) found.push(ring.sort())
  }
  for (const path of graph.keys()) if (!order.has(path)) visit(path)
  return found
}
