// Builds pane and preview, starts the Worker over them, says where they are, and stops without leftovers.
import { fileURLToPath } from 'node:url'
import { startWorker } from '../../worker/serve.ts'
import { buildPreview } from '../preview/build.ts'
import { publishReferencePlan } from '../preview/seed.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))
const port = Number(process.env.PORT ?? 8787)

console.log('Building pane and preview …')
const { assets, page } = await buildPreview()
const worker = await startWorker({ port, assets, persistTo: `${root}.wrangler` })
await publishReferencePlan(worker)
console.log(`
Hanei is ready: ${worker.address}${page}
  API  ${worker.address}/v1   docs ${worker.address}/docs
  key  ${worker.key}
Ctrl-C stops it.`)
