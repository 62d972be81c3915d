// Makes check-offline.html: the page without Excel as one file that opens from disk and asks no network.
import { createHash } from 'node:crypto'
import { readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { gzipSync } from 'node:zlib'
import { build, type Plugin, type UserConfig } from 'vite'

/** @param settings that this build has in common with the pane's own */
export function oneFile(entry: string, settings: UserConfig): Plugin {
  let outDir = ''
  return {
    name: 'hanei:one-file',
    apply: 'build',
    configResolved(config) {
      outDir = resolve(config.root, config.build.outDir)
    },
    async closeBundle() {
      const folder = join(outDir, '.one-file')
      await build({
        ...settings,
        configFile: false,
        publicDir: false,
        // `import.meta` of a helper that is never called is nothing to tell.
        logLevel: 'error',
        build: {
          ...settings.build,
          outDir: folder,
          emptyOutDir: true,
          cssCodeSplit: false,
          rollupOptions: {
            ...settings.build?.rollupOptions,
            input: entry,
            // Modules don't load from disk: one classic script.
            output: { format: 'iife', codeSplitting: false, entryFileNames: 'code.js' },
          },
        },
      })
      const style = (await filesIn(folder, '.css')).join('')
      const [code = ''] = await filesIn(folder, '.js')
      const template = await readFile(entry.replace(/\.tsx$/, '.html'), 'utf8')
      await writeFile(join(outDir, 'check-offline.html'), pageOf(template, code, style))
      await rm(folder, { recursive: true })
    },
  }
}

async function filesIn(folder: string, end: string): Promise<string[]> {
  const names = (await readdir(folder, { recursive: true })).filter((name) => name.endsWith(end))
  return Promise.all(names.sort().map((name) => readFile(join(folder, name), 'utf8')))
}

/** Unpacks the script, which the page and its worker thread both run. */
const loader = `(async()=>{const t=document.getElementById('code').textContent;const b=Uint8Array.from(atob(t),c=>c.charCodeAt(0));const s=await new Response(new Blob([b]).stream().pipeThrough(new DecompressionStream('gzip'))).blob();const e=document.createElement('script');e.src=URL.createObjectURL(new Blob([s],{type:'text/javascript'}));document.head.append(e)})()`

function pageOf(template: string, code: string, style: string): string {
  const policy = [
    "default-src 'none'",
    `script-src '${hashOf(loader)}' blob:`,
    'worker-src blob:',
    `style-src '${hashOf(style)}'`,
    'img-src data:',
    "connect-src 'none'",
    "form-action 'none'",
    "base-uri 'none'",
  ].join('; ')
  const [before = '', after = ''] = template.split('/*loader*/')
  return `${before.trimEnd()}${loader}${after.trimStart()}`
    .replace('{policy}', policy)
    .replace('{code}', gzipSync(code, { level: 9 }).toString('base64'))
    .replace(/\/\*style\*\//, () => style)
}

const hashOf = (text: string): string =>
  `sha256-${createHash('sha256').update(text).digest('base64')}`
