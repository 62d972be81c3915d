// Text of cells: shared strings and inline strings, rich text joined, furigana left out.
import { attribute, scanXml } from './xml.ts'

/** The texts of sharedStrings.xml in order; null when the part is damaged. */
export function readSharedStrings(xml: string): string[] | null {
  const strings: string[] = []
  const collector = createTextCollector()
  const whole = scanXml(xml, {
    open(name, attributes) {
      if (name === 'si') collector.start()
      else collector.open(name, attributes)
    },
    close(name) {
      if (name === 'si') strings.push(collector.take())
      else collector.close(name)
    },
    text: (text) => collector.text(text),
  })
  return whole ? strings : null
}

/** Gathers the text of one `si` or `is`: every `t` but those of furigana (`rPh`). */
export function createTextCollector() {
  let gathered = ''
  let inText = false
  let keepSpaces = false
  let run = ''
  let phonetic = 0
  return {
    start() {
      gathered = ''
      inText = false
      phonetic = 0
    },
    open(name: string, attributes: string) {
      if (name === 'rPh') phonetic++
      else if (name === 't' && phonetic === 0) {
        inText = true
        run = ''
        keepSpaces = attribute(attributes, 'xml:space') === 'preserve'
      }
    },
    close(name: string) {
      if (name === 'rPh') phonetic = Math.max(0, phonetic - 1)
      else if (name === 't' && inText) {
        gathered += keepSpaces ? run : run.trim()
        inText = false
      }
    },
    text(text: string) {
      if (inText) run += text
    },
    take: (): string => unescapeCharacters(gathered),
  }
}

/** `_x000D_` and the like stand for characters that XML cannot hold. */
export function unescapeCharacters(text: string): string {
  if (!text.includes('_x')) return text
  return text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, code: string) =>
    String.fromCharCode(Number.parseInt(code, 16)),
  )
}
