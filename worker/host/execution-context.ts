// The platform's context of a request, for callers that are no server: tests and measurements.

export interface Context {
  waitUntil(work: Promise<unknown>): void
  passThroughOnException(): void
  work: Promise<unknown>[]
}

export function createExecutionContext(): Context {
  const work: Promise<unknown>[] = []
  return { work, waitUntil: (promise) => void work.push(promise), passThroughOnException: () => {} }
}

export const waitOnExecutionContext = async ({ work }: Context): Promise<void> => {
  await Promise.all(work)
}
