// `npm run client`: the API's typed client into dist/client, generated from the API's own description.
import { installPackages, run } from './install.mjs'

try {
  installPackages()
  const { code } = await run(['worker/client/generate.ts'])
  process.exit(code)
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exit(1)
}
