// Calls in the name of a signed-in person: with a fresh token, a second time after a 401, refusals in their words.
import type { Bilingual } from '../../../shared/schema/index.ts'
import type { ClientProblem } from '../../client/problem.ts'
import type { Connection } from '../../client/send.ts'
import type {
  InputOf,
  OperationName,
  OutputOf,
  WorkerThread,
} from '../../client/thread/protocol.ts'
import { signInWords } from '../locales/sign-in.ts'
import type { SignInState } from './sign-in.ts'

/** The same operations; those of a signed-in person keep their token valid. */
export function signedCalls(workerThread: WorkerThread, signIn: SignInState): WorkerThread {
  return {
    async call<K extends OperationName>(
      name: K,
      input: InputOf<K>,
      options?: { signal?: AbortSignal },
    ): Promise<OutputOf<K>> {
      const isSigned = signIn.person.peek() !== null && tokenOf(input) !== ''
      if (!isSigned) return inTheirWords(await workerThread.call(name, input, options), signIn)
      await signIn.fresh()
      const used = signIn.person.peek()?.token
      let output = await workerThread.call(name, withToken(input, used), options)
      if (problemIn(output)?.code === 'unauthorized') {
        // Another call may have had the same token refused, and a new one brought, meanwhile.
        const isOther = signIn.person.peek()?.token !== used || (await signIn.replace())
        const token = signIn.person.peek()?.token
        if (isOther && token)
          output = await workerThread.call(name, withToken(input, token), options)
      }
      return inTheirWords(output, signIn)
    },
  }
}

/** A problem as somebody who signs in has to be told it: no word of keys they never had. */
export function explain(problem: ClientProblem, signIn: SignInState): ClientProblem {
  const word = wordFor(problem, signIn)
  return word === null ? problem : { ...problem, message: said(word) }
}

type Word = keyof (typeof signInWords)['ja']['problems']

function wordFor(problem: ClientProblem, signIn: SignInState): Word | null {
  const { code, type = '' } = problem
  if (signIn.person.peek() === null) {
    return code === 'noKey' && signIn.available ? 'signedOut' : null
  }
  if (code === 'forbidden') return 'noRole'
  if (code === 'notFound') return 'notYours'
  if (code !== 'unauthorized') return null
  if (signIn.phase.peek() === 'ended' || type.endsWith(':token-expired')) return 'ended'
  if (type.endsWith(':token-tenant')) return 'otherTenant'
  if (type.endsWith(':token-audience')) return 'otherAudience'
  return 'refused'
}

const said = (word: Word): Bilingual => ({
  ja: signInWords.ja.problems[word],
  en: signInWords.en.problems[word],
})

/** Answers hold a problem at the top, or beside a report that was made without the server. */
interface Problemd {
  problem?: ClientProblem | null
  checked?: { problem: ClientProblem | null }
}

const problemIn = (output: object): ClientProblem | null => {
  const { problem, checked }: Problemd = output
  return problem ?? checked?.problem ?? null
}

function inTheirWords<T extends object>(output: T, signIn: SignInState): T {
  const problem = problemIn(output)
  if (problem === null) return output
  const explained = explain(problem, signIn)
  const { checked }: Problemd = output
  return checked
    ? { ...output, checked: { ...checked, problem: explained } }
    : { ...output, problem: explained }
}

/** A call's connection stands at the top, or in what is to be attested. */
interface Signed {
  connection?: Connection
  attest?: { connection: Connection } | null
}

const tokenOf = (input: object): string => {
  const { connection, attest }: Signed = input
  return (connection ?? attest?.connection)?.token ?? ''
}

function withToken<T extends object>(input: T, token: string | undefined): T {
  if (token === undefined) return input
  const { connection, attest }: Signed = input
  if (attest)
    return { ...input, attest: { ...attest, connection: { ...attest.connection, token } } }
  return connection ? { ...input, connection: { ...connection, token } } : input
}
