import { expect, test } from 'vitest'
import { wardSchema } from '../schema/common.ts'
import { isWardId } from '../schema/ward-id.ts'
import { wardLabel } from './ward.ts'

test('a ward is named beside its id, in both languages', () => {
  expect(wardLabel('suminoe', 'ja')).toBe('住之江区（suminoe）')
  expect(wardLabel('suminoe', 'en')).toBe('Suminoe Ward (suminoe)')
})
test('a ward whose name is not known shows its id alone', () => {
  expect(wardLabel('hamamatsu-chuo', 'ja')).toBe('hamamatsu-chuo')
  expect(wardLabel('constructor', 'ja')).toBe('constructor')
})
test('what a form takes for an id is what the contracts take', () => {
  for (const id of ['suminoe', 'ward-1', 'Suminoe', '住之江', 'a b', '-a', '', 'a'.repeat(64)]) {
    expect(isWardId(id), id).toBe(wardSchema.safeParse(id).success)
  }
})
