// The functions that budgets use. What is not here is not worked out, and said so.
import { conditions } from './conditions.ts'
import { facts } from './facts.ts'
import type { Expression } from './parse.ts'
import { type Call, type Surroundings, Unsolved, valueIn } from './surroundings.ts'
import { ErrorValue, numberOf, truthOf, type Value } from './values.ts'

export function callFunction(
  name: string,
  given: readonly Expression[],
  around: Surroundings,
): Value {
  const call = Object.hasOwn(functions, name) ? functions[name] : undefined
  if (!call) throw new Unsolved(name)
  return call(given, around)
}

const functions: Record<string, Call> = {
  ...conditions,
  ...facts,
  SUM: (given, around) => sum(numbersIn(given, around)),
  PRODUCT: (given, around) =>
    fold(numbersIn(given, around), (all) => all.reduce((a, b) => a * b, 1)),
  MAX: (given, around) => fold(numbersIn(given, around), (all) => extreme(all, (a, b) => a > b)),
  MIN: (given, around) => fold(numbersIn(given, around), (all) => extreme(all, (a, b) => a < b)),
  AVERAGE: (given, around) =>
    fold(numbersIn(given, around), (all) =>
      all.length === 0 ? new ErrorValue('#DIV/0!') : total(all) / all.length,
    ),
  COUNT: (given, around) => fold(numbersIn(given, around, true), (all) => all.length),
  COUNTA: (given, around) => {
    let count = 0
    for (const value of valuesIn(given, around)) if (value !== null) count++
    return count
  },
  SUBTOTAL: ([how, ...given], around) => {
    const code = how ? around.value(how) : null
    if (code !== 9 && code !== 109) throw new Unsolved('SUBTOTAL')
    return sum(numbersIn(given, around, false, code === 109 ? 'hidden' : 'subtotals'))
  },
  IF: ([test, then, otherwise], around) => {
    const truth = truthOf(valueIn(test, around))
    if (truth instanceof ErrorValue) return truth
    if (truth) return then ? around.value(then) : true
    return otherwise ? around.value(otherwise) : false
  },
  IFERROR: ([of, otherwise], around) => {
    const value = valueIn(of, around)
    return value instanceof ErrorValue ? valueIn(otherwise, around) : value
  },
  AND: (given, around) => truths(given, around, (all) => all.every(Boolean)),
  OR: (given, around) => truths(given, around, (all) => all.some(Boolean)),
  NOT: ([of], around) => {
    const truth = truthOf(valueIn(of, around))
    return truth instanceof ErrorValue ? truth : !truth
  },
  ABS: ([of], around) => withNumbers([of], around, Math.abs),
  INT: ([of], around) => withNumbers([of], around, Math.floor),
  TRUNC: ([of, digits], around) =>
    withNumbers([of, digits], around, (n, d = 0) => rounded(n, d, 'down')),
  ROUND: ([of, digits], around) =>
    withNumbers([of, digits], around, (n, d = 0) => rounded(n, d, 'half')),
  ROUNDUP: ([of, digits], around) =>
    withNumbers([of, digits], around, (n, d = 0) => rounded(n, d, 'up')),
  ROUNDDOWN: ([of, digits], around) =>
    withNumbers([of, digits], around, (n, d = 0) => rounded(n, d, 'down')),
  MOD: ([of, by], around) =>
    withNumbers([of, by], around, (n, d = 0) =>
      d === 0 ? new ErrorValue('#DIV/0!') : n - d * Math.floor(n / d),
    ),
  SUMPRODUCT: (given, around) => {
    const areas = given.map((one) => around.array(one))
    const [first] = areas
    if (!first) throw new Unsolved('SUMPRODUCT')
    if (areas.some(({ rows, columns }) => rows !== first.rows || columns !== first.columns))
      return new ErrorValue('#VALUE!')
    let all = 0
    for (let r = 0; r < first.rows; r++) {
      for (let c = 0; c < first.columns; c++) {
        let product = 1
        for (const area of areas) {
          const value = area.at(r, c)
          if (value instanceof ErrorValue) return value
          product *= typeof value === 'number' ? value : 0
        }
        all += product
      }
    }
    return all
  },
}

/** Numbers of ranges as they are; what is typed in is turned into one. */
function numbersIn(
  given: readonly Expression[],
  around: Surroundings,
  skipErrors = false,
  skipped: 'none' | 'subtotals' | 'hidden' = 'none',
): number[] | ErrorValue {
  const found: number[] = []
  for (const one of given) {
    const area = around.area(one)
    if (area === null) {
      const number = numberOf(around.value(one))
      if (!(number instanceof ErrorValue)) found.push(number)
      else if (!skipErrors) return number
      continue
    }
    for (let r = 0; r < area.rows; r++) {
      for (let c = 0; c < area.columns; c++) {
        if (skipped !== 'none' && area.isPassedOver(r, c, skipped === 'hidden')) continue
        const value = area.at(r, c)
        if (typeof value === 'number') found.push(value)
        else if (value instanceof ErrorValue && !skipErrors) return value
      }
    }
  }
  return found
}

function* valuesIn(given: readonly Expression[], around: Surroundings): Iterable<Value> {
  for (const one of given) {
    const area = around.area(one)
    if (area === null) yield around.value(one)
    else
      for (let r = 0; r < area.rows; r++) for (let c = 0; c < area.columns; c++) yield area.at(r, c)
  }
}

const fold = (all: number[] | ErrorValue, how: (all: number[]) => Value): Value =>
  all instanceof ErrorValue ? all : how(all)

const total = (all: readonly number[]): number => {
  let sum = 0
  for (const number of all) sum += number
  return sum
}

const sum = (all: number[] | ErrorValue): Value => fold(all, total)

function extreme(all: readonly number[], isBeyond: (a: number, b: number) => boolean): number {
  let [found = 0] = all
  for (const number of all) if (isBeyond(number, found)) found = number
  return found
}

function truths(
  given: readonly Expression[],
  around: Surroundings,
  how: (all: boolean[]) => boolean,
): Value {
  const all: boolean[] = []
  for (const value of valuesIn(given, around)) {
    if (value === null) continue
    const truth = truthOf(value)
    if (truth instanceof ErrorValue) return truth
    all.push(truth)
  }
  return all.length === 0 ? new ErrorValue('#VALUE!') : how(all)
}

function withNumbers(
  given: readonly (Expression | undefined)[],
  around: Surroundings,
  how: (first: number, second?: number) => Value,
): Value {
  const numbers: number[] = []
  for (const one of given) {
    const number = numberOf(valueIn(one, around))
    if (number instanceof ErrorValue) return number
    numbers.push(number)
  }
  const [first = 0, second] = numbers
  return how(first, second)
}

/** Away from zero where it is half; by its decimal digits, as they are shown. */
function rounded(number: number, digits: number, how: 'half' | 'up' | 'down'): number {
  const scale = 10 ** Math.trunc(digits)
  const size = Number((Math.abs(number) * scale).toPrecision(15))
  const whole =
    how === 'half' ? Math.floor(size + 0.5) : how === 'up' ? Math.ceil(size) : Math.floor(size)
  return Number((Math.sign(number) * (whole / scale)).toPrecision(15))
}
