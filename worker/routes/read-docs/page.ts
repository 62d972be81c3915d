// The API's description as HTML: operations by tag, their parameters, bodies, answers, and the schemas.
import type { Language } from '../../../shared/schema/index.ts'
import { type DescriptionTexts, descriptionTexts } from '../../locales/description/index.ts'
import type { OpenApiDocument } from '../read-openapi.ts'

type Words = DescriptionTexts['page']
type Json = Record<string, unknown>
interface Described {
  method: string
  path: string
  operation: Json
}

const methods = ['get', 'post', 'put', 'delete']

/** The whole page. Everything from the document is escaped. */
export function docsPage(document: OpenApiDocument, language: Language): string {
  const { page } = descriptionTexts[language]
  const operations = operationsOf(document)
  const tags = [...new Set(operations.map(({ operation }) => tagOf(operation)))]
  const schemas = Object.entries((document.components?.schemas ?? {}) as Record<string, Json>)
  const { info } = document
  return `<!doctype html><html lang="${language}"><meta charset="utf-8">
<meta name="viewport" content="width=device-width"><title>Hanei API</title><style>${style}</style>
<header><h1>Hanei API <small>v${escaped(info.version)}</small></h1><p>${escaped(info.description ?? '')}</p>
<p>${page.send}</p></header>
<nav aria-label="${page.calls}">${tags.map((tag) => navigation(tag, operations)).join('')}
<p><a href="#schemas">${page.schemas}</a></p></nav>
<main>${tags.map((tag) => section(tag, operations, page)).join('')}
<section id="schemas"><h2>${page.schemas}</h2>${schemas.map(([name, schema]) => schemaBlock(name, schema)).join('')}</section></main></html>`
}

function operationsOf(document: OpenApiDocument): Described[] {
  return Object.entries((document.paths ?? {}) as Record<string, Json>).flatMap(([path, item]) =>
    methods
      .filter((method) => item[method] !== undefined)
      .map((method) => ({ method, path, operation: item[method] as Json })),
  )
}

const tagOf = (operation: Json): string => (operation.tags as string[] | undefined)?.[0] ?? 'Other'

const ofTag = (tag: string, operations: Described[]) =>
  operations.filter(({ operation }) => tagOf(operation) === tag)

const navigation = (tag: string, operations: Described[]): string =>
  `<h2>${escaped(tag)}</h2><ul>${ofTag(tag, operations)
    .map(
      ({ operation }) =>
        `<li><a href="#${escaped(operation.operationId)}">${escaped(operation.summary)}</a></li>`,
    )
    .join('')}</ul>`

const section = (tag: string, operations: Described[], words: Words): string =>
  `<section><h2>${escaped(tag)}</h2>${ofTag(tag, operations)
    .map((operation) => article(operation, words))
    .join('')}</section>`

function article({ method, path, operation }: Described, words: Words): string {
  const parameters = (operation.parameters ?? []) as Json[]
  const body = (operation.requestBody as Json | undefined)?.content as
    | Record<string, Json>
    | undefined
  const responses = Object.entries(operation.responses as Record<string, Json>)
  return `<article id="${escaped(operation.operationId)}">
<h3><span class="method">${method.toUpperCase()}</span> <code>${escaped(path)}</code></h3>
<p><b>${escaped(operation.summary)}${words.end}</b> ${marked(operation.description)}</p>
${parameters.length > 0 ? table(words.parameter, parameters.map(parameterRow)) : ''}
${body ? table(words.body, Object.entries(body).map(contentRow)) : ''}
${table(words.answer, responses.map(responseRow))}</article>`
}

const parameterRow = (parameter: Json): string[] => [
  `<code>${escaped(parameter.name)}</code>${parameter.required ? ' *' : ''}`,
  escaped(parameter.in),
  form(parameter.schema as Json),
  marked(parameter.description),
]

const contentRow = ([type, content]: [string, Json]): string[] => [
  `<code>${escaped(type)}</code>`,
  form((content.schema ?? {}) as Json),
]

function responseRow([status, response]: [string, Json]): string[] {
  const contents = Object.entries((response.content ?? {}) as Record<string, Json>)
  const forms = contents.map(
    ([type, content]) => `<code>${escaped(type)}</code> ${form((content.schema ?? {}) as Json)}`,
  )
  return [escaped(status), marked(response.description), forms.join('<br>')]
}

const schemaBlock = (name: string, schema: Json): string =>
  `<details id="schema-${escaped(name)}"><summary>${escaped(name)}</summary><pre>${linked(escaped(JSON.stringify(schema, null, 2)))}</pre></details>`

/** A schema in a few words, with a link where it has a name. */
function form(schema: Json): string {
  const reference = typeof schema.$ref === 'string' ? schema.$ref.split('/').pop() : null
  if (reference) return `<a href="#schema-${escaped(reference)}">${escaped(reference)}</a>`
  const alternatives = (schema.anyOf ?? schema.oneOf) as Json[] | undefined
  if (alternatives) return alternatives.map(form).join(' | ')
  if (Array.isArray(schema.enum))
    return schema.enum.map((value) => `<code>${escaped(value)}</code>`).join(' ')
  return escaped([schema.type, schema.format, schema.pattern].flat().filter(Boolean).join(' '))
}

const table = (heads: string[], rows: string[][]): string =>
  `<table><thead><tr>${heads.map((head) => `<th scope="col">${head}</th>`).join('')}</tr></thead><tbody>${rows
    .map((cells) => `<tr>${cells.map((cell) => `<td>${cell}</td>`).join('')}</tr>`)
    .join('')}</tbody></table>`

const escaped = (value: unknown): string =>
  String(value ?? '')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')

const marked = (text: unknown): string => escaped(text).replace(/`([^`]+)`/g, '<code>$1</code>')

const linked = (json: string): string =>
  json.replace(
    /#\/components\/schemas\/([A-Za-z]+)/g,
    (reference, name: string) => `<a href="#schema-${name}">${reference}</a>`,
  )

const style = `:root{color-scheme:light dark;font:16px/1.5 system-ui,sans-serif}
body{display:grid;grid-template:auto 1fr/16rem minmax(0,1fr);gap:0 2rem;max-width:80rem;margin:0 auto;padding:1rem}
header{grid-column:1/3}nav{font-size:.9rem;position:sticky;top:0;align-self:start;max-height:100vh;overflow:auto}
nav h2{font-size:1rem;margin:1rem 0 0}nav ul{list-style:none;padding:0;margin:0}
article{border-top:1px solid #8886;padding:.5rem 0 1.5rem}.method{font-weight:700;color:#0f6cbd}
table{border-collapse:collapse;width:100%;font-size:.9rem;margin:.75rem 0}th,td{text-align:left;vertical-align:top;padding:.25rem .75rem .25rem 0;border-bottom:1px solid #8884}
td,h3,p,li,summary{overflow-wrap:anywhere}td:first-child{min-width:2.2em}pre{overflow:auto;font-size:.8rem}summary{cursor:pointer;font-weight:600;padding:.2rem 0}
@media(prefers-color-scheme:dark){.method{color:#62abf5}a{color:#62abf5}}
@media(max-width:45rem){body{display:block}nav{position:static;max-height:none}}`
