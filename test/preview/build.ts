// Puts together what `npm start` serves: the built pane, the preview page beside it, and the pane's page
// once more with the stand-in's bootstrap before Office.js. Nothing of it is ever deployed.
import { spawn } from 'node:child_process'
import { cp, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { authBridgeScript } from '../excel/route-a/auth-bridge.ts'
import { bootstrapScript } from '../excel/route-a/bootstrap.ts'
import { buildHelp } from '../help/build.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))
const officeJs = `${root}node_modules/@microsoft/office-js/dist`

export interface BuiltPreview {
  /** Folder to serve. */
  assets: string
  /** Path of the preview page on the served origin. */
  page: string
}

/**
 * Builds pane and preview into a folder, which is replaced at the end and at once.
 * @param options.folder `dist/preview` of the repository when left out; two builds at a time need two
 * @param options.settings what the pane is built with, e.g. `HANEI_ENTRA_CLIENT_ID`
 * @throws Error when a build fails, with its output
 */
export const buildPreview = async (
  options: { folder?: string; settings?: Record<string, string> } = {},
): Promise<BuiltPreview> => {
  const folder = options.folder ?? `${root}dist/preview`
  const making = `${folder}.making`
  await rm(making, { recursive: true, force: true })
  await viteBuild('addin/vite.config.ts', `${making}/assets`, options.settings)
  await viteBuild('test/preview/vite.config.ts', `${making}/assets/preview`)
  const assets = `${making}/assets`
  await buildHelp(`${assets}/help`)
  await cp(officeJs, `${assets}/office-js`, {
    recursive: true,
    filter: (path) => !/\.(debug\.js|map|d\.ts)$/.test(path),
  })
  const network = await readFile(`${root}test/preview/network.js`, 'utf8')
  const host = [bootstrapScript(), authBridgeScript(), network].join(';\n')
  await writeFile(`${assets}/preview-host.js`, host)
  await cp(`${root}test/preview/worker.js`, `${assets}/preview-worker.js`)
  const page = await readFile(`${assets}/taskpane.html`, 'utf8')
  await writeFile(`${assets}/preview-pane.html`, withBootstrap(page))
  await rm(folder, { recursive: true, force: true })
  await rename(assets, folder)
  await rm(making, { recursive: true, force: true })
  return { assets: folder, page: '/preview/index.html' }
}

/** The pane's page with the bootstrap before its first script. */
const withBootstrap = (page: string): string => {
  const first = page.indexOf('<script')
  if (first < 0) throw new Error('the pane’s page has no script')
  return `${page.slice(0, first)}<script src="./preview-host.js"></script>\n    ${page.slice(first)}`
}

const viteBuild = async (
  config: string,
  outDir: string,
  settings: Record<string, string> = {},
): Promise<void> => {
  const vite = `${root}node_modules/vite/bin/vite.js`
  const child = spawn(
    process.execPath,
    [vite, 'build', '--config', config, '--outDir', outDir, '--logLevel', 'warn'],
    {
      cwd: root,
      env: { ...process.env, ...settings, HANEI_OFFICE_JS: 'bundled', NODE_ENV: 'production' },
      stdio: ['ignore', 'pipe', 'pipe'],
    },
  )
  let output = ''
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (part) => {
      output += part
    })
  }
  const code = await new Promise<number | null>((resolve, reject) => {
    child.on('error', reject)
    child.on('close', resolve)
  })
  if (code !== 0) throw new Error(`building ${config} failed:\n${output}`)
}
