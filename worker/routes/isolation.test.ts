// Two wards with interleaved calls: nothing of the one is ever seen by the other.
import { describe, expect, it } from 'vitest'
import type { Validation } from '../../shared/schema/index.ts'
import { call, jsonOf, makeKey, testEnv } from '../testing/client.ts'

const wards = ['aoba', 'izumi'] as const

describe('two wards', () => {
  it('see only what is theirs, on every call, while both are busy', async () => {
    const keys = {
      aoba: (await makeKey(['aoba'], ['read', 'validate', 'publish', 'admin'])).key,
      izumi: (await makeKey(['izumi'], ['read', 'validate', 'publish', 'admin'])).key,
    }
    const runs: Record<string, string[]> = { aoba: [], izumi: [] }
    const step = async (ward: (typeof wards)[number], i: number) => {
      const key = keys[ward]
      const rows = [
        ['事業名', '金額(千円)'],
        [`${ward}だけの事業`, i + 1],
      ]
      const json = { snapshot: { sheet: ward, rows } }
      const { id } = await jsonOf<Validation>(await call('/v1/validations', { json, key }), 201)
      runs[ward]?.push(id)
      await call(`/v1/validations/${id}/links`, { json: { kind: 'latest' }, key })
    }
    await Promise.all(wards.flatMap((ward) => [0, 1, 2, 3].map((i) => step(ward, i))))
    for (const ward of wards) {
      const other = ward === 'aoba' ? 'izumi' : 'aoba'
      const theirs = runs[other]?.[0] ?? ''
      const mine = runs[ward]?.[0] ?? ''
      const paths = [
        '/v1/validations?limit=200',
        `/v1/validations?ward=${other}`,
        `/v1/validations/${theirs}`,
        `/v1/validations/${theirs}/receipt`,
        `/v1/validations/${theirs}/links`,
        `/v1/validations/${theirs}/value`,
        `/v1/validations/${theirs}/totals.csv`,
        `/v1/compare?from=${mine}&to=${theirs}`,
        `/v1/plans/${other}/2026`,
        `/v1/policies/${other}`,
        `/v1/wards/${other}/export`,
        '/v1/keys',
        '/v1/audit',
      ]
      const answers = await Promise.all(paths.map((path) => call(path, { key: keys[ward] })))
      for (const [i, answer] of answers.entries()) {
        const text = await answer.text()
        expect(text, paths[i]).not.toContain(other)
        for (const id of runs[other] ?? []) expect(text, paths[i]).not.toContain(id)
      }
    }
  })

  it('take as long to be told 404 for a run of others as for one that is not there', async () => {
    const json = {
      snapshot: {
        sheet: 'S',
        rows: [
          ['事業名', '金額(千円)'],
          ['a', 1],
        ],
      },
      ward: 'aoba',
    }
    const { id } = await jsonOf<Validation>(await call('/v1/validations', { json }), 201)
    const { key } = await makeKey(['izumi'], ['read'])
    const unknown = '01ARZ3NDEKTSV4RRFFQ69G5FAV'
    // The steps taken are compared, not the clock: the same statements in the same order.
    const stepsOf = async (run: string) => {
      const seen: string[] = []
      const DB = recording(seen)
      await jsonOf(await call(`/v1/validations/${run}`, { key, bindings: { DB } }), 404)
      return seen
    }
    expect(await stepsOf(id)).toEqual(await stepsOf(unknown))
  })
})

/** The test's database, with a note of each statement that is prepared. */
function recording(seen: string[]): D1Database {
  return new Proxy(testEnv.DB, {
    get(target, name) {
      const member = Reflect.get(target, name)
      if (typeof member !== 'function') return member
      return (...args: unknown[]) => {
        if (name === 'prepare') seen.push(String(args[0]))
        return member.apply(target, args)
      }
    },
  })
}
