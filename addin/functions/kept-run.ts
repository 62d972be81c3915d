// A kept run of the server by its number, or the latest one that the key may see.
import type { Validation } from '../../shared/schema/index.ts'
import { listRuns, readRun } from '../client/api.ts'
import type { Connection, SendOptions } from '../client/send.ts'
import { type FunctionResult, fails } from './result.ts'

/** Stands for the newest run wherever a run's number is asked for. */
export const LATEST = 'latest'

/** @param run a run's number, or `latest` */
export async function keptRun(
  connection: Connection,
  run: string,
  options: SendOptions,
): Promise<FunctionResult<Validation>> {
  let id = run
  if (run === LATEST) {
    const page = await listRuns(connection, { ward: '', cursor: null }, options)
    if (!page.ok) return fails({ code: 'notAnswered', problem: page.problem })
    const newest = page.value.items[0]
    if (!newest) return fails({ code: 'noRun' })
    id = newest.id
  }
  const answer = await readRun(connection, id, options)
  if (answer.ok) return answer
  const { problem } = answer
  return fails(
    problem.code === 'notFound' ? { code: 'noSuchRun', run: id } : { code: 'notAnswered', problem },
  )
}
