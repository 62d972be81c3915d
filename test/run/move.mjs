// `npm run move-ward`: a ward from one database to another.
import { installPackages, run } from './install.mjs'

try {
  installPackages()
  const { code } = await run(['--no-warnings', 'worker/move.ts', ...process.argv.slice(2)])
  process.exit(code)
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exit(1)
}
