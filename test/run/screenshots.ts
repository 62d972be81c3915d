// `npm run screenshots`: the pictures of the help, by following its guides in the preview in both languages.
import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { followGuide } from '../e2e/follow-guide.ts'
import { startStack } from '../e2e/stack.ts'
import { sectionsOf } from '../help/guide.ts'
import { languages } from '../help/locales.ts'
import { picturesFolder, wordsFile } from '../help/pictures.ts'

const stack = await startStack({ port: Number(process.env.PORT ?? 9581) })
let failed = false
try {
  for (const language of languages) {
    rmSync(`${picturesFolder}${language}`, { recursive: true, force: true })
    mkdirSync(`${picturesFolder}${language}`, { recursive: true })
  }
  for (const { language, section } of sectionsOf(languages)) {
    const { pictures, faults } = await followGuide(stack, section, language)
    if (faults.length > 0) throw new Error(`${section.id}: ${faults.join('; ')}`)
    for (const { file, bytes, words } of pictures) {
      writeFileSync(`${picturesFolder}${language}/${file}`, bytes)
      writeFileSync(wordsFile(language, file), `${words}\n`)
      console.log(`${language}/${file}: ${Math.round(bytes.length / 1024)} KB`)
    }
  }
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  failed = true
} finally {
  await stack.stop()
}
process.exit(failed ? 1 : 0)
