// Makes verifier-page.ts: verify.html with the verifier's scripts in it, as text that a Worker can hand out.
//
// `node test/pack/make-verifier.ts` writes it anew; verifier.test.ts holds it to its sources.
import { readFileSync, writeFileSync } from 'node:fs'
import { stripTypeScriptTypes } from 'node:module'
import { fileURLToPath } from 'node:url'
import { en } from '../../worker/pack/locales/en.ts'
import { ja } from '../../worker/pack/locales/ja.ts'

const here = (name: string): string =>
  fileURLToPath(new URL(`../../worker/pack/${name}`, import.meta.url))

/** The page, and the module that holds it. */
export function verifierModule(): string {
  const script = ['bytes', 'cells', 'figures', 'verify']
    .map((name) => plainScript(readFileSync(here(`verifier/${name}.ts`), 'utf8')))
    .join('\n')
  const words = { ja: ja.verifier, en: en.verifier }
  const page = readFileSync(here('verifier/verify.html'), 'utf8')
    .replace('/*SCRIPT*/', () => script)
    .replace('{/*WORDS*/}', () => JSON.stringify(words))
  return `// Made by test/pack/make-verifier.ts from worker/pack/verifier and the locales.\n// biome-ignore-all lint/suspicious/noTemplateCurlyInString: scripts as text\n// biome-ignore format: one text\nexport const verifierPage: string = ${JSON.stringify(page)}\n`
}

/** A module's text without types, imports, exports, comment lines and blank lines. */
const plainScript = (source: string): string =>
  stripTypeScriptTypes(source.replace(/^import [^;]*? from '[^']+'$/gms, ''))
    .replace(/^export (?=async function|function|const)/gm, '')
    .split('\n')
    .map((line) => line.trimEnd())
    .filter((line) => line !== '' && !/^\s*(\/\/|\/\*\*.*\*\/$)/.test(line))
    .join('\n')

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  writeFileSync(here('verifier/verifier-page.ts'), verifierModule())
}
