// What travels with the file: the user's mappings, small settings, receipts. Never a key or token.
import {
  type Mapping,
  mappingSchema,
  type SheetRoleChoice,
  sheetRoleChoiceSchema,
} from '../../../shared/schema/index.ts'
import type { ExcelContext, RunInExcel } from '../excel/session.ts'
import type { Outcome } from '../port.ts'

const SETTINGS = 'hanei.settings'
const ROLES = 'hanei.roles'
const mappingKey = (sheet: string): string => `hanei.mapping:${sheet}`
const RECEIPTS = 'urn:hanei:receipt:1'

export function loadMappings(
  run: RunInExcel,
  sheets: readonly string[],
): Promise<Outcome<Record<string, Mapping>>> {
  return run(async (context) => {
    const read = await readAllJson(context, sheets.map(mappingKey))
    return Object.fromEntries(
      sheets.flatMap((sheet, i) => {
        const parsed = mappingSchema.safeParse(read[i])
        return parsed.success ? [[sheet, parsed.data]] : []
      }),
    )
  })
}

export function saveMapping(
  run: RunInExcel,
  sheet: string,
  mapping: Mapping | null,
): Promise<Outcome<void>> {
  return run(async (context) => {
    if (mapping) context.workbook.settings.add(mappingKey(sheet), JSON.stringify(mapping))
    else await removeSetting(context, mappingKey(sheet))
    await context.sync()
  })
}

export function loadRoles(run: RunInExcel): Promise<Outcome<SheetRoleChoice[]>> {
  return run(async (context) => {
    const parsed = sheetRoleChoiceSchema.array().safeParse(await readJson(context, ROLES))
    return parsed.success ? parsed.data : []
  })
}

/** No roles leave no trace in the file. */
export function saveRoles(
  run: RunInExcel,
  roles: readonly SheetRoleChoice[],
): Promise<Outcome<void>> {
  return run(async (context) => {
    if (roles.length > 0) context.workbook.settings.add(ROLES, JSON.stringify(roles))
    else await removeSetting(context, ROLES)
    await context.sync()
  })
}

export function loadSettings(run: RunInExcel): Promise<Outcome<Record<string, string>>> {
  return run(async (context) => textsOf(await readJson(context, SETTINGS)))
}

/** Anything that looks like a secret is left out: the file goes to other people. */
export function saveSettings(
  run: RunInExcel,
  settings: Record<string, string>,
): Promise<Outcome<void>> {
  const kept = Object.fromEntries(
    Object.entries(settings).filter(([key, value]) => !isSecret(key, value)),
  )
  return run(async (context) => {
    context.workbook.settings.add(SETTINGS, JSON.stringify(kept))
    await context.sync()
  })
}

export function saveReceipt(
  run: RunInExcel,
  runId: string,
  receipt: string,
): Promise<Outcome<void>> {
  return run(async (context) => {
    const xml = `<receipt xmlns="${RECEIPTS}" run="${escapeXml(runId)}">${escapeXml(receipt)}</receipt>`
    context.workbook.customXmlParts.add(xml)
    await context.sync()
  })
}

export function loadReceipts(
  run: RunInExcel,
): Promise<Outcome<{ runId: string; receipt: string }[]>> {
  return run(async (context) => {
    const parts = context.workbook.customXmlParts.getByNamespace(RECEIPTS)
    parts.load('items/id')
    await context.sync()
    const texts = parts.items.map((part) => part.getXml())
    if (texts.length > 0) await context.sync()
    return texts.flatMap((text) => {
      const [, attributes = '', receipt] =
        /<receipt([^<>]*)>([^<]*)<\/receipt>/.exec(text.value) ?? []
      const runId = / run="([^"]*)"/.exec(attributes)?.[1]
      if (runId === undefined || receipt === undefined) return []
      return [{ runId: unescapeXml(runId), receipt: unescapeXml(receipt) }]
    })
  })
}

async function readJson(context: ExcelContext, key: string): Promise<unknown> {
  const [value] = await readAllJson(context, [key])
  return value
}

/** null for each that is not there. */
async function readAllJson(context: ExcelContext, keys: readonly string[]): Promise<unknown[]> {
  const settings = keys.map((key) => {
    const setting = context.workbook.settings.getItemOrNullObject(key)
    setting.load('value')
    return setting
  })
  await context.sync()
  return settings.map((setting) => {
    if (setting.isNullObject) return null
    try {
      return JSON.parse(String(setting.value))
    } catch {
      // Written by someone else: as good as absent.
      return null
    }
  })
}

async function removeSetting(context: ExcelContext, key: string): Promise<void> {
  const setting = context.workbook.settings.getItemOrNullObject(key)
  setting.load('key')
  await context.sync()
  if (!setting.isNullObject) setting.delete()
}

const textsOf = (value: unknown): Record<string, string> =>
  typeof value === 'object' && value !== null
    ? Object.fromEntries(
        Object.entries(value).filter(
          (entry): entry is [string, string] => typeof entry[1] === 'string',
        ),
      )
    : {}

const isSecret = (key: string, value: string): boolean =>
  /key|token|secret|password/i.test(key) ||
  /^hanei_[0-9A-Za-z]{8}_/.test(value) ||
  /^eyJ/.test(value)

const escapeXml = (text: string): string =>
  text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')

const unescapeXml = (text: string): string =>
  text
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&amp;', '&')
