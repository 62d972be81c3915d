import { describe, expect, test } from 'vitest'
import { hasHostHint } from './hostHint.ts'

const view = { location: { search: '' }, name: '' }

describe('a host is around', () => {
  test('when the address says so', () => {
    const search = '?_host_Info=Excel$Win32$16.01$ja-jp$$$$0'
    expect(hasHostHint({ ...view, location: { search } })).toBe(true)
  })
  test('when Excel on the web wrote the window name', () => {
    const name = JSON.stringify({ hostInfo: 'Excel$Web$16.00$ja-jp$$$$0' })
    expect(hasHostHint({ ...view, name })).toBe(true)
  })
  test('when the host left its object', () => {
    expect(hasHostHint({ ...view, external: { GetHostInfo: () => '' } })).toBe(true)
  })
  test('when the session remembers one', () => {
    const sessionStorage = { getItem: () => 'Excel$Web$16.00$ja-jp' }
    expect(hasHostHint({ ...view, sessionStorage })).toBe(true)
  })
})

describe('no host is around', () => {
  test('in a plain browser tab', () => {
    expect(hasHostHint({ ...view, external: {}, sessionStorage: { getItem: () => null } })).toBe(
      false,
    )
  })
  test('when the name is of another page and storage is blocked', () => {
    const sessionStorage = {
      getItem: (): string => {
        throw new Error('blocked')
      },
    }
    expect(hasHostHint({ ...view, name: 'popup', sessionStorage })).toBe(false)
  })
})
