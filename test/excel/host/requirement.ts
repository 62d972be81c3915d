// Whether the Excel being played has a member at all: its requirement set against the played ones.
import { HostError } from './errors.ts'
import { REQUIREMENT_SETS } from './requirement-sets.ts'
import type { HostState } from './state.ts'

/** @throws HostError ApiNotFound when the member came in a later set than the one played. */
export const assertSupported = (state: HostState, type: string, member: string): void => {
  if (!isSupported(state, type, member)) {
    throw new HostError(
      'ApiNotFound',
      `${type}.${member} needs ${neededSet(type, member).join(' ')}`,
    )
  }
}

export const isSupported = (state: HostState, type: string, member: string): boolean => {
  const [set, version] = neededSet(type, member)
  const played = state.requirementSets[set]
  return played !== undefined && compareVersions(played, version) >= 0
}

/** Set and version in which a member came. */
export const neededSet = (type: string, member: string): [string, string] => {
  const written = REQUIREMENT_SETS[type]?.[member] ?? '1.1'
  const [set = 'ExcelApi', version] = written.split(' ')
  return version === undefined ? ['ExcelApi', written] : [set, version]
}

/** Compares `1.9` and `1.14` by their numbers. */
export const compareVersions = (a: string, b: string): number => {
  const [majorA = 0, minorA = 0] = a.split('.').map(Number)
  const [majorB = 0, minorB = 0] = b.split('.').map(Number)
  return majorA - majorB || minorA - minorB
}
