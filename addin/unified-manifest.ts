// The unified manifest for Microsoft 365 (JSON), made from the XML one so that the two never differ.

/** Version of Microsoft's schema. Source: `@microsoft/app-manifest`, which holds them all. */
const schemas = 'https://developer.microsoft.com/json-schemas/teams/v1.29/MicrosoftTeams'

export interface UnifiedManifest {
  manifest: Record<string, unknown>
  /** The same texts in English, each by its path in the manifest. */
  english: Record<string, string>
}

/** A text in both languages; where it stands in the manifest, its Japanese does. */
interface Words {
  ja: string
  en: string
}

/** Reads what an XML manifest says by element and by resource. */
interface Source {
  element: (name: string) => string
  words: (element: string) => Words
  resource: (of: string, element: string) => Words
  address: (id: string) => string
}

/** Makes it of an XML manifest with its address filled in. */
export function unifiedManifest(xml: string): UnifiedManifest {
  const english: Record<string, string> = { $schema: `${schemas}.Localization.schema.json` }
  const manifest = japanese(described(sourceOf(xml), xml), '', english)
  return { manifest: manifest as Record<string, unknown>, english }
}

function described(source: Source, xml: string): object {
  const { element, words, address } = source
  const support = attribute(xml, 'SupportUrl', 'DefaultValue')
  const description = words('Description')
  return {
    $schema: `${schemas}.schema.json`,
    manifestVersion: '1.29',
    id: element('Id'),
    version: element('Version').split('.').slice(0, 3).join('.'),
    localizationInfo: {
      defaultLanguageTag: 'ja-jp',
      additionalLanguages: [{ languageTag: 'en-us', file: 'en-us.json' }],
    },
    developer: {
      name: element('ProviderName'),
      ...{ websiteUrl: support, privacyUrl: support, termsOfUseUrl: support },
    },
    name: { short: words('DisplayName') },
    description: { short: shortened(description), full: description },
    icons: { color: 'color.png', outline: 'outline.png' },
    accentColor: '#107C41',
    validDomains: [new URL(support).host],
    authorization: {
      permissions: {
        resourceSpecific: [{ name: 'Document.ReadWrite.User', type: 'Delegated' }],
      },
    },
    extensions: [
      {
        requirements: { scopes: ['workbook'], capabilities: capabilities(xml) },
        runtimes: [
          {
            id: 'hanei',
            type: 'general',
            lifetime: 'long',
            code: { page: address('Hanei.Pane.Url'), script: address('Hanei.Functions.Url') },
            actions: actions(xml),
            customFunctions: {
              namespace: { id: 'HANEI', name: 'HANEI' },
              metadataUrl: address('Hanei.Metadata.Url'),
            },
          },
        ],
        ribbons: [{ contexts: ['default'], tabs: [tab(source, part(xml, 'CustomTab'))] }],
        contextMenus: [
          {
            menus: [{ entryPoint: 'cell', controls: [menu(source, part(xml, 'OfficeMenu'))] }],
          },
        ],
        getStartedMessages: [started(source, part(xml, 'GetStarted'))],
      },
    ],
  }
}

const capabilities = (xml: string): object[] =>
  [...part(xml, 'Requirements').matchAll(/<Set Name="([^"]+)" MinVersion="([^"]+)"/g)].map(
    ([, name, minVersion]) => ({ name, minVersion }),
  )

/** The pane, and each function that a button runs, once. */
function actions(xml: string): object[] {
  const names = new Set([...xml.matchAll(/<FunctionName>([^<]+)</g)].map(([, name]) => name))
  return [
    { id: 'openPane', type: 'openPage', view: 'openPane' },
    ...[...names].map((id) => ({ id, type: 'executeFunction' })),
  ]
}

function tab(source: Source, xml: string): object {
  const group = part(xml, 'Group')
  const controls = parts(group, 'Control')
  const bare = controls.reduce((rest, control) => rest.replace(control, ''), group)
  return {
    id: attribute(xml, 'CustomTab', 'id'),
    label: source.resource(xml.replace(group, ''), 'Label'),
    groups: [
      {
        id: attribute(group, 'Group', 'id'),
        label: source.resource(bare, 'Label'),
        icons: icons(source, bare),
        controls: controls.map((control) => ({ type: 'button', ...button(source, control) })),
      },
    ],
  }
}

function menu(source: Source, xml: string): object {
  const items = parts(xml, 'Item')
  const bare = items.reduce((rest, item) => rest.replace(item, ''), xml)
  return {
    ...{ id: attribute(xml, 'Control', 'id'), type: 'menu' },
    ...labelled(source, bare),
    items: items.map((item) => ({ type: 'menuItem', ...button(source, item) })),
  }
}

