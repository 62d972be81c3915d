// (a) body bytes → report bytes, (b) JSON.parse of the same body in the same rounds, (e) growth.
import { type Figure, times as factor, milliseconds, told } from '../figure.ts'
import { inTurn, ratioOf, type Timing } from '../measure.ts'
import { makeBody, reportBytes } from '../pipeline.ts'

/** As many times `JSON.parse` as the whole may take. */
const most = 3
/** Exponent of time over lines: 1 is linear; the rest is what caches lose on a larger sheet. */
const mostGrowth = 1.15

const rounds = 7
/** Measured together, so that each measurement is of about 100,000 lines. */
const batch = { 1000: 50, 10000: 8, 100000: 1 }

export async function speed(): Promise<Figure[]> {
  const figures: Figure[] = []
  for (const faults of [0, 0.01]) {
    const name = faults === 0 ? 'clean' : '1% faults'
    const least: number[] = []
    for (const lines of [1_000, 10_000, 100_000] as const) {
      const body = makeBody(lines, faults)
      const text = new TextDecoder().decode(body)
      const times = batch[lines]
      const repeat = (task: () => unknown) => () => {
        for (let i = 0; i < times; i++) task()
      }
      const together = await inTurn(
        {
          parse: repeat(() => JSON.parse(text)),
          assess: repeat(() => reportBytes(body)),
          parseBytes: repeat(() => JSON.parse(new TextDecoder().decode(body))),
        },
        { rounds, warmUp: 2 },
      )
      const parse = each(together.parse, times)
      const parseBytes = each(together.parseBytes, times)
      const assess = each(together.assess, times)
      const { value, noise } = ratioOf(assess, parse)
      const title = `${lines.toLocaleString('en')} lines, ${name}`
      figures.push(
        told('b', `JSON.parse, ${title}`, both(parse)),
        told('b', '… of the bytes, decoded first', both(parseBytes)),
        told('a', `body bytes → report bytes, ${title}`, both(assess)),
      )
      const judged = { part: 'a', name: `… as times JSON.parse`, value: factor(value), noise }
      const budget = `≤ ${most} × JSON.parse`
      // The fixed part of a run is no matter of size: the budget is for the large sheet.
      if (lines === 100_000) figures.push({ ...judged, budget, used: value / most })
      else figures.push(told('a', judged.name, judged.value))
      figures.push(
        told('a', '… as times decoding and JSON.parse', factor(ratioOf(assess, parseBytes).value)),
      )
      least.push(assess.least)
    }
    const [, ten = 1, hundred = 1] = least
    const growth = Math.log10(hundred / ten)
    figures.push({
      part: 'e',
      name: `growth exponent 10k → 100k, ${name}`,
      value: growth.toFixed(2),
      budget: `≤ ${mostGrowth} (linear)`,
      used: growth / mostGrowth,
      noise: 0.1,
    })
  }
  return figures
}

const each = ({ median, least }: Timing, times: number): Timing => ({
  median: median / times,
  least: least / times,
})

const both = ({ median, least }: { median: number; least: number }): string =>
  `${milliseconds(median)} (least ${milliseconds(least)})`
