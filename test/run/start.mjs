// `npm start`: installs, builds, migrates the local database, starts the Worker with pane and preview.
import { installPackages, run } from './install.mjs'

try {
  installPackages()
  const { code } = await run(['test/run/start.ts'], { lasting: true })
  process.exit(code)
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exit(1)
}
