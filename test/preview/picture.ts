// Takes the README's picture anew: `node test/preview/picture.ts`. The reference sheet, checked, beside the pane.
import { mkdir } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { openPreview } from '../e2e/preview.ts'
import { startStack } from '../e2e/stack.ts'

const folder = fileURLToPath(new URL('../../docs/images/', import.meta.url))
const stack = await startStack({ port: 9503 })
try {
  const preview = await openPreview(stack.browser, stack.address, {
    sample: 'reference',
    scale: 1.2,
  })
  await preview.page.setViewportSize({ width: 1440, height: 1010 })
  await preview.page.locator('[data-command=validate]').click()
  await preview.pane.getByText('証明済み', { exact: true }).waitFor()
  await preview.page.locator('[data-cell=D20]').click()
  await preview.settled()
  await mkdir(folder, { recursive: true })
  await preview.page.screenshot({ path: `${folder}preview.png` })
} finally {
  await stack.stop()
}
