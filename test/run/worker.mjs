// `npm run worker`: the API alone, on the same database and key as `npm start`.
import { installPackages, run } from './install.mjs'

try {
  installPackages()
  const { code } = await run(['worker/serve.ts'], { lasting: true })
  process.exit(code)
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exit(1)
}
