// Errors as RFC 9457 problem documents.
import type { Context } from 'hono'
import type { z } from 'zod'
import type { LimitName, Problem, ProblemError } from '../../shared/schema/index.ts'
import { limits } from '../../shared/schema/index.ts'
import type { HaneiEnv } from '../env.ts'
import { type ProblemTexts, problemTexts, type Sentence } from '../locales/index.ts'
import { answerLanguage } from './accept.ts'

export type ProblemStatus = keyof ProblemTexts['titles']

export interface ProblemOptions {
  /** Short name, part of `type`: docs/api.md#errors lists them. */
  code: string
  detail: Sentence
  errors?: (Omit<ProblemError, 'detail'> & { detail: Sentence })[]
  limit?: LimitName
  headers?: Record<string, string>
}

/** A problem answer. `detail` says what is wrong and what to do; it never holds budget values. */
export function problem(
  c: Context<HaneiEnv>,
  status: ProblemStatus,
  { code, detail, errors, limit, headers }: ProblemOptions,
): Response {
  c.set('problem', code)
  const language = answerLanguage(c.req.header('Accept-Language'))
  const say = problemTexts[language]
  const body: Problem = {
    type: `urn:hanei:problem:${code}`,
    title: say.titles[status],
    status,
    detail: detail(say, language),
    requestId: c.get('requestId') ?? '',
    ...(errors
      ? { errors: errors.map((error) => ({ ...error, detail: error.detail(say, language) })) }
      : {}),
    ...(limit ? { limit } : {}),
  }
  return c.body(JSON.stringify(body), status, {
    'Content-Type': 'application/problem+json; charset=utf-8',
    'Content-Language': language,
    'Cache-Control': 'no-store',
    ...headers,
  })
}

/** The one answer to everything that is not there or not the caller's to see. */
export const notFound = (c: Context<HaneiEnv>): Response =>
  problem(c, 404, {
    code: 'not-found',
    detail: (say) => say.notFound,
  })

export const forbidden = (c: Context<HaneiEnv>, role: string): Response =>
  problem(c, 403, {
    code: 'role-missing',
    detail: (say) =>
      c.get('principal').kind === 'entra' ? say.groupsLackRole(role) : say.keyLacksRole(role),
  })

/** 413 with the limit's name and value. */
export const tooLarge = (
  c: Context<HaneiEnv>,
  limit: LimitName,
  what: Sentence = (say) => say.tooLargeRequest,
  most: number = limits[limit],
): Response =>
  problem(c, 413, {
    ...{ code: 'too-large', limit },
    detail: (say, language) => say.tooLarge(what(say, language), limit, most),
  })

/** `["snapshot","rows",3]` → `/snapshot/rows/3`. RFC 6901. */
export const pointerOf = (path: readonly PropertyKey[]): string =>
  path.map((part) => `/${String(part).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('')

const mostErrors = 50

/** Schema issues as problem errors; of a union, the branch that came furthest. */
export function problemErrors(
  error: z.ZodError,
  prefix = '',
): NonNullable<ProblemOptions['errors']> {
  return flatten(error.issues, [])
    .slice(0, mostErrors)
    .map(({ path, issue }) => ({
      pointer: prefix + pointerOf(path),
      code: customCode(issue) ?? issue.code ?? 'invalid',
      detail: () => issue.message,
    }))
}

interface PlacedIssue {
  path: PropertyKey[]
  issue: z.core.$ZodIssue
}

function flatten(issues: z.core.$ZodIssue[], path: PropertyKey[]): PlacedIssue[] {
  return issues.flatMap((issue): PlacedIssue[] => {
    const here = [...path, ...issue.path]
    if (issue.code !== 'invalid_union' || issue.errors.length === 0) return [{ path: here, issue }]
    const branches = issue.errors.map((branch) => flatten(branch, here))
    const depth = (branch: PlacedIssue[]) => Math.max(0, ...branch.map((i) => i.path.length))
    return branches.reduce((best, branch) => (depth(branch) > depth(best) ? branch : best))
  })
}

/** The code that `checkCells` gives its issues. */
export function customCode(issue: z.core.$ZodIssue): string | null {
  const code: unknown = issue.code === 'custom' ? issue.params?.code : undefined
  return typeof code === 'string' ? code : null
}
