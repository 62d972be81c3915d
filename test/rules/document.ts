// docs/rules.md from the registry and the catalogues: `npm run docs` writes it.
import { writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { rulesetVersion } from '../../shared/assess.ts'
import { catalogues, type Template } from '../../shared/locales/index.ts'
import { type Need, type Rule, rules } from '../../shared/rules/index.ts'
import { families, type UnsettledFigure } from '../../shared/schema/index.ts'

export const documentPath = fileURLToPath(new URL('../../docs/rules.md', import.meta.url))

const familyTitles: Record<(typeof families)[number], string> = {
  structure: '表の形 Structure',
  schema: '運営方針との照合 Schema',
  amounts: '金額 Amounts',
  classification: '除外区分・反映区分 Classification',
  opinions: '区政会議の意見 Opinions',
  totals: '合計と割合 Totals',
  formulas: '数式 Formulas',
  year: '年度 Year',
  guideline: '機械判読の助言 Guideline advice',
}

const needTexts: Record<Need, string> = {
  table: 'a budget table',
  plan: 'a plan',
  formulas: 'formulas on the sheet',
  register: 'a register of council opinions',
}

/** What a rule's findings keep open. */
const unsettles: Record<UnsettledFigure, string> = {
  total: '**provisional**: can change the total, the base and the share',
  base: '**provisional**: can change the base and the share',
  share: '**provisional**: can change the share',
}

export function rulesDocument(): string {
  const sections = families.map((family) => {
    const own = rules.filter((rule) => rule.family === family)
    return [`## ${familyTitles[family]}`, ...own.map(section)].join('\n\n')
  })
  return `${[introduction(), ...sections].join('\n\n')}\n`
}

function introduction(): string {
  return `# Rules

<!-- Made by \`npm run docs\` from the registry in shared/rules; edit there. -->

Ruleset ${rulesetVersion}, ${rules.length} rules, in the order of their families. Each finding carries the rule's code, which does
not change. \`error\`: the published figures are wrong or cannot be read. \`warning\`: look at it. \`info\`: good to know.
\`advice\`: the Ministry of Internal Affairs' guideline on machine-readable statistical tables (2020-12-18) asks for it.

## States of a share

A share is \`final\`, \`provisional\` or \`not-applicable\` (\`totals.share.status\`), and \`totals.share.reasons\` names the
rules that keep it from being final. It is provisional while a finding of a rule marked **provisional** below stands as an
error or a warning, or an error of any rule. What is \`info\` or \`advice\` leaves it final: so does a finding that the
rule itself weighs as \`info\` because no money is concerned, and so does a ward's policy that gives a rule the severity
\`info\` with its reason, or a tolerance. Each finding says in \`unsettles\` which figures it can change, the widest of
\`total\`, \`base\`, \`share\`: what changes the total changes the base and the share too. A share is not applicable where
no line has a reflection mark or the base is not above 0: never 0 %.

## How they are told

A rule stays silent on a cell where one that is named as *silenced by* already explains what is there. When one rule finds
more than twenty things, the rest of them is one finding with all its cells. A ward's policy can change or switch off any
rule: \`"rules": { "totals/share-differs": { "severity": "info", "reason": "…" } }\`; the report shows the change and its
reason. In the messages below, \`{name}\` stands for a value of the finding's \`params\`; amounts are yen there, and are
printed in the sheet's unit in Japanese; \`{count|row|rows}\` is the count with one word or the other.`
}

function section(rule: Rule): string {
  const [ja, en] = [catalogues.ja.rules[rule.code], catalogues.en.rules[rule.code]]
  if (!ja || !en) throw new Error(`${rule.code} has no texts`)
  const facts = [
    `severity: **${rule.severity}**`,
    ...(rule.unsettles ? [unsettles[rule.unsettles]] : []),
    ...(rule.needs.length > 0
      ? [`needs ${rule.needs.map((need) => needTexts[need]).join(' and ')}`]
      : []),
    ...(rule.silencedBy.length > 0 ? [`silenced by ${codes(rule.silencedBy)}`] : []),
    ...(rule.silencedAnywhereBy
      ? [`silenced by ${codes(rule.silencedAnywhereBy)} anywhere on the sheet`]
      : []),
  ]
  return [
    `### ${rule.code}`,
    `${ja.title} · ${en.title}  \n${facts.join('; ')}`,
    [...messages(ja.message), ...messages(en.message)].join('\n'),
  ].join('\n\n')
}

const codes = (silencing: readonly string[]): string =>
  silencing.map((code) => `\`${code}\``).join(', ')

const messages = (template: Template): string[] =>
  typeof template === 'string'
    ? [`- ${template}`]
    : Object.entries(template).map(([variant, text]) => `- \`${variant}\`: ${text}`)

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  writeFileSync(documentPath, rulesDocument())
}
