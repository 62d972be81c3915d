// What axe-core finds wrong with a page or a frame of it, one line a rule.
import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import type { Frame, Page } from 'playwright-core'

interface Axe {
  run(): Promise<{ violations: { id: string; nodes: { html: string }[] }[] }>
}

let source: Promise<string> | undefined

export const violations = async (page: Page | Frame): Promise<string[]> => {
  source ??= readFile(fileURLToPath(import.meta.resolve('axe-core/axe.min.js')), 'utf8')
  await page.evaluate(await source)
  return page.evaluate(async () => {
    const { axe } = window as unknown as { axe: Axe }
    const found = await axe.run()
    return found.violations.map(
      (one) => `${one.id}: ${one.nodes.map((node) => node.html.slice(0, 120)).join(' | ')}`,
    )
  })
}
