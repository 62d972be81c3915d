// The manifest's structure, which Microsoft's validator would otherwise need the network to check.
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { OfficeAddinManifest, validateManifest } from 'office-addin-manifest'
import { afterAll, describe, expect, test } from 'vitest'
import { commands } from '../../addin/commands/run.ts'
import { fillAddress, LOCAL_ADDRESS, writeUnified } from '../../addin/manifest.ts'

const root = fileURLToPath(new URL('../../', import.meta.url))
const manifest = readFileSync(`${root}manifest.xml`, 'utf8')
const all = (pattern: RegExp): string[] =>
  [...manifest.matchAll(pattern)].map((match) => match[1] ?? '')

test("Microsoft's own tool reads it as a task pane for workbooks", async () => {
  const read = await OfficeAddinManifest.readManifestFile(`${root}manifest.xml`)
  expect(read).toMatchObject({
    officeAppType: 'TaskPaneApp',
    hosts: ['Workbook'],
    permissions: 'ReadWriteDocument',
    defaultLocale: 'ja-JP',
  })
})

test('elements nest and close', () => {
  const open: string[] = []
  const bare = manifest.replace(/<\?.*?\?>|<!--.*?-->/gs, '')
  for (const [, closing, name = '', , empty] of bare.matchAll(
    /<(\/?)([\w:]+)((?:"[^"]*"|[^">])*?)(\/?)>/g,
  )) {
    if (closing) expect(open.pop()).toBe(name)
    else if (!empty) open.push(name)
  }
  expect(open).toEqual([])
})

test('the elements of an add-in stand in the order that the schema asks for', () => {
  const order = [
    'Id',
    'Version',
    'ProviderName',
    'DefaultLocale',
    'DisplayName',
    'Description',
    'IconUrl',
    'HighResolutionIconUrl',
    'SupportUrl',
    'AppDomains',
    'Hosts',
    'Requirements',
    'DefaultSettings',
    'Permissions',
    'VersionOverrides',
  ]
  const found = [...manifest.matchAll(/^ {2}<(\w+)/gm)].map((match) => match[1])
  expect(found).toEqual(order)
  expect(all(/<Id>([^<]+)</g)[0]).toMatch(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/)
  expect(all(/<Version>([^<]+)</g)[0]).toMatch(/^\d+(\.\d+){3}$/)
})

test('every resource that is named exists once, and every one that exists is named', () => {
  const ids = all(/<bt:(?:Image|Url|String) id="([^"]+)"/g)
  expect(new Set(ids).size).toBe(ids.length)
  const used = new Set(all(/resid="([^"]+)"/g))
  expect([...used].filter((id) => !ids.includes(id))).toEqual([])
  expect(ids.filter((id) => !used.has(id))).toEqual([])
  for (const id of ids) expect(id.length).toBeLessThanOrEqual(32)
})

test('ids of controls are unique', () => {
  const ids = all(/<(?:Control|Item|Group|CustomTab)[^>]* id="([^"]+)"/g)
  expect(new Set(ids).size).toBe(ids.length)
})

test('addresses are https, and those of our own files lead to files', () => {
  const urls = all(/DefaultValue="(http[^"]+)"/g)
  expect(urls.length).toBeGreaterThan(20)
  for (const url of urls) expect(url).toMatch(/^https:\/\//)
  for (const url of urls.filter((one) => /\.(png|json|js)$/.test(one))) {
    expect(existsSync(`${root}addin/assets${new URL(url).pathname}`), url).toBe(true)
  }
  expect(existsSync(`${root}addin/taskpane.html`)).toBe(true)
})

test('icons have the sizes they are named for and stay small', () => {
  for (const name of ['hanei', 'validate', 'write', 'clear']) {
    for (const size of [16, 20, 24, 32, 40, 48, 64, 80]) {
      const path = `${root}addin/assets/icons/${name}-${size}.png`
      const png = readFileSync(path)
      expect([png.readUInt32BE(16), png.readUInt32BE(20)], path).toEqual([size, size])
      expect(statSync(path).size).toBeLessThan(8_000)
    }
  }
})

test('Japanese first, every text in English too, within Office’s lengths', () => {
  const strings = [
    ...manifest.matchAll(
      /<bt:String id="([^"]+)" DefaultValue="([^"]+)"(\/>|>\s*<bt:Override Locale="en-US" Value="([^"]+)")/g,
    ),
  ]
  expect(strings.length).toBeGreaterThanOrEqual(13)
  for (const [, id, ja = '', , en] of strings) {
    if (id === 'Hanei.Namespace') continue
    expect(ja, id).toMatch(/[ぁ-んァ-ヶ一-龠]/)
    expect(en, id).toBeTruthy()
    const most = /Label|Title/.test(id ?? '') ? 125 : 250
    expect(Math.max(ja.length, en?.length ?? 0)).toBeLessThanOrEqual(most)
  }
  expect(all(/<DefaultLocale>([^<]+)</g)).toEqual(['ja-JP'])
})

