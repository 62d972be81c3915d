// Values that change: who reads one while computing learns of it, and the pane is drawn again.

export interface Computed<T> {
  readonly value: T
  /** The value, without learning of changes. */
  peek(): T
}

export interface Signal<T> extends Computed<T> {
  value: T
}

/** Something that read a signal: when that changes it forgets what it made, or has to run again. */
interface Reader {
  notice(toRun: Set<() => void>): void
}

let reading: Reader | null = null
const drawings = new Set<() => void>()
let isDrawingDue = false

export function signal<T>(first: T): Signal<T> {
  const readers = new Set<Reader>()
  let held = first
  return {
    get value() {
      if (reading) readers.add(reading)
      return held
    },
    set value(next) {
      if (next === held) return
      held = next
      const toRun = new Set<() => void>()
      for (const reader of readers) reader.notice(toRun)
      for (const run of toRun) run()
      drawSoon()
    },
    peek: () => held,
  }
}

/** Made anew when it is asked for after something it was made from has changed. */
export function computed<T>(make: () => T): Computed<T> {
  const readers = new Set<Reader>()
  let held: { value: T } | null = null
  const self: Reader = {
    notice(toRun) {
      if (held === null) return
      held = null
      for (const reader of readers) reader.notice(toRun)
    },
  }
  const peek = (): T => {
    held ??= { value: readBy(self, make) }
    return held.value
  }
  return {
    get value() {
      if (reading) readers.add(reading)
      return peek()
    },
    peek,
  }
}

/** Runs now, and again at each change of what it read. */
export function effect(run: () => void): void {
  const again = (): void => readBy(self, run)
  const self: Reader = { notice: (toRun) => void toRun.add(again) }
  again()
}

/** `draw` runs once after the changes of a turn, whichever signals they are of. */
export function drawOnChange(draw: () => void): void {
  drawings.add(draw)
}

function drawSoon(): void {
  if (isDrawingDue || drawings.size === 0) return
  isDrawingDue = true
  queueMicrotask(() => {
    isDrawingDue = false
    for (const draw of drawings) draw()
  })
}

function readBy<T>(reader: Reader, read: () => T): T {
  const outer = reading
  reading = reader
  try {
    return read()
  } finally {
    reading = outer
  }
}
