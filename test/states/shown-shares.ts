// Finds every place of an answer, sheet or screen that shows a share, and whether its state stands with it.
import type { ShareState } from '../../shared/schema/index.ts'

export interface ShownShare {
  /** Where it stands: a path of members, a line, a cell. */
  where: string
  text: string
  /** Whether its state is shown with it. */
  stated: boolean
}

const states: readonly unknown[] = ['final', 'provisional', 'not-applicable'] satisfies ShareState[]
const words: Readonly<Record<ShareState, RegExp>> = {
  final: /確定|\bFinal\b|\bfinal\b/,
  provisional: /暫定|provisional/i,
  'not-applicable': /該当なし|算出できま|not.applicable|does not apply/i,
}

/** Whether a text holds a percentage as a number of its own: 50.7 in 50.7%, not in 150.7 or 50.71. */
export const showsShare = (text: string, percent: string): boolean =>
  new RegExp(`(?<![\\d.])${percent.replace('.', '\\.')}(?![\\d.]*\\d)`).test(text)

/** Whether a text names the state. */
export const namesState = (text: string, state: ShareState): boolean => words[state].test(text)

/**
 * The places of a JSON answer. A member is stated by `status` beside it; a sentence by the word in
 * itself, and a sentence of a final share by its document, for it is the one that is published.
 * What a finding says of a share is the reason of its state.
 */
export function sharesInJson(value: unknown, percent: string, state: ShareState): ShownShare[] {
  const document = JSON.stringify(value)
  const stated = document.includes(`"status":"${state}"`)
  const found: ShownShare[] = []
  const walk = (node: unknown, where: string, beside: boolean): void => {
    if (Array.isArray(node)) {
      for (const [i, item] of node.entries()) walk(item, `${where}[${i}]`, beside)
    } else if (node !== null && typeof node === 'object') {
      const isStated = 'status' in node && states.includes(node.status)
      for (const [name, item] of Object.entries(node)) {
        if (name !== 'findings') walk(item, `${where}.${name}`, isStated)
      }
    } else if (showsShare(String(node), percent)) {
      const text = String(node)
      const self = beside || namesState(text, state) || (state === 'final' && stated)
      found.push({ where, text, stated: self })
    }
  }
  walk(value, '$', false)
  return found
}

/** The lines of a text, or the rows of a CSV, that show a share; each is stated by a word of its own. */
export function sharesInLines(text: string, percent: string, state: ShareState): ShownShare[] {
  // A final share's sentence and figure are stated once for the whole text.
  const whole = state === 'final' && namesState(text, state)
  return text.split(/\r?\n/).flatMap((line, i) =>
    // A warning or error in the list below names what keeps the share open.
    showsShare(line, percent) && !/^(?:error|warning) /.test(line)
      ? [{ where: `line ${i + 1}`, text: line, stated: whole || namesState(line, state) }]
      : [],
  )
}
