// `npm run backup` and `npm run restore`: the local database into one file, and back out of it.
import { installPackages, run } from './install.mjs'

try {
  installPackages()
  const { code } = await run(['--no-warnings', 'worker/backup.ts', ...process.argv.slice(2)])
  process.exit(code)
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exit(1)
}
