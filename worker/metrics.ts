// What an operator graphs: calls, how long they took, refusals, runs. Counted in this isolate since
// it started; no ward, no caller, no budget value.

/** Upper bounds of the buckets, in seconds. */
const bounds = [0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10]
const lineEveryMilliseconds = 60_000

interface Calls {
  labels: string
  count: number
  seconds: number
  buckets: number[]
}

const startedAt = Date.now()
const calls = new Map<string, Calls>()
const refusals = new Map<string, number>()
let runs = 0
let databaseBytes: number | null = null
let lastLine = 0

export interface Counted {
  method: string
  /** The route's pattern, never the address. */
  route: string
  status: number
  milliseconds: number
  /** Code of the problem that was answered. */
  problem: string | undefined
}

/** Counts a call that was answered. */
export function count({ method, route, status, milliseconds, problem }: Counted): void {
  const labels = `method="${method}",route="${route}",status="${status}"`
  const known = calls.get(labels)
  const entry = known ?? { labels, count: 0, seconds: 0, buckets: bounds.map(() => 0) }
  if (!known) calls.set(labels, entry)
  const seconds = milliseconds / 1000
  entry.count += 1
  entry.seconds += seconds
  entry.buckets = entry.buckets.map((n, i) => (seconds <= (bounds[i] ?? 0) ? n + 1 : n))
  if (problem) refusals.set(problem, (refusals.get(problem) ?? 0) + 1)
}

export const countRun = (): void => {
  runs += 1
}

export const noteDatabaseSize = (bytes: number | null): void => {
  databaseBytes = bytes ?? databaseBytes
}

/** One line for the log, once a minute at most while there are calls; else null. */
export function metricsLine(now: number, ceiling: number): object | null {
  if (now - lastLine < lineEveryMilliseconds) return null
  lastLine = now
  const all = [...calls.values()]
  return {
    since: new Date(startedAt).toISOString(),
    calls: all.reduce((sum, entry) => sum + entry.count, 0),
    seconds: Number(all.reduce((sum, entry) => sum + entry.seconds, 0).toFixed(3)),
    runs,
    refusals: Object.fromEntries(refusals),
    databaseBytes,
    databaseCeilingBytes: ceiling,
  }
}

/** The same and more in the text format of Prometheus, version 0.0.4. */
export function metricsText(ceiling: number): string {
  const lines = [
    ...described('hanei_start_time_seconds', 'gauge', 'When counting began.'),
    `hanei_start_time_seconds ${startedAt / 1000}`,
    ...described('hanei_runs_total', 'counter', 'Runs that were kept.'),
    `hanei_runs_total ${runs}`,
    ...described('hanei_refusals_total', 'counter', 'Problem answers, by code.'),
    ...[...refusals].map(([code, n]) => `hanei_refusals_total{code="${code}"} ${n}`),
    ...described('hanei_request_seconds', 'histogram', 'Calls and how long they took.'),
    ...[...calls.values()].flatMap(histogram),
    ...described('hanei_database_bytes', 'gauge', 'Size of the database.'),
    ...(databaseBytes === null ? [] : [`hanei_database_bytes ${databaseBytes}`]),
    ...described('hanei_database_ceiling_bytes', 'gauge', 'Most that the database may hold.'),
    `hanei_database_ceiling_bytes ${ceiling}`,
  ]
  return `${lines.join('\n')}\n`
}

const described = (name: string, type: string, help: string): string[] => [
  `# HELP ${name} ${help}`,
  `# TYPE ${name} ${type}`,
]

const histogram = ({ labels, count: total, seconds, buckets }: Calls): string[] => [
  ...bounds.map(
    (bound, i) => `hanei_request_seconds_bucket{${labels},le="${bound}"} ${buckets[i]}`,
  ),
  `hanei_request_seconds_bucket{${labels},le="+Inf"} ${total}`,
  `hanei_request_seconds_sum{${labels}} ${seconds.toFixed(3)}`,
  `hanei_request_seconds_count{${labels}} ${total}`,
]
