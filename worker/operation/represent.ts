// A validation as JSON, CSV or text, as the caller's Accept asks.
import type { Context } from 'hono'
import { unmetFigures } from '../../shared/expectations.ts'
import { figuresOf } from '../../shared/figures.ts'
import { figureWords } from '../../shared/locales/figure-words.ts'
import { stateReason, stateWord } from '../../shared/locales/index.ts'
import { unmetTexts } from '../../shared/locales/unmet.ts'
import { type Report, reportSchema, type Unit, type Unmet } from '../../shared/schema/index.ts'
import type { HaneiEnv } from '../env.ts'
import { negotiate } from '../http/negotiate.ts'
import { stored } from '../store/stored.ts'
import { totalsCsv } from '../totals-csv.ts'

export const representations = ['application/json', 'text/csv', 'text/plain'] as const
export type Representation = (typeof representations)[number]

export interface Answered {
  /** null for an answer that was not kept. */
  id: string | null
  digest: string
  /** Canonical JSON. */
  reportText: string
  receipt: string | null
  createdAt: string
  /** Of the request's control totals. */
  unmet?: readonly Unmet[] | undefined
}

/** The representation asked for, or 406. */
export const representation = (c: Context<HaneiEnv>) => negotiate(c, representations)

/** Body and content type of a validation in a representation. */
export function represent(
  answered: Answered,
  as: Representation,
  unit: Unit = '円',
): { body: string; contentType: string } {
  switch (as) {
    case 'application/json':
      return { body: asJson(answered), contentType: 'application/json' }
    case 'text/csv': {
      const figures = figuresOf(reportOf(answered), {
        id: answered.id ?? '',
        digest: answered.digest,
        createdAt: answered.createdAt,
      })
      const expected = answered.unmet === undefined ? [] : unmetFigures(answered.unmet)
      return {
        body: totalsCsv(new Map([...figures, ...expected]), unit),
        contentType: 'text/csv; charset=utf-8',
      }
    }
    case 'text/plain': {
      return { body: asText(answered), contentType: 'text/plain; charset=utf-8' }
    }
  }
}

// Put together from the report's canonical text: it is answered byte for byte as it was digested.
function asJson({ id, digest, reportText, receipt, unmet }: Answered): string {
  const head = id === null ? '' : `"id":${JSON.stringify(id)},`
  const tail = receipt === null ? '' : `,"receipt":${JSON.stringify(receipt)}`
  const expected = unmet === undefined ? '' : `,"unmet":${JSON.stringify(unmet)}`
  return `{${head}"digest":${JSON.stringify(digest)},"report":${reportText}${tail}${expected}}`
}

const reportOf = ({ id, reportText }: Answered): Report =>
  stored(reportSchema, reportText, `The report of run ${id ?? ''}`)

function asText(answered: Answered): string {
  const report = reportOf(answered)
  const expected = answered.unmet === undefined ? [] : unmetTexts(answered.unmet, 'ja')
  const findings = report.findings
    .filter(({ severity }) => severity === 'error' || severity === 'warning')
    .map(({ severity, cells, message }) => `${severity} ${cells.join(' ')} ${message.ja}`)
  return `${[report.statement.ja, stateLine(report), ...expected, ...findings].join('\n')}\n`
}

/** 反映割合 50.7% 確定: the statement of a final share is the published one, without a word on its state. */
function stateLine({ totals: { share } }: Report): string {
  const percent = share.value === null ? '' : ` ${share.value}%`
  return `${figureWords.labels.share}${percent} ${stateWord(share.status).ja} ${stateReason(share).ja}`.trimEnd()
}
