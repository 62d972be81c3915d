// What the verifier says, and what it reads.

/** One thing that was checked. `ok` null: it could not be, and `code` says why. */
export interface Checked {
  /** Name of the part, or of what holds parts together. */
  part: string
  ok: boolean | null
  code: string
  detail?: string
}

/** Parts of a pack by name. */
export type Parts = Map<string, Uint8Array<ArrayBuffer>>
