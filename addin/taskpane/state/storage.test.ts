// What the pane kept on this machine is used only where it is what it was kept for.
import { afterEach, expect, test, vi } from 'vitest'
import { createSettings } from './settings.ts'
import { memoryStore, readJson } from './storage.ts'

afterEach(() => vi.unstubAllGlobals())

const isNumbers = (value: unknown): value is number[] =>
  Array.isArray(value) && value.every((one) => typeof one === 'number')

test.each(['{', 'null', '{}', '["1"]'])('%s is no list of numbers', (text) => {
  expect(readJson(memoryStore({ key: text }), 'key', isNumbers)).toBeNull()
})

test('a list of numbers is one, and nothing is none', () => {
  expect(readJson(memoryStore({ key: '[1,2]' }), 'key', isNumbers)).toEqual([1, 2])
  expect(readJson(memoryStore(), 'key', isNumbers)).toBeNull()
})

test('a choice that there is not counts as none', () => {
  type Arguments = Parameters<typeof createSettings>
  const store = memoryStore({
    language: 'fr',
    theme: 'dark',
    autoRevalidate: 'sometimes',
    ward: 'aoba',
  })
  const settings = createSettings(
    { store, office: { value: { displayLanguage: 'ja-JP' } } } as unknown as Arguments[0],
    { person: { value: null } } as unknown as Arguments[1],
  )
  expect(settings.language.value).toBe('auto')
  expect(settings.theme.value).toBe('dark')
  expect(settings.autoRevalidate.value).toBe('off')
  expect(settings.ward.value).toBe('aoba')
  expect(settings.spoken.value).toBe('ja')
})
