// A search for sheets that cost more than they are large, led by counted work and never by a clock.
import type { Assessment } from '../../shared/assess.ts'
import type { Cell, Plan, SheetSnapshot } from '../../shared/schema/index.ts'

/** What a small body is made from: rows that repeat, formulas that fill a column, names of the plan. */
export interface Seed {
  heading: string[]
  /** Templates of rows; `#` is the row's number, `@` a name of its own. */
  rows: string[][]
  formulas: (string | null)[]
  plan: string[]
  merges: string[]
  hidden: boolean
}

const headings =
  '経営課題 戦略 具体的取組 事業名 予算額(千円) 前年度予算額 増減 増減率 反映区分 除外区分 備考 款 項 目 年度 担当課 計'.split(
    ' ',
  )
const cells = [
  ...'# @ 10 1,234千円 △# 合計 小計 計 再掲 うち① ① なし 固定経費 - 経営課題# ☆@ ○@ ・@ #-1 令和#年度 税 単位:千円'.split(
    ' ',
  ),
  '',
  '',
  '広報事業@',
  '反映割合 50.#%',
  '【算定見込額 #千円(うち5千円)】',
]
const formulas = [
  null,
  null,
  '=SUM(%$2:%<)',
  '=SUM(%<:%<)',
  '=SUBTOTAL(9,%$2:%<)',
  '=SUM(%>:%$99)',
  '=A#+B#',
  '=SUM(A#:H#)',
  '=SUM(%$1:%$999)',
]
const merges = ['A#:C#', 'A2:A#', 'A1:H#']

export type Random = () => number

/** A repeatable stream of numbers from 0 to 1. */
export function createRandom(start: number): Random {
  let state = start >>> 0
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return state / 2 ** 32
  }
}

const pick = <T>(random: Random, values: readonly T[]): T =>
  values[Math.floor(random() * values.length)] as T
const times = <T>(n: number, make: (i: number) => T): T[] =>
  Array.from({ length: n }, (_, i) => make(i))

export function randomSeed(random: Random): Seed {
  const width = 2 + Math.floor(random() * 6)
  return {
    heading: times(width, () => pick(random, headings)),
    rows: times(1 + Math.floor(random() * 4), () => times(width, () => pick(random, cells))),
    formulas: times(width, () => pick(random, formulas)),
    plan: random() < 0.5 ? [] : ['@', '事業@'],
    merges: random() < 0.7 ? [] : [pick(random, merges)],
    hidden: random() < 0.3,
  }
}

/** The same with one thing otherwise. */
export function mutate(seed: Seed, random: Random): Seed {
  const next = structuredClone(seed)
  const width = next.heading.length
  const column = Math.floor(random() * width)
  const row = pick(random, next.rows)
  switch (Math.floor(random() * 7)) {
    case 0:
      next.heading[column] = pick(random, headings)
      break
    case 1:
      next.formulas[column] = pick(random, formulas)
      break
    case 2:
      if (next.rows.length < 6) next.rows.push(times(width, () => pick(random, cells)))
      break
    case 3:
      if (next.rows.length > 1) next.rows.splice(Math.floor(random() * next.rows.length), 1)
      break
    case 4:
      next.plan = next.plan.length > 0 ? [] : ['@', '事業@', '広報事業@']
      break
    case 5:
      next.merges = next.merges.length > 0 ? [] : [pick(random, merges)]
      break
    default:
      row[column] = pick(random, cells)
  }
  return next
}

/** A sheet of `n` rows from a seed, and the plan beside it. */
export function bodyOf(seed: Seed, n: number): { snapshot: SheetSnapshot; plan: Plan | null } {
  const written: Record<string, string> = {}
  const rows: Cell[][] = [seed.heading]
  for (let i = 0; i < n; i++) {
    const template = seed.rows[i % seed.rows.length] as string[]
    const number = rows.length + 1
    rows.push(template.map((text) => cellOf(text, i)))
    seed.formulas.forEach((formula, c) => {
      if (formula === null || i === 0) return
      const letter = String.fromCharCode(65 + c)
      written[`${letter}${number}`] = formula
        .replaceAll('%', letter)
        .replaceAll('<', String(number - 1))
        .replaceAll('>', String(number + 1))
        .replaceAll('#', String(number))
    })
  }
  const merged = seed.merges.flatMap((merge) =>
    times(n, (i) => merge.replaceAll('#', String(i + 2))),
  )
  const titles = seed.plan.flatMap((title) => times(n, (i) => fill(title, i)))
  return {
    snapshot: {
      sheet: '表',
      origin: 'A1',
      rows,
      formulas: written,
      merges: merged,
      hiddenRows: seed.hidden ? times(n, (i) => i + 2) : [],
    },
    plan:
      titles.length === 0
        ? null
        : {
            ward: null,
            fiscalYear: null,
            stage: null,
            unit: '千円',
            issues: times(Math.ceil(n / 8), (i) => ({
              no: i,
              title: `経営課題${i}`,
              strategies: [
                {
                  title: `戦略${i % 3}`,
                  initiatives: titles
                    .slice(i * 8, i * 8 + 8)
                    .map((title, k) => ({ id: `${i}-${k}`, title, estimate: 10_000 })),
                },
              ],
            })),
          },
  }
}

const cellOf = (text: string, i: number): Cell => {
  const filled = fill(text, i)
  return /^\d+$/.test(filled) ? Number(filled) : filled === '' ? null : filled
}
const kana = [...'アイウエオカキクケコサシスセソ']
const fill = (text: string, i: number): string =>
  text
    .replaceAll('#', String((i % 97) + 1))
    .replaceAll('@', kana.map((_, k) => kana[(k * 7 + i * (k + 1)) % kana.length]).join('') + i)

/** Blocks that one step of the engine's own count may run. */
const blocksAStep = 12

/** Growth from which a sheet is tried at sizes further on. */
const looksSteep = 1.5

/**
 * How much more than four times as large a sheet of four times the rows is to work on: 1 is linear, 4
 * its square. What the engine counts itself is bounded by that count and left out. A sheet may be read
 * as something else altogether from some size on, which is a step and no growth: what looks steep has
 * to be so at twice and at four times the size as well.
 */
export function growth(
  rows: number,
  workOf: (n: number) => { blocks: number; assessment: Assessment },
): { growth: number; blocks: number } {
  let spent = 0
  const uncounted = (n: number): { rest: number; blocks: number } => {
    const { blocks, assessment } = workOf(n)
    spent += blocks
    return { rest: Math.max(1, blocks - blocksAStep * assessment.work.taken()), blocks }
  }
  const growthFrom = (n: number): number => {
    const [small, large] = [uncounted(n), uncounted(n * 4)]
    return large.rest / Math.max(small.rest, small.blocks / 2) / 4
  }
  let found = growthFrom(rows)
  for (const times of [2, 4]) {
    if (found > looksSteep) found = Math.min(found, growthFrom(rows * times))
  }
  return { growth: found, blocks: spent }
}
