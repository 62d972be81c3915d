// A guide's numbered steps and pictures, read out of its own Markdown, so that a browser can follow it.
import { readFileSync } from 'node:fs'
import type { Language, Role } from '../../shared/schema/index.ts'
import { helpFolder } from './rule-texts.ts'

export type Step =
  | { do: 'press'; name: string }
  | { do: 'choose'; field: string; value: string }
  | { do: 'enter'; field: string; value: string }
  | { do: 'see'; text: string }
  | { do: 'picture'; file: string }

export interface GuideSection {
  id: string
  /** The sample workbook that the section begins with. */
  sample: string
  /** What the person may do; the development key's all when left out. */
  roles: Role[] | null
  steps: Step[]
}

/** How a step is said. What is said otherwise is no step, and an error. */
const said: Record<Language, [RegExp, (a: string, b: string) => Step][]> = {
  ja: [
    [/^\*\*([^*]+)\*\*を押します。$/, (name) => ({ do: 'press', name })],
    [
      /^\*\*([^*]+)\*\*で「([^」]+)」を選びます。$/,
      (field, value) => ({ do: 'choose', field, value }),
    ],
    [
      /^\*\*([^*]+)\*\*に「([^」]+)」を入力します。$/,
      (field, value) => ({ do: 'enter', field, value }),
    ],
    [/^「([^」]+)」と出ます。$/, (text) => ({ do: 'see', text })],
  ],
  en: [
    [/^Press \*\*([^*]+)\*\*\.$/, (name) => ({ do: 'press', name })],
    [/^Choose “([^”]+)” in \*\*([^*]+)\*\*\.$/, (value, field) => ({ do: 'choose', field, value })],
    [/^Enter “([^”]+)” in \*\*([^*]+)\*\*\.$/, (value, field) => ({ do: 'enter', field, value })],
    [/^“([^”]+)” is shown\.$/, (text) => ({ do: 'see', text })],
  ],
}

/** Sections of a guide that begin with `<!-- preview: … -->`. @throws Error on a numbered item that is no step */
export function guideOf(language: Language, page: string): GuideSection[] {
  const text = readFileSync(`${helpFolder}${language}/${page}.md`, 'utf8')
  return text.split(/^## /m).flatMap((part) => {
    const id = /\{#([a-z-]+)\}/.exec(part)?.[1] ?? ''
    const [, setting = ''] = /^<!-- preview: (.+) -->$/m.exec(part) ?? []
    if (setting === '') return []
    const [sample = '', roles] = setting.split('; roles: ')
    const steps = part.split('\n').flatMap((line) => stepOf(line, language, `${page}#${id}`))
    return [{ id, sample, roles: roles ? (roles.split(', ') as Role[]) : null, steps }]
  })
}

function stepOf(line: string, language: Language, where: string): Step[] {
  const picture = /^!\[[^\]]+\]\(images\/([a-z-]+\.png)\)$/.exec(line)?.[1]
  if (picture) return [{ do: 'picture', file: picture }]
  const item = /^\d+\. (.*)$/.exec(line)?.[1]
  if (item === undefined) return []
  for (const [form, step] of said[language]) {
    const found = form.exec(item)
    if (found) return [step(found[1] ?? '', found[2] ?? '')]
  }
  throw new Error(`${language}/${where}: nobody can follow “${item}”`)
}

const guides = ['finance', 'audit'] as const

/**
 * The sections of all guides in the order in which they are followed: what is published for the ward
 * changes what the others show, so it comes last.
 */
export function sectionsOf(
  languages: readonly Language[],
): { language: Language; page: string; section: GuideSection }[] {
  const all = languages.flatMap((language) =>
    guides.flatMap((page) =>
      guideOf(language, page).map((section) => ({ language, page, section })),
    ),
  )
  const isLast = ({ section }: { section: GuideSection }) => section.id === 'policy'
  return [...all.filter((one) => !isLast(one)), ...all.filter(isLast)]
}
