import { describe, expect, test } from 'vitest'
import { hostHint } from './host-hint.ts'

const view = { location: { search: '' }, name: '' }

describe('a host is around, with its language,', () => {
  test('when the address says so', () => {
    const search = '?_host_Info=Excel$Win32$16.01$ja-jp$$$$0'
    expect(hostHint({ ...view, location: { search } })).toEqual({ language: 'ja-jp' })
    const older = '?a=1&_host_Info=Excel%7CWin32%7C16.01%7Cen-US'
    expect(hostHint({ ...view, location: { search: older } })).toEqual({ language: 'en-US' })
  })
  test('when Excel on the web wrote the window name', () => {
    const name = JSON.stringify({ hostInfo: 'Excel$Web$16.00$ja-jp$$$$0' })
    expect(hostHint({ ...view, name })).toEqual({ language: 'ja-jp' })
  })
  test('when the session remembers one', () => {
    const sessionStorage = { getItem: () => 'Excel$Web$16.00$ja-jp' }
    expect(hostHint({ ...view, sessionStorage })).toEqual({ language: 'ja-jp' })
  })
})

describe('a host is around that does not say its language', () => {
  test('when it left its object', () => {
    expect(hostHint({ ...view, external: { GetHostInfo: () => '' } })).toEqual({ language: null })
  })
  test('when its description is shorter, or something else', () => {
    const search = (info: string) => ({ search: `?_host_Info=${info}` })
    for (const info of ['', 'Excel', 'Excel$Win32$16.01', 'Excel$Win32$16.01$$$$$0']) {
      expect(hostHint({ ...view, location: search(info) }), info).toEqual({ language: null })
    }
    expect(hostHint({ ...view, name: JSON.stringify({ hostInfo: null }) })).toEqual({
      language: null,
    })
  })
})

describe('no host is around', () => {
  test('in a plain browser tab', () => {
    expect(hostHint({ ...view, external: {}, sessionStorage: { getItem: () => null } })).toBeNull()
  })
  test('when the name is of another page and storage is blocked', () => {
    const sessionStorage = {
      getItem: (): string => {
        throw new Error('blocked')
      },
    }
    expect(hostHint({ ...view, name: 'popup', sessionStorage })).toBeNull()
    expect(hostHint({ ...view, name: '{"other": 1}' })).toBeNull()
  })
})
