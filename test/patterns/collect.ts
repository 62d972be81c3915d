// Every pattern of the product's code: literals by the compiler's own reading, built ones as they are built.
import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import ts from 'typescript'

export interface Pattern {
  /** Where it stands first, `path:line`. */
  at: string
  source: string
  flags: string
}

const root = fileURLToPath(new URL('../..', import.meta.url))

/** Patterns of `shared/`, `worker/` and `addin/`, tests aside; of equal ones, the first. */
export async function collectPatterns(): Promise<Pattern[]> {
  const found = new Map<string, Pattern>()
  const add = (pattern: Pattern): void => {
    const key = keyOf(pattern)
    if (!found.has(key)) found.set(key, pattern)
  }
  const builders = new Set<string>()
  for (const path of sources()) {
    const file = ts.createSourceFile(
      path,
      readFileSync(root + path, 'utf8'),
      ts.ScriptTarget.Latest,
    )
    const visit = (node: ts.Node): void => {
      if (node.kind === ts.SyntaxKind.RegularExpressionLiteral) {
        const text = (node as ts.RegularExpressionLiteral).text
        const end = text.lastIndexOf('/')
        const { line } = file.getLineAndCharacterOfPosition(node.getStart(file))
        add({ at: `${path}:${line + 1}`, source: text.slice(1, end), flags: text.slice(end + 1) })
      } else if (ts.isNewExpression(node) && node.expression.getText(file) === 'RegExp') {
        builders.add(path)
      }
      ts.forEachChild(node, visit)
    }
    visit(file)
  }
  for (const pattern of await builtPatterns(builders)) add(pattern)
  return [...found.values()]
}

/** One pattern as one text. */
export const keyOf = ({ source, flags }: Pick<Pattern, 'source' | 'flags'>): string =>
  `/${source}/${flags}`

const sources = (): string[] =>
  execFileSync('git', ['ls-files', 'shared', 'worker', 'addin'], { cwd: root, encoding: 'utf8' })
    .split('\n')
    .filter((path) => /\.tsx?$/.test(path) && !/\.test\.tsx?$|\/testing\//.test(path))

/** What modules build while they load; a pattern built in a call has its own text checked where it is called. */
async function builtPatterns(paths: ReadonlySet<string>): Promise<Pattern[]> {
  const built: Pattern[] = []
  const own = globalThis.RegExp
  for (const path of paths) {
    if (!path.startsWith('shared/')) continue
    globalThis.RegExp = new Proxy(own, {
      construct(target, given) {
        const pattern = Reflect.construct(target, given) as RegExp
        // Libraries that it loads build patterns too.
        const caller = new Error().stack?.split('\n')[2] ?? ''
        if (caller.includes(`/${path}`))
          built.push({ at: path, source: pattern.source, flags: pattern.flags })
        return pattern
      },
    })
    try {
      // A question mark of its own, so that the module loads once more.
      await import(`../../${path}?patterns`)
    } finally {
      globalThis.RegExp = own
    }
  }
  return built
}
