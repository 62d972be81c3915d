// The house rules that a compiler does not check.
import { describe, expect, it } from 'vitest'
import { imports, isTest, read, sources } from './files.ts'

function offenders(folder: string, allowed: (specifier: string) => boolean): string[] {
  return sources
    .filter((path) => path.startsWith(`${folder}/`) && !isTest(path))
    .flatMap((path) =>
      imports(path)
        .filter((to) => !allowed(to))
        .map((to) => `${path} imports ${to}`),
    )
}

describe('import directions', () => {
  it('lets shared import only itself and pure libraries', () => {
    const pure = /^(shared\/|zod$|fflate$|@noble\/hashes\/)/
    expect(offenders('shared', (to) => pure.test(to))).toEqual([])
  })

  it('keeps addin and worker apart: they meet in shared', () => {
    expect(offenders('addin', (to) => !/^(worker|test)\//.test(to))).toEqual([])
    expect(offenders('worker', (to) => !/^(addin|test)\//.test(to))).toEqual([])
  })
})

describe('platforms', () => {
  it('says Excel. and Office. only where Excel is spoken to', () => {
    const doors = /^addin\/(workbook|commands|functions)\//
    const others = sources.filter(
      (path) => /^(addin|shared|worker)\//.test(path) && !doors.test(path) && !isTest(path),
    )
    const speaking = others.filter((path) =>
      /(?<![\w.'"`/])(Excel|Office|OfficeRuntime)\.(?!js\b)[a-zA-Z]/.test(
        withoutComments(read(path)),
      ),
    )
    expect(speaking).toEqual([])
  })

  it('gives shared no clock, no randomness and no host objects', () => {
    const impure =
      /\b(Date\.now|new Date\(\)|Math\.random|process\.|(?<!\/|\}\.)document\.|window\.|fetch\()/
    const found = sources.filter(
      (path) =>
        path.startsWith('shared/') && !isTest(path) && impure.test(withoutComments(read(path))),
    )
    expect(found).toEqual([])
  })
})

const withoutComments = (source: string) =>
  source.replace(/\/\*[\s\S]*?\*\//g, '').replace(/^\s*\/\/.*$/gm, '')
