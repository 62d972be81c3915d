// The Worker's entry: requests and the daily pruning.
import { createApp } from './app.ts'
import type { Bindings } from './env.ts'
import { prune } from './store/prune.ts'

const app = createApp()

export default {
  fetch: app.fetch,
  async scheduled(_controller, env) {
    const pruned = await prune(env.DB, new Date())
    console.log(JSON.stringify({ level: 'info', at: new Date().toISOString(), pruned }))
  },
} satisfies ExportedHandler<Bindings>
