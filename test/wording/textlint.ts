// Japanese read by textlint: a kept preset for the manner, a list of ours for the words.
import { fileURLToPath } from 'node:url'
import { TextlintKernel, type TextlintKernelRule } from '@textlint/kernel'
import markdown from '@textlint/textlint-plugin-markdown'
import plainText from '@textlint/textlint-plugin-text'
import preset from 'textlint-rule-preset-ja-technical-writing'
import prh from 'textlint-rule-prh'

type RuleModule = TextlintKernelRule['rule']

/** CommonJS modules of ES modules: the rule may stand one deeper. */
const moduleOf = <T>(found: T | { default: T }): T =>
  typeof found === 'object' && found !== null && 'default' in found ? found.default : (found as T)

/** What of the preset is not used, and why: nothing else is ignored. */
const unused: Record<string, string> = {
  'arabic-kanji-numbers':
    '公用文作成の考え方 (2022) Ⅰ-4: 「一つ」「二枚」 and the like are written in kanji',
  'no-doubled-joshi':
    '「分子にも分母にも」「事業名と金額の見出しがある表が」: right, and clearer than without',
  'max-comma': 'counts the commas of 284,322',
}

const options: Record<string, object> = {
  'sentence-length': { max: 120 },
  'max-kanji-continuous-len': {
    max: 6,
    allow: ['区政充実重点経費', '区全体予算算定見込額', '予算算定見込額', '具体的取組〇件'],
  },
  // Lists may be short: 「確定：…がない」.
  'no-mix-dearu-desumasu': { preferInHeader: '', preferInBody: 'ですます', preferInList: '' },
  // 「総務課!F12」 and 「?figure=share」 are half-width.
  'no-exclamation-question-mark': {
    allowHalfWidthExclamation: true,
    allowHalfWidthQuestion: true,
    allowFullWidthExclamation: false,
    allowFullWidthQuestion: true,
  },
  'no-doubled-conjunctive-particle-ga': {},
}

const { rules, rulesConfig } = moduleOf(preset)
const ofPreset = Object.entries(rules)
  .filter(([id]) => !(id in unused))
  .map(([ruleId, rule]) => ({
    ruleId,
    rule: moduleOf(rule) as RuleModule,
    options: {
      ...(typeof rulesConfig[ruleId] === 'object' ? rulesConfig[ruleId] : {}),
      ...options[ruleId],
    },
  }))
const words = {
  ruleId: 'words',
  rule: moduleOf(prh) as RuleModule,
  options: { rulePaths: [fileURLToPath(new URL('words.ja.yml', import.meta.url))] },
}

/** Texts of a program go on in a placeholder, end in an example, and name single characters. */
const notForMessages = ['ja-no-mixed-period', 'no-unmatched-pair']

const kernel = new TextlintKernel()
const plugins = [
  { pluginId: 'markdown', plugin: moduleOf(markdown) },
  { pluginId: 'text', plugin: moduleOf(plainText) },
]

/** What is wrong with a text, a line each. */
export async function faultsOf(text: string, kind: 'page' | 'message'): Promise<string[]> {
  const ext = kind === 'page' ? '.md' : '.txt'
  const { messages } = await kernel.lintText(text, {
    ext,
    filePath: fileURLToPath(new URL(`text${ext}`, import.meta.url)),
    plugins,
    rules: [
      ...ofPreset.filter(({ ruleId }) => kind === 'page' || !notForMessages.includes(ruleId)),
      words,
    ],
  })
  return messages.map(
    ({ line, ruleId, message }) =>
      `${line} [${ruleId}] ${message.split('\n')[0]}: ${text.split('\n')[line - 1]?.slice(0, 80)}`,
  )
}
