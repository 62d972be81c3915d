// The pages a ward publishes from a run, and the template that words them.
import { z } from 'zod'

export const documentKinds = ['plan', 'share', 'opinions', 'items'] as const
export const documentKindSchema = z.enum(documentKinds)
export type DocumentKind = (typeof documentKinds)[number]

/** `datapackage` is a .zip of the open-data CSV with its Frictionless description. */
export const documentFormats = ['html', 'docx', 'md', 'text', 'csv', 'datapackage'] as const
export const documentFormatSchema = z.enum(documentFormats)
export type DocumentFormat = (typeof documentFormats)[number]

/** Figures that any sentence may hold, besides `exclusions.<id>` and `reflected.<mark>`. */
const sentenceNames = ['total', 'exclusions', 'base', 'marks', 'numerator', 'share']
const placeholder = /\{([^{}]{0,80})\}/g

/** A wording with {names} in it; unknown names and missing needed ones are refused. */
const wording = (known: readonly string[], needed: readonly string[], prefixes: string[] = []) =>
  z
    .string()
    .min(1)
    .max(2_000)
    .superRefine((text, context) => {
      const names = [...text.matchAll(placeholder)].map(([, name = '']) => name)
      for (const name of names) {
        if (known.includes(name) || prefixes.some((prefix) => name.startsWith(prefix))) continue
        refuse('unknown-placeholder', `{${name}} is none of {${known.join('}, {')}}`)
      }
      for (const name of needed)
        if (!names.includes(name)) refuse('missing-placeholder', `must hold {${name}}`)
      function refuse(code: string, message: string): void {
        context.addIssue({ code: 'custom', message, params: { code } })
      }
    })

/** How a ward words its pages. What is left out has the usual words. */
export const documentTemplateSchema = z
  .object({
    /** Heading of the page: `{ward}{year} 運営方針`. */
    title: wording(['ward', 'year', 'stage'], []).optional(),
    /** Heading of an issue: `経営課題{no}`. */
    issue: wording(['no'], ['no']).optional(),
    /** Beside an item: `【算定見込額 {amount}】`. */
    amount: wording(['amount'], ['amount']).optional(),
    share: z
      .object({
        heading: z.string().min(1).max(200).optional(),
        sentence: wording(sentenceNames, ['share'], ['exclusions.', 'reflected.']).optional(),
        /** Notes below it, as printed: `※1 …`. */
        notes: z.array(z.string().min(1).max(2_000)).max(20).optional(),
      })
      .optional(),
    /** Who publishes, and under which terms; printed at the end and part of open data. */
    publisher: z.string().min(1).max(200).optional(),
    licence: z
      .object({ name: z.string().min(1).max(200), url: z.url({ protocol: /^https?$/ }).optional() })
      .optional(),
  })
  .meta({ id: 'DocumentTemplate' })
export type DocumentTemplate = z.infer<typeof documentTemplateSchema>
