// Draws the icons' PNG files from their SVG sources: `node test/manifest/make-icons.ts`.
import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { chromium } from 'playwright-core'

const folder = fileURLToPath(new URL('../../addin/assets/icons/', import.meta.url))
const names = ['hanei', 'validate', 'write', 'clear']
const sizes = [16, 20, 24, 32, 40, 48, 64, 80]

const browser = await chromium.launch({
  executablePath: process.env.CHROME_PATH ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu'],
})
try {
  for (const name of names) {
    const svg = await readFile(`${folder}${name}.svg`, 'utf8')
    for (const size of sizes) {
      const page = await browser.newPage({ viewport: { width: size, height: size } })
      const sized = svg.replace('<svg ', `<svg width="${size}" height="${size}" `)
      await page.setContent(
        `<style>body{margin:0;background:transparent}svg{display:block}</style>${sized}`,
      )
      await page.screenshot({ path: `${folder}${name}-${size}.png`, omitBackground: true })
      await page.close()
    }
  }
} finally {
  await browser.close()
}
