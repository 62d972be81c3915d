// Puts together what `npm start` serves: the built pane, the preview page beside it, and the pane's page
// once more with the stand-in's bootstrap before Office.js. Nothing of it is ever deployed.
import { spawn } from 'node:child_process'
import { cp, mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { bootstrapScript } from '../excel/route-a/bootstrap.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))
const assets = `${root}dist/preview`

export interface BuiltPreview {
  /** Folder to serve. */
  assets: string
  /** Path of the preview page on the served origin. */
  page: string
}

/** Builds pane and preview into `dist/preview`. @throws Error when a build fails, with its output. */
export const buildPreview = async (): Promise<BuiltPreview> => {
  await viteBuild('addin/vite.config.ts', { HANEI_OFFICE_JS: 'bundled' })
  await viteBuild('test/preview/vite.config.ts', {})
  await rm(assets, { recursive: true, force: true })
  await mkdir(assets, { recursive: true })
  await cp(`${root}dist/pane`, assets, { recursive: true })
  await cp(`${root}dist/preview-page`, `${assets}/preview`, { recursive: true })
  const network = await readFile(`${root}test/preview/network.js`, 'utf8')
  await writeFile(`${assets}/preview-host.js`, `${bootstrapScript()}\n${network}`)
  await cp(`${root}test/preview/worker.js`, `${assets}/preview-worker.js`)
  const page = await readFile(`${assets}/taskpane.html`, 'utf8')
  await writeFile(`${assets}/preview-pane.html`, withBootstrap(page))
  return { assets, page: '/preview/index.html' }
}

/** The pane's page with the bootstrap before its first script. */
const withBootstrap = (page: string): string => {
  const first = page.indexOf('<script')
  if (first < 0) throw new Error('the pane’s page has no script')
  return `${page.slice(0, first)}<script src="./preview-host.js"></script>\n    ${page.slice(first)}`
}

const viteBuild = async (config: string, environment: Record<string, string>): Promise<void> => {
  const child = spawn(
    process.execPath,
    [`${root}node_modules/vite/bin/vite.js`, 'build', '--config', config, '--logLevel', 'warn'],
    { cwd: root, env: { ...process.env, ...environment }, stdio: ['ignore', 'pipe', 'pipe'] },
  )
  let output = ''
  child.stdout.on('data', (part) => {
    output += part
  })
  child.stderr.on('data', (part) => {
    output += part
  })
  const code = await new Promise<number | null>((resolve, reject) => {
    child.on('error', reject)
    child.on('close', resolve)
  })
  if (code !== 0) throw new Error(`building ${config} failed:\n${output}`)
}
