// The frame around a page: way about, search, the other language; nothing inline, nothing from elsewhere.
import type { Language } from '../../shared/schema/index.ts'
import { escaped } from './html.ts'
import { helpWords } from './locales.ts'

export interface HelpPage {
  /** From the language's folder, without `.html`. */
  path: string
  title: string
  html: string
  headings: { id: string; text: string; depth: number }[]
}

export interface Frame {
  language: Language
  /** The pages that the way about names, in its order. */
  contents: readonly { path: string; title: string }[]
  style: string
  script: string
}

export function framed(page: HelpPage, frame: Frame): string {
  const { language, contents } = frame
  const t = helpWords[language]
  const other: Language = language === 'ja' ? 'en' : 'ja'
  const up = '../'.repeat(page.path.split('/').length)
  const own = up.slice(3)
  const links = contents.map(({ path, title }) => {
    const isHere = path === page.path || (path === 'rules/index' && page.path.startsWith('rules/'))
    return `<li><a href="${own}${path}.html"${isHere ? ' aria-current="page"' : ''}>${escaped(title)}</a></li>`
  })
  return `<!doctype html>
<html lang="${language}" data-own="${own || './'}" data-no-hits="${escaped(t.noHits)}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${escaped(page.title === t.site ? t.site : `${page.title} — ${t.site}`)}</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="${up}${frame.style}">
<script type="module" src="${up}${frame.script}"></script>
</head>
<body>
<a class="skip" href="#text">${t.skip}</a>
<header>
<a class="site" href="${own}index.html">${t.site}</a>
<form role="search" hidden><input type="search" id="words" aria-label="${t.search}" placeholder="${t.search}" autocomplete="off"></form>
<a class="language" lang="${other}" href="${up}${other}/${page.path}.html">${t.otherLanguage}</a>
</header>
<div id="hits" aria-live="polite"></div>
<nav aria-label="${t.contents}"><ul>${links.join('')}</ul></nav>
<main id="text">
${page.html}
</main>
</body>
</html>
`
}
