// `npm run kills`: 50 clients × 100 validations against a host and the local Worker, each killed six times.
import { installPackages, run, tool } from './install.mjs'

try {
  installPackages()
  const load = { HANEI_LOAD_EACH: '100', HANEI_LOAD_KILLS: '6', HANEI_LOAD_SECONDS: '900' }
  const environment = { ...load, ...process.env }
  const files = ['test/e2e/host-process.test.ts', 'test/e2e/worker-process.test.ts']
  const options = ['--config', 'test/vitest.config.ts', '--project', 'browser', '-t', 'killed']
  const { code } = await run([tool('vitest'), 'run', ...options, ...files], { environment })
  process.exit(code)
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exit(1)
}
