// Which connection the custom functions use: the pane's own first, then what this machine keeps.
import { afterEach, expect, test, vi } from 'vitest'
import { shareConnection } from '../client/session.ts'
import { connection } from './connection.ts'

afterEach(() => vi.unstubAllGlobals())

test('the kept key serves until the pane has a session; a signed-in person’s token wins', () => {
  const kept: Record<string, string> = {
    'hanei.apiKey': 'hanei_kept',
    'hanei.apiBase': 'https://a/',
  }
  vi.stubGlobal('localStorage', { getItem: (key: string) => kept[key] ?? null })
  expect(connection()).toEqual({ base: 'https://a', token: 'hanei_kept' })
  shareConnection({ base: '', token: '' })
  expect(connection().token).toBe('hanei_kept')
  shareConnection({ base: 'https://b', token: 'signed-in' })
  expect(connection()).toEqual({ base: 'https://b', token: 'signed-in' })
})
