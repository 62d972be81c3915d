// Open data: CSV with a byte order mark, and a .zip of it with its Frictionless description.
import { strToU8 } from 'fflate'
import { createZip, toCsv } from '../../files/index.ts'
import type { PageDocument } from '../types.ts'

/** One datum a cell, amounts in yen, blank for no value; UTF-8 with a byte order mark. */
export const toOpenCsv = ({ dataset }: PageDocument): string =>
  `\uFEFF${toCsv([dataset.fields.map(({ description }) => description), ...dataset.rows])}`

/**
 * `items.csv` and `datapackage.json`. Source: Frictionless Data Package v1, Table Schema v1.
 * The same page gives the same bytes.
 */
export function toDataPackage(page: PageDocument): Uint8Array {
  const { dataset } = page
  const csv = toOpenCsv(page)
  return createZip(
    new Map([
      [`${dataset.name}.csv`, csv],
      ['datapackage.json', `${JSON.stringify(descriptor(page, strToU8(csv).length), null, 2)}\n`],
    ]),
  )
}

function descriptor({ dataset, title, template, basis }: PageDocument, bytes: number) {
  const { licence, publisher } = template
  return {
    profile: 'tabular-data-package',
    name: `hanei-${dataset.name}`,
    title,
    ...(licence
      ? { licenses: [{ title: licence.name, ...(licence.url ? { path: licence.url } : {}) }] }
      : {}),
    ...(publisher ? { contributors: [{ title: publisher, role: 'publisher' }] } : {}),
    ...(basis.run ? { id: basis.run.id, created: basis.run.createdAt } : {}),
    resources: [
      {
        profile: 'tabular-data-resource',
        name: dataset.name,
        title: dataset.title,
        path: `${dataset.name}.csv`,
        format: 'csv',
        mediatype: 'text/csv',
        encoding: 'utf-8',
        bytes,
        dialect: { delimiter: ',', lineTerminator: '\r\n', header: true },
        schema: {
          fields: dataset.fields.map(({ description, type }) => ({ name: description, type })),
          missingValues: [''],
        },
      },
    ],
  }
}
