// The page of a rule: its title and weight from the registry, its examples from its tests, its words from docs/help.
import { ruleTitle } from '../../shared/locales/index.ts'
import { type Rule, rules } from '../../shared/rules/index.ts'
import { families, type Language } from '../../shared/schema/index.ts'
import { cases } from '../rules/cases/index.ts'
import { exampleOf } from './example.ts'
import { escaped, rendered, renderedInline } from './html.ts'
import { findingWords, helpWords } from './locales.ts'
import type { HelpPage } from './page.ts'
import { familyText, type RuleText, ruleTexts } from './rule-texts.ts'

/** Pages of all rules, and the list of them. @throws Error where a rule has no example */
export function rulePages(language: Language): HelpPage[] {
  const texts = ruleTexts(language)
  const unknown = [...texts.keys()].filter((code) => !rules.some((rule) => rule.code === code))
  if (unknown.length > 0) throw new Error(`docs/help speaks of ${unknown.join(', ')}, no rules`)
  return [
    listPage(language),
    ...rules.map((rule) => rulePage(rule, texts.get(rule.code), language)),
  ]
}

function listPage(language: Language): HelpPage {
  const t = helpWords[language]
  const sections = families.map((family) => {
    const rows = rules
      .filter((rule) => rule.family === family)
      .map(
        ({ code, severity }) =>
          `<li><span class="severity is-${severity}">${findingWords[language].severities[severity]}</span> <a href="${code}.html">${escaped(ruleTitle(code)[language])}</a></li>`,
      )
    return `<h2 id="${family}">${escaped(findingWords[language].families[family])}</h2>\n${rendered(familyText(language, family)).html}<ul class="rules">${rows.join('\n')}</ul>`
  })
  return {
    path: 'rules/index',
    title: t.rules,
    html: `<h1>${t.rules}</h1>\n<p>${escaped(t.rulesIntro(rules.length))}</p>\n${sections.join('\n')}`,
    headings: [],
  }
}

function rulePage(rule: Rule, text: RuleText | undefined, language: Language): HelpPage {
  const t = helpWords[language]
  const own = cases.find(({ code }) => code === rule.code)
  if (!own) throw new Error(`${rule.code} has no example`)
  const { html, finding } = exampleOf(own, language)
  const title = ruleTitle(rule.code)[language]
  const parts = [
    `<p class="family"><a href="../index.html#${rule.family}">${escaped(findingWords[language].families[rule.family])}</a> · <code>${rule.code}</code></p>`,
    `<h1>${escaped(title)}</h1>`,
    `<p><span class="severity is-${rule.severity}">${findingWords[language].severities[rule.severity]}</span></p>`,
    ...(text ? [rendered(text.means).html] : []),
    html,
    `<h2 id="said">${t.said}</h2><blockquote class="said">${escaped(finding.message[language])}</blockquote>`,
    ...(text ? [advice(text, language)] : []),
    facts(rule, language),
  ]
  return { path: `rules/${rule.code}`, title, html: parts.join('\n'), headings: [] }
}

/** What a person says of it. A rule that has just been written may lack it; its test does not let it stay so. */
function advice(text: RuleText, language: Language): string {
  const t = helpWords[language]
  const todo = text.todo.map((one) => `<li>${renderedInline(one)}</li>`).join('')
  return [
    `<h2 id="todo">${t.todo}</h2><ul>${todo}</ul>`,
    `<dl><dt>${t.decides}</dt><dd>${t.deciders[text.decides]}</dd><dt>${t.accept}</dt><dd>${renderedInline(text.accept)}</dd></dl>`,
    ...(text.happened
      ? [`<h2 id="happened">${t.happened}</h2><p>${renderedInline(text.happened)}</p>`]
      : []),
  ].join('\n')
}

function facts(rule: Rule, language: Language): string {
  const t = helpWords[language]
  const rows: [string, string][] = [
    [
      t.severityOf,
      `${findingWords[language].severities[rule.severity]}：${t.severityMeans[rule.severity]}`,
    ],
    [
      t.share,
      rule.unsettles
        ? t.unsettles[rule.unsettles]
        : rule.severity === 'error'
          ? t.settlesAsError
          : t.settlesNothing,
    ],
    [
      t.needs,
      rule.needs.length > 0
        ? rule.needs.map((need) => t.needTexts[need]).join(language === 'ja' ? '、' : ', ')
        : t.always,
    ],
  ]
  const silenced = [
    silencing(t.silencedBy, rule.silencedBy, language),
    silencing(t.silencedAnywhere, rule.silencedAnywhereBy ?? [], language),
  ].join('')
  const told = rows.map(
    ([name, value]) =>
      `<dt>${name}</dt><dd>${escaped(language === 'ja' ? value : value.replace('：', ': '))}</dd>`,
  )
  if (silenced) told.push(`<dt>${t.silenced}</dt><dd>${silenced}</dd>`)
  return `<dl class="facts">${told.join('\n')}</dl>`
}

const silencing = (lead: string, codes: readonly string[], language: Language): string =>
  codes.length === 0
    ? ''
    : `${lead}<ul>${codes
        .map(
          (code) => `<li><a href="../${code}.html">${escaped(ruleTitle(code)[language])}</a></li>`,
        )
        .join('')}</ul>`
