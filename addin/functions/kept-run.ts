// A kept run of the server by its number, or the latest one that the key may see.
import type { Language, Validation } from '../../shared/schema/index.ts'
import { listRuns, readRun } from '../client/api.ts'
import type { ClientProblem } from '../client/problem.ts'
import type { Connection, SendOptions } from '../client/send.ts'

/** Stands for the newest run wherever a run's number is asked for. */
export const LATEST = 'latest'

export type KeptRun = { ok: true; value: Validation } | { ok: false; message: string }

/** @param run a run's number, or `latest` */
export async function keptRun(
  connection: Connection,
  run: string,
  language: Language,
  options: SendOptions,
): Promise<KeptRun> {
  let id = run
  if (run === LATEST) {
    const page = await listRuns(connection, { ward: '', cursor: null }, options)
    if (!page.ok) return { ok: false, message: page.problem.message[language] }
    const newest = page.value.items[0]
    if (!newest) return { ok: false, message: NO_RUN[language] }
    id = newest.id
  }
  const answer = await readRun(connection, id, options)
  if (answer.ok) return answer
  return { ok: false, message: sentence(answer.problem, id, language) }
}

const NO_RUN = {
  ja: '保存された検証がまだありません。パネルで検証してください。',
  en: 'No validation has been kept yet. Validate in the pane first.',
}

function sentence({ code, message }: ClientProblem, id: string, language: Language): string {
  if (code !== 'notFound') return message[language]
  return language === 'ja'
    ? `検証番号「${id}」の検証がないか、見る権限がありません。番号を確かめてください。`
    : `There is no validation “${id}”, or this key may not see it. Check the number.`
}
