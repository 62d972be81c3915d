// Calls in the name of a signed-in person: with a fresh token, a second time after a 401, refusals in their words.
import type { Bilingual } from '../../../shared/schema/index.ts'
import type { ClientTrouble } from '../../client/problem.ts'
import type { Connection } from '../../client/send.ts'
import type { Backroom, InputOf, OperationName, OutputOf } from '../../client/thread/protocol.ts'
import { signInWords } from '../locales/sign-in.ts'
import type { SignInState } from './sign-in.ts'

/** The same operations; those of a signed-in person keep their token valid. */
export function signedCalls(backroom: Backroom, signIn: SignInState): Backroom {
  return {
    async call<K extends OperationName>(
      name: K,
      input: InputOf<K>,
      options?: { signal?: AbortSignal },
    ): Promise<OutputOf<K>> {
      const isSigned = signIn.person.peek() !== null && tokenOf(input) !== ''
      if (!isSigned) return inTheirWords(await backroom.call(name, input, options), signIn)
      await signIn.fresh()
      const used = signIn.person.peek()?.token
      let output = await backroom.call(name, withToken(input, used), options)
      if (troubleIn(output)?.code === 'unauthorized') {
        // Another call may have had the same token refused, and a new one brought, meanwhile.
        const isOther = signIn.person.peek()?.token !== used || (await signIn.replace())
        const token = signIn.person.peek()?.token
        if (isOther && token) output = await backroom.call(name, withToken(input, token), options)
      }
      return inTheirWords(output, signIn)
    },
  }
}

/** A trouble as somebody who signs in has to be told it: no word of keys they never had. */
export function explain(trouble: ClientTrouble, signIn: SignInState): ClientTrouble {
  const word = wordFor(trouble, signIn)
  return word === null ? trouble : { ...trouble, message: said(word) }
}

type Word = keyof (typeof signInWords)['ja']['troubles']

function wordFor(trouble: ClientTrouble, signIn: SignInState): Word | null {
  const { code, problem = '' } = trouble
  if (signIn.person.peek() === null) {
    return code === 'noKey' && signIn.available ? 'signedOut' : null
  }
  if (code === 'forbidden') return 'noRole'
  if (code === 'notFound') return 'notYours'
  if (code !== 'unauthorized') return null
  if (signIn.phase.peek() === 'ended' || problem.endsWith(':token-expired')) return 'ended'
  if (problem.endsWith(':token-tenant')) return 'otherTenant'
  if (problem.endsWith(':token-audience')) return 'otherAudience'
  return 'refused'
}

const said = (word: Word): Bilingual => ({
  ja: signInWords.ja.troubles[word],
  en: signInWords.en.troubles[word],
})

/** Answers hold a trouble at the top, or beside a report that was made without the server. */
interface Troubled {
  trouble?: ClientTrouble | null
  checked?: { trouble: ClientTrouble | null }
}

const troubleIn = (output: object): ClientTrouble | null => {
  const { trouble, checked }: Troubled = output
  return trouble ?? checked?.trouble ?? null
}

function inTheirWords<T extends object>(output: T, signIn: SignInState): T {
  const trouble = troubleIn(output)
  if (trouble === null) return output
  const explained = explain(trouble, signIn)
  const { checked }: Troubled = output
  return checked
    ? { ...output, checked: { ...checked, trouble: explained } }
    : { ...output, trouble: explained }
}

const tokenOf = (input: object): string => {
  const { connection }: { connection?: Connection } = input
  return connection?.token ?? ''
}

function withToken<T extends object>(input: T, token: string | undefined): T {
  const { connection }: { connection?: Connection } = input
  return connection && token !== undefined
    ? { ...input, connection: { ...connection, token } }
    : input
}
