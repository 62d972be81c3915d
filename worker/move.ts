// `npm run move-ward`: a ward from one host's folder to another's, or out as SQL for D1.
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { folderOf, lockFolder, openDatabase } from './host/folder.ts'
import { Refusal, runCommand, typedPath } from './host/operator.ts'
import { moveWard } from './sqlite/move-ward.ts'
import { wardStatements } from './sqlite/ward-statements.ts'

const usage = `npm run move-ward -- --ward ID --from FOLDER --to FOLDER
npm run move-ward -- --ward ID --from FOLDER --sql FILE

FOLDER is a host's, stopped meanwhile. FILE then goes into D1 by wrangler d1 execute --file;
nothing is deleted: that is the API's, when the ward is there. docs/scale.md says the rest.`

async function main(args: string[]): Promise<void> {
  const text = { type: 'string' } as const
  const { values } = parseArgs({ args, options: { ward: text, from: text, to: text, sql: text } })
  const { ward, from, to, sql } = values
  if (!ward || !from || !to === !sql) throw new Refusal(usage)
  const source = openFolder(typedPath(from))
  if (sql) {
    writeFileSync(typedPath(sql), wardStatements(source.database, ward, new Date()), {
      mode: 0o600,
    })
    return console.log(`${ward} is in ${sql}.`)
  }
  const target = openFolder(typedPath(to ?? ''))
  const moved = await moveWard(source.database, target.database, ward, new Date()).catch(
    (error: Error) => {
      throw new Refusal(error.message)
    },
  )
  for (const [table, rows] of Object.entries(moved.rows))
    if (rows > 0) console.log(`${table} ${rows}`)
  console.log(
    `${moved.runs} runs with receipts and reports, ${moved.auditRows} audit rows ending with ${moved.heads[0]?.hash}`,
  )
  if (moved.faults.length > 0) {
    throw new Refusal(
      `${moved.faults.join('\n')}\nNothing was deleted at the old place. Take the ward out of the new one by restoring its backup.`,
    )
  }
  console.log(
    `${ward} is moved. Its own ${moved.keys.length} keys work at the new place alone; keys of several wards must be made there anew.`,
  )
}

/** The folder's database, at this version; throws while a host runs on it. */
function openFolder(path: string): { database: string } {
  const folder = folderOf(path)
  lockFolder(folder.lock)
  openDatabase(folder.database, join(path, 'backups')).close()
  return folder
}

await runCommand(() => main(process.argv.slice(2)))
