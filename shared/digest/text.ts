// A text told by what it shares with another, in a snapshot's digest.
import type { HashWriter } from './hash-writer.ts'

/**
 * How many code units it shares with the start and with the end of the other, how many stand between
 * those, and these.
 */
export function writeText(writer: HashWriter, value: string, other: string): void {
  const most = Math.min(value.length, other.length)
  let start = 0
  while (start < most && value.charCodeAt(start) === other.charCodeAt(start)) start++
  let end = 0
  const rest = most - start
  let i = value.length - 1
  let j = other.length - 1
  while (end < rest && value.charCodeAt(i--) === other.charCodeAt(j--)) end++
  writer.varint(start)
  writer.varint(end)
  writer.varint(value.length - start - end)
  writer.codeUnits(value, start, value.length - end)
}
