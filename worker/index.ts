// The Worker's entry: requests, the daily pruning, and what webhooks are still to be sent.
import { createApp } from './app.ts'
import type { Bindings } from './env.ts'
import { prune } from './store/prune.ts'
import { deliverDue } from './webhooks.ts'

const app = createApp()
const everyMinute = '* * * * *'

export default {
  fetch: app.fetch,
  async scheduled({ cron }, env) {
    // Every minute what a receiver did not take; once a day, at another minute, the rest.
    if (cron === everyMinute) {
      await deliverDue(env)
      return
    }
    const pruned = await prune(env.DB, new Date())
    console.log(JSON.stringify({ level: 'info', at: new Date().toISOString(), pruned }))
  },
} satisfies ExportedHandler<Bindings>