test('ExcelApi 1.9 and a shared runtime with a long life are the floor', () => {
  expect(all(/Name="ExcelApi" MinVersion="([^"]+)"/g)).toEqual(['1.9', '1.9'])
  expect(all(/Name="SharedRuntime" MinVersion="([^"]+)"/g)).toEqual(['1.1', '1.1'])
  expect(manifest).toContain('<Runtime resid="Hanei.Pane.Url" lifetime="long"/>')
})

test('the ribbon and the context menu call commands that exist', () => {
  const called = new Set(all(/<FunctionName>([^<]+)</g))
  expect([...called].sort()).toEqual(Object.keys(commands).sort())
  expect(manifest).toContain('<OfficeMenu id="ContextMenuCell">')
  for (const label of ['検証', '集計シートを作成', 'マークを消す'])
    expect(manifest).toContain(`"${label}"`)
})

test('the custom functions’ metadata names each function with Japanese help', () => {
  const { functions } = JSON.parse(readFileSync(`${root}addin/assets/functions.json`, 'utf8')) as {
    functions: { id: string; description: string; parameters: { description: string }[] }[]
  }
  const source = readFileSync(`${root}addin/functions/index.ts`, 'utf8')
  expect(functions.map((one) => one.id)).toEqual(['AMOUNT', 'SHARE', 'CHECK', 'VALUE'])
  for (const { id, description, parameters } of functions) {
    expect(source).toMatch(new RegExp(`associate\\(\\s*'${id}'`))
    for (const text of [description, ...parameters.map((one) => one.description)]) {
      expect(text).toMatch(/[ぁ-んァ-ヶ一-龠]/)
    }
  }
})

test('a deployed address replaces the local one everywhere', () => {
  const filled = fillAddress(manifest, 'https://hanei.example.jp/ward/')
  expect(filled).not.toContain(LOCAL_ADDRESS)
  expect(filled).toContain('"https://hanei.example.jp/ward/taskpane.html"')
  expect(filled).toContain('<AppDomain>https://hanei.example.jp</AppDomain>')
  for (const wrong of ['http://hanei.example.jp', 'hanei', 'https://a.jp/?x=1']) {
    expect(() => fillAddress(manifest, wrong)).toThrow()
  }
})

describe('the unified manifest', () => {
  const folder = mkdtempSync(join(tmpdir(), 'hanei-unified-'))
  const address = 'https://hanei.example.jp'
  writeUnified(fillAddress(manifest, address), folder)
  const text = readFileSync(join(folder, 'manifest.json'), 'utf8')
  const unified = JSON.parse(text)
  const english = JSON.parse(readFileSync(join(folder, 'en-us.json'), 'utf8'))
  afterAll(() => rmSync(folder, { recursive: true, force: true }))

  test("is valid by Microsoft's own tool", async () => {
    const { isValid, report } = await validateManifest(join(folder, 'manifest.json'))
    expect(report?.errors ?? []).toEqual([])
    expect(isValid).toBe(true)
  })

  test('says what the XML says: id, texts, addresses, functions, buttons', () => {
    expect(unified).toMatchObject({ id: all(/<Id>([^<]+)</g)[0], version: '1.0.0' })
    const [{ runtimes, ribbons, contextMenus }] = unified.extensions
    const actions = runtimes[0].actions.map(({ id }: { id: string }) => id)
    expect(actions.sort()).toEqual(['openPane', ...Object.keys(commands)].sort())
    const controls = ribbons[0].tabs[0].groups[0].controls
    expect(controls.map(({ label }: { label: string }) => label)).toEqual([
      ...['作業ウィンドウ', '検証', '集計シートを作成', 'マークを消す'],
    ])
    const used = [...controls, ...contextMenus[0].menus[0].controls[0].items]
    for (const { actionId } of used) expect(actions).toContain(actionId)
    const ids = all(/<(?:Control|Item|Group|CustomTab)[^>]* id="([^"]+)"/g)
    for (const id of ids) expect(text).toContain(`"${id}"`)
    expect(runtimes[0].customFunctions.metadataUrl).toBe(`${address}/functions.json`)
    expect(text).not.toContain(LOCAL_ADDRESS)
  })

  test('every Japanese text has its English, under a path that leads to it', () => {
    const { $schema: _, ...paths } = english
    const texts = text.match(/"[^"]*[ぁ-んァ-ヶ一-龠][^"]*"/g) ?? []
    expect(Object.keys(paths).length).toBe(texts.length)
    for (const path of Object.keys(paths)) {
      const keys = path.split(/[.[\]]+/).filter(Boolean)
      const at = keys.reduce((value, key) => value?.[key], unified)
      expect(at, path).toMatch(/[ぁ-んァ-ヶ一-龠]/)
      expect(paths[path], path).toMatch(/^[\x20-\x7e…]+$/)
    }
  })

  test('its icons have the sizes that Microsoft asks for', () => {
    for (const [name, size] of [
      ['color', 192],
      ['outline', 32],
    ]) {
      const png = readFileSync(join(folder, `${name}.png`))
      expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([size, size])
    }
  })
})
