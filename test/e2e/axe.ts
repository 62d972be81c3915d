// What axe-core finds wrong with a page, a frame, or a part of it, one line a rule.
import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import type { Frame, Page } from 'playwright-core'

interface Axe {
  run(within?: string): Promise<{ violations: { id: string; nodes: { html: string }[] }[] }>
}

let source: Promise<string> | undefined

/** @param within selector of the part to look at; everything when left out */
export const violations = async (page: Page | Frame, within?: string): Promise<string[]> => {
  source ??= readFile(fileURLToPath(import.meta.resolve('axe-core/axe.min.js')), 'utf8')
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(await source)
  return page.evaluate(async (part) => {
    const { axe } = window as unknown as { axe: Axe }
    // Colours on their way from one theme to another are neither's.
    const ending = document
      .getAnimations()
      .filter(({ effect }) => effect?.getComputedTiming().endTime !== Number.POSITIVE_INFINITY)
    await Promise.allSettled(ending.map(({ finished }) => finished))
    const found = await axe.run(part)
    return found.violations.map(
      (one) => `${one.id}: ${one.nodes.map((node) => node.html.slice(0, 120)).join(' | ')}`,
    )
  }, within)
}
