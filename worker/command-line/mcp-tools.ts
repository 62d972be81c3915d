// What an assistant may ask of budget files: read-only, every answer with its cells and digests.
import { realpathSync } from 'node:fs'
import { resolve, sep } from 'node:path'
import { z } from 'zod'
import { checkPage } from '../../shared/tie-out/index.ts'
import { explain, reportAnswer } from '../mcp/answers.ts'
import { type Tool, tool } from '../mcp/tool.ts'
import { type Assessed, assessInput } from './assess.ts'
import { compare } from './compare.ts'
import { type Input, readAgainst, readInput, readTogether } from './input.ts'
import type { Asked } from './options.ts'
import { CommandProblem } from './problem.ts'
import type { Surroundings } from './surroundings.ts'
import { readPage } from './tie.ts'
import { traceOf } from './trace.ts'
import { verify } from './verify.ts'

/** Numbers and names of one answer. */
const mostNoted = 200

const path = z.string().max(4_096)
const budget = {
  files: z
    .array(path)
    .min(1)
    .max(64)
    .describe('Paths in the folder: .xlsx, CSV or JSON; several are one budget'),
  sheets: z.array(z.string().max(255)).max(64).optional().describe('Names of the sheets to read'),
  plan: path.optional().describe('Path of the ward’s plan: JSON, text or Markdown'),
  policy: path.optional().describe('Path of the policy: JSON'),
}
const offset = z.int().min(0).optional().describe('Where the page begins')

/** The tools over the files of one folder and those below it. */
export function fileTools(folder: string, surroundings: Surroundings): Record<string, Tool> {
  const root = realpathSync(folder)
  const inside = (name: string): string => {
    const asked = resolve(root, name)
    let real = asked
    try {
      real = realpathSync(asked)
    } catch {
      // It is not there, which reading it says.
    }
    if (real === root || real.startsWith(root + sep)) return real
    throw new CommandProblem(surroundings.words.mcp.outside(name))
  }
  const read = (asked: z.infer<z.ZodObject<typeof budget>>): { input: Input; result: Assessed } => {
    const paths = asked.files.map(inside)
    const [only = ''] = paths
    const input =
      paths.length > 1
        ? readTogether(paths, surroundings)
        : readInput(only, asked.sheets ?? [], surroundings)
    const against = readAgainst(
      { plan: asked.plan && inside(asked.plan), policy: asked.policy && inside(asked.policy) },
      surroundings,
    )
    const result = assessInput(asked.files.join(' + '), input, against, surroundings.words)
    return { input, result }
  }
  const call = (part: Partial<Asked>): Asked => ({
    ...{ command: 'check', paths: [], sheets: [], together: false, format: 'json' },
    ...part,
  })

  return {
    check: tool({
      title: 'Check a budget',
      description:
        'Totals, exclusions, the council-reflection share with its state, and findings with their cells.',
      input: { ...budget, offset },
      run: (asked) => {
        const { digest, report } = read(asked).result
        return { files: asked.files, ...reportAnswer(digest, report, asked.offset ?? 0) }
      },
    }),
    trace: tool({
      title: 'Trace a figure or a cell',
      description:
        'Down from a figure (share, base, total, exclusions.<id>, issues.1.2 …) to its cells, or up from a cell to its figures.',
      input: {
        ...budget,
        subject: z.string().max(400).describe('A figure’s name, or a cell'),
        offset,
      },
      run: (asked) => {
        const { input, result } = read(asked)
        const found = traceOf(result, input, asked.subject, asked.offset ?? 0)
        if (!found) throw new CommandProblem(surroundings.words.trace.unknown(asked.subject))
        const { digest, report } = result
        return { files: asked.files, digest, snapshotDigest: report.snapshotDigest, ...found }
      },
    }),
    compare: tool({
      title: 'Compare two budgets',
      description: 'What changed from one file to another, with each change’s effect on the share.',
      input: { from: path, to: path, plan: path.optional(), policy: path.optional() },
      run: ({ from, to, plan, policy }) =>
        parsed(
          compare(
            call({
              paths: [inside(from), inside(to)],
              ...(plan === undefined ? {} : { plan: inside(plan) }),
              ...(policy === undefined ? {} : { policy: inside(policy) }),
            }),
            surroundings,
          ).text,
        ),
    }),
    tie: tool({
      title: 'Tie out a draft page',
      description:
        'Every number of a draft (text, Markdown, HTML, .docx) held against the budget, and the plan’s names and marks; what differs, with what it should be and which cell says so.',
      input: { ...budget, draft: path.describe('Path of the draft page') },
      run: (asked) => {
        const { result } = read(asked)
        const page = readPage(inside(asked.draft), surroundings)
        const basis = {
          report: result.report,
          lines: result.lines().lines,
          plan: result.plan,
          policy: result.policy,
        }
        const { numbers, names, counts } = checkPage(page, basis)
        const noted = [...numbers, ...names].filter(({ message }) => message !== undefined)
        return {
          files: asked.files,
          digest: result.digest,
          counts,
          noted: noted.slice(0, mostNoted),
        }
      },
    }),
    explain,
    verify: tool({
      title: 'Verify a receipt',
      description: 'Whether a receipt is good under public keys, and a workbook still as attested.',
      input: {
        receipt: path,
        keys: path.describe('A copy of /.well-known/jwks.json'),
        file: path.optional(),
      },
      run: async ({ receipt, keys, file }) => {
        const paths = [inside(receipt), ...(file === undefined ? [] : [inside(file)])]
        return parsed((await verify(call({ paths, keys: inside(keys) }), surroundings)).text)
      },
    }),
  }

  function parsed(text: string | Uint8Array): object {
    // Paths are told as they were asked for, not as they stand on the machine.
    return JSON.parse(String(text).replaceAll(JSON.stringify(root + sep).slice(1, -1), ''))
  }
}
