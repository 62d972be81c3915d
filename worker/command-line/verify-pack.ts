// `hanei verify PACK.zip`: an evidence pack, checked part by part as its own page checks it.
import { openZip } from '../../shared/files/index.ts'
import type { Jwks, Language } from '../../shared/schema/index.ts'
import { textsIn } from '../pack/cover.ts'
import type { Checked, Parts } from '../pack/verifier/types.ts'
import { faultCodes, verifyParts } from '../pack/verifier/verify.ts'
import { verifyReceipt } from '../receipts/receipt.ts'
import type { Asked } from './options.ts'
import { CommandProblem } from './problem.ts'
import type { Answer, Surroundings } from './surroundings.ts'

/**
 * Exit status 0 where nothing differs, 1 where something does.
 * @param keys published apart from the pack, null where the call names none
 */
export async function verifyPackFile(
  bytes: Uint8Array,
  keys: Jwks | null,
  { format }: Asked,
  { words, language }: Surroundings,
): Promise<Answer> {
  const parts = partsIn(bytes, language)
  const checked = await verifyParts(parts)
  if (keys) checked.push(await withKeys(parts, keys))
  const status = checked.some(({ ok }) => ok === false) ? 1 : 0
  if (format === 'json') return { text: `${JSON.stringify({ checked })}\n`, status }
  const texts = textsIn(language).verifier
  const isOpen = checked.some(({ ok }) => ok === null)
  const verdict = status === 1 ? texts.someBad : isOpen ? texts.someOpen : texts.allGood
  const lines = checked.map((one) => checkedText(one, language))
  const notes = keys || !parts.has('keys.json') ? [] : [words.verify.ownKeys]
  return { text: `${[verdict, ...lines, ...notes].join('\n')}\n`, status }
}

function checkedText({ part, ok, code, detail = '' }: Checked, language: Language): string {
  const { marks, codes, not } = textsIn(language).verifier
  const mark = ok === true ? marks.good : ok === false ? marks.bad : marks.open
  const said = codes[code] ?? code
  return `  ${mark} ${part}: ${ok === false && !faultCodes.includes(code) ? not : ''}${said}${detail}`
}

/** Unpacked within the limits of a workbook. */
function partsIn(bytes: Uint8Array, language: Language): Parts {
  const opened = openZip(bytes)
  if (!opened.ok) throw new CommandProblem(opened.problem.message[language])
  return new Map(
    opened.zip.names.map((name) => {
      const part = opened.zip.read(name)
      if (part && !part.ok) throw new CommandProblem(part.problem.message[language])
      return [name, new Uint8Array(part?.bytes ?? [])]
    }),
  )
}

/** Whether the pack's receipt is good under keys that came another way. */
async function withKeys(parts: Parts, keys: Jwks): Promise<Checked> {
  const receipt = new TextDecoder().decode(parts.get('receipt.txt')).trim()
  const verdict = await verifyReceipt(receipt, keys, 'any')
  const code = verdict.valid
    ? 'signed'
    : verdict.reason === 'unknown-key'
      ? 'not-published-key'
      : 'bad-signature'
  return {
    part: 'receipt.txt',
    ok: verdict.valid,
    code,
    ...(verdict.valid ? { detail: '--keys' } : {}),
  }
}