const button = (source: Source, xml: string): object => ({
  id: /<(?:Control|Item)(?:\s+(?!id=)[\w:]+="[^"]*")*\s+id="([^"]+)"/.exec(xml)?.[1] ?? '',
  ...labelled(source, xml),
  actionId: /<FunctionName>([^<]+)</.exec(xml)?.[1] ?? 'openPane',
})

const labelled = (source: Source, xml: string): object => ({
  label: source.resource(xml, 'Label'),
  icons: icons(source, xml),
  supertip: {
    title: source.resource(xml, 'Title'),
    description: source.resource(xml, 'Description'),
  },
})

const icons = ({ address }: Source, xml: string): object[] =>
  [...xml.matchAll(/<bt:Image size="(\d+)" resid="([^"]+)"/g)].map(([, size, id = '']) => ({
    size: Number(size),
    url: address(id),
  }))

const started = ({ resource, address }: Source, xml: string): object => ({
  title: resource(xml, 'Title'),
  description: resource(xml, 'Description'),
  learnMoreUrl: address(attribute(xml, 'LearnMoreUrl', 'resid')),
})

function sourceOf(xml: string): Source {
  const texts = new Map<string, Words>()
  for (const text of parts(xml, 'bt:String')) {
    texts.set(attribute(text, 'bt:String', 'id'), wordsOf(text, 'bt:String', 'bt:Override'))
  }
  const addresses = new Map(
    [...xml.matchAll(/<bt:(?:Image|Url) id="([^"]+)" DefaultValue="([^"]+)"/g)].map(
      ([, id = '', value = '']) => [id, value],
    ),
  )
  return {
    element: (name) => new RegExp(`<${name}>([^<]*)<`).exec(xml)?.[1] ?? '',
    words: (name) => wordsOf(part(xml, name), name, 'Override'),
    resource: (of, name) => known(texts, attribute(of, name, 'resid')),
    address: (id) => known(addresses, id),
  }
}

function wordsOf(xml: string, element: string, override: string): Words {
  const ja = attribute(xml, element, 'DefaultValue')
  // What is the same in both languages stands there once.
  return { ja, en: xml.includes(`<${override} `) ? attribute(xml, override, 'Value') : ja }
}

function known<T>(of: ReadonlyMap<string, T>, id: string): T {
  const found = of.get(id)
  if (found === undefined) throw new Error(`the manifest has no resource "${id}"`)
  return found
}

/** Puts the Japanese in place of each text, and its English under its path. */
function japanese(value: unknown, path: string, english: Record<string, string>): unknown {
  if (Array.isArray(value)) {
    return value.map((item, index) => japanese(item, `${path}[${index}]`, english))
  }
  if (typeof value !== 'object' || value === null) return value
  if ('ja' in value && 'en' in value) {
    english[path] = String(value.en)
    return value.ja
  }
  const inside = (name: string) => (path === '' ? name : `${path}.${name}`)
  return Object.fromEntries(
    Object.entries(value).map(([name, of]) => [name, japanese(of, inside(name), english)]),
  )
}

const mostShort = 80

/** The first sentence or clause that fits where Microsoft allows 80 characters. */
const shortened = ({ ja, en }: Words): Words => ({ ja: fitting(ja), en: fitting(en) })
const fitting = (text: string): string =>
  text.length <= mostShort ? text : `${text.slice(0, mostShort - 1)}…`

/** An element with all that stands in it, the first of its name. */
const part = (xml: string, name: string): string => parts(xml, name)[0] ?? ''

/** Elements of a name, each to its own end; none of them stands in another of its name here. */
function parts(xml: string, name: string): string[] {
  const found: string[] = []
  const end = `</${name}>`
  for (let at = xml.search(startOf(name)); at >= 0; ) {
    const close = xml.indexOf('>', at)
    const stop = xml[close - 1] === '/' ? close + 1 : xml.indexOf(end, at) + end.length
    found.push(xml.slice(at, stop))
    const next = xml.slice(stop).search(startOf(name))
    at = next < 0 ? -1 : stop + next
  }
  return found
}

const startOf = (name: string): RegExp => new RegExp(`<${name}[ >]`)

function attribute(xml: string, element: string, name: string): string {
  const start = new RegExp(`<${element} [^>]*?${name}="([^"]*)"`).exec(xml)
  if (start?.[1] === undefined) throw new Error(`the manifest has no ${element} with ${name}`)
  return start[1]
}
