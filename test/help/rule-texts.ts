// What a person says of each rule: docs/help/<language>/rules/<family>.md, taken apart.
import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { families, type Language } from '../../shared/schema/index.ts'
import { type Decider, deciders, helpWords } from './locales.ts'

export const helpFolder = fileURLToPath(new URL('../../docs/help/', import.meta.url))

export interface RuleText {
  /** What it means, in Markdown. */
  means: string
  todo: string[]
  decides: Decider
  /** When it is left as it is, with a reason in words that can be taken over. */
  accept: string
  /** A case that was published, with its source. */
  happened: string | null
}

const labels = {
  ja: { decides: '決める人：', accept: '認める：' },
  en: { decides: 'Decides: ', accept: 'Accept: ' },
} satisfies Record<Language, { decides: string; accept: string }>

/** The texts of all rules by their code. @throws Error that says which file lacks what */
export function ruleTexts(language: Language): Map<string, RuleText> {
  const texts = new Map<string, RuleText>()
  for (const family of families) {
    const path = `${helpFolder}${language}/rules/${family}.md`
    if (!existsSync(path)) continue
    for (const part of readFileSync(path, 'utf8').split(/^## /m).slice(1)) {
      const code = part.slice(0, part.indexOf('\n')).trim()
      if (texts.has(code)) throw new Error(`${path} says ${code} twice`)
      texts.set(code, textOf(part.slice(part.indexOf('\n')), language, `${path}: ${code}`))
    }
  }
  return texts
}

/** What stands above a family's rules. */
export function familyText(language: Language, family: string): string {
  const path = `${helpFolder}${language}/rules/${family}.md`
  if (!existsSync(path)) return ''
  const text = readFileSync(path, 'utf8').split(/^## /m)[0] ?? ''
  return text.replace(/^# .*\n/, '').trim()
}

function textOf(body: string, language: Language, where: string): RuleText {
  const { decides, accept } = labels[language]
  const lines = body.split('\n')
  const after = (label: string) =>
    lines
      .find((line) => line.startsWith(label))
      ?.slice(label.length)
      .trim() ?? ''
  const who = after(decides)
  const decider = deciders.find((one) => helpWords[language].deciders[one] === who)
  const text = {
    means: lines
      .filter(
        (line) => !/^[->]/.test(line) && !line.startsWith(decides) && !line.startsWith(accept),
      )
      .join('\n')
      .trim(),
    todo: lines.filter((line) => line.startsWith('- ')).map((line) => line.slice(2).trim()),
    accept: after(accept),
    happened:
      lines
        .filter((line) => line.startsWith('> '))
        .map((line) => line.slice(2).trim())
        .join(language === 'ja' ? '' : ' ') || null,
  }
  if (!decider) throw new Error(`${where}: “${who}” is nobody who decides`)
  if (!text.means || text.todo.length === 0 || !text.accept) {
    throw new Error(`${where}: what it means, what to do or when to accept it is missing`)
  }
  return { ...text, decides: decider }
}
