// Draws the icons' PNG files from their SVG sources: `node test/manifest/make-icons.ts`.
import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { chromium } from 'playwright-core'

const folder = fileURLToPath(new URL('../../addin/assets/icons/', import.meta.url))
const names = ['hanei', 'validate', 'write', 'clear']
const sizes = [16, 20, 24, 32, 40, 48, 64, 80]

/** Those that the unified manifest's package holds: in colour, and in white for the dark. */
const packaged = [
  { file: 'hanei-192', size: 192, style: '' },
  { file: 'outline-32', size: 32, style: 'svg{filter:brightness(0) invert(1)}' },
]

const browser = await chromium.launch({
  executablePath: process.env.CHROME_PATH ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu'],
})
try {
  for (const name of names) {
    for (const size of sizes) await draw(name, `${name}-${size}`, size)
  }
  for (const { file, size, style } of packaged) await draw('hanei', file, size, style)
} finally {
  await browser.close()
}

async function draw(name: string, file: string, size: number, style = ''): Promise<void> {
  const svg = await readFile(`${folder}${name}.svg`, 'utf8')
  const page = await browser.newPage({ viewport: { width: size, height: size } })
  const sized = svg.replace('<svg ', `<svg width="${size}" height="${size}" `)
  await page.setContent(
    `<style>body{margin:0;background:transparent}svg{display:block}${style}</style>${sized}`,
  )
  await page.screenshot({ path: `${folder}${file}.png`, omitBackground: true })
  await page.close()
}
