// The store's migrations and the deployment's configuration.
import { applyD1Migrations, env } from 'cloudflare:test'
import { describe, expect, it } from 'vitest'
import config from './wrangler.jsonc?raw'

describe('migrations', () => {
  it('lead from an empty database to every table, from the first version on', async () => {
    const names = env.MIGRATIONS.map(({ name }) => name)
    expect(names[0]).toBe('0001_initial.sql')
    expect(names).toEqual([...names].sort())
    const { results } = await env.DB.prepare(
      "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE '%\\_%' ESCAPE '\\' OR name IN ('api_keys', 'audit_heads', 'audit_rows', 'key_wards', 'run_opinions', 'run_parts', 'receipt_keys') ORDER BY name",
    ).all<{ name: string }>()
    expect(results.map(({ name }) => name)).toEqual([
      'answers',
      'api_keys',
      'audit',
      'audit_heads',
      'audit_rows',
      'bootstraps',
      'deliveries',
      'idempotency',
      'key_wards',
      'links',
      'noted',
      'opinions',
      'plans',
      'policies',
      'publications',
      'receipt_keys',
      'reviews',
      'run_opinions',
      'run_parts',
      'runs',
      'webhooks',
    ])
  })

  it('applied again change nothing', async () => {
    await env.DB.prepare(
      "INSERT INTO policies VALUES ('kita', 1, 'd', 'b', '2026-01-01', 'someone')",
    ).run()
    await applyD1Migrations(env.DB, env.MIGRATIONS)
    const kept = await env.DB.prepare('SELECT count(*) AS n FROM policies').first()
    expect(kept).toEqual({ n: 1 })
  })

  it('keep every step a later one starts from: each runs on what the ones before left', async () => {
    const applied = await env.DB.prepare('SELECT name FROM d1_migrations ORDER BY id').all<{
      name: string
    }>()
    expect(applied.results.map(({ name }) => name)).toEqual(env.MIGRATIONS.map(({ name }) => name))
  })
})

describe('configuration', () => {
  const settings = JSON.parse(config.replace(/^\s*\/\/.*$/gm, ''))

  it('never switches local mode on, and holds no key or secret', () => {
    const variables = [settings, settings.env.staging, settings.env.production].map(
      ({ vars }) => vars,
    )
    for (const vars of variables) {
      expect(Object.keys(vars).sort()).toEqual([
        'HANEI_ADDRESS',
        'HANEI_CLIENT_ADDRESS',
        'HANEI_ENTRA',
        'HANEI_ENV',
        'HANEI_ORIGINS',
        'HANEI_WEBHOOKS',
      ])
    }
    expect(settings.env.production.vars.HANEI_ENV).toBe('production')
    expect(settings.env.staging.vars.HANEI_ENV).toBe('staging')
    expect(config.replace(/^\s*\/\/.*$/gm, '')).not.toMatch(/DEV_KEY|HANEI_LOCAL|secret/i)
  })

  it('gives each environment its own name, database and rate limits', () => {
    const { staging, production } = settings.env
    for (const part of ['name', 'd1_databases', 'ratelimits'] as const) {
      expect(staging[part]).toBeDefined()
      expect(staging[part]).not.toEqual(production[part])
      expect(production[part]).not.toEqual(settings[part])
    }
    expect(settings.assets).toMatchObject({ html_handling: 'none', run_worker_first: true })
  })
})
