// What the pane and its worker thread say to each other.
import type { Operations } from './operations.ts'

export type OperationName = keyof Operations
export type InputOf<K extends OperationName> = Parameters<Operations[K]>[0]
export type OutputOf<K extends OperationName> = Awaited<ReturnType<Operations[K]>>

export type Request =
  | { kind: 'call'; id: number; name: OperationName; input: unknown }
  | { kind: 'cancel'; id: number }
export type Reply =
  | { kind: 'answer'; id: number; output: unknown }
  | { kind: 'crash'; id: number; detail: string }

/** The operations as the pane calls them. */
export interface WorkerThread {
  call<K extends OperationName>(
    name: K,
    input: InputOf<K>,
    options?: { signal?: AbortSignal },
  ): Promise<OutputOf<K>>
}
