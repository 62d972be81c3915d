// Rows of cells: the part of a body that is nearly all of it.
//
// Most texts repeat one that their column has had. Each column has a few slots, chosen by a text's
// first bytes; a slot remembers where its text stands in the body, and a cell with the same bytes is
// the same string, found by comparing four bytes at a time. Any other cell is read as values are
// anywhere; a text then takes its slot over.

/** How any value is read. Those functions keep the place in the body; this file reads ahead of it. */
export interface Values {
  moveTo(at: number): void
  position(): number
  /** The next byte that is no white space, and the place moved there; -1 at the end. */
  next(): number
  text(): string
  /** Not counted as a value. */
  value(depth: number): unknown
  stop(problem: 'columns' | 'malformed'): never
}

export interface Rows {
  /**
   * A row, from behind its bracket to behind the closing one.
   * @param above the row before: copied, so that this one has its size at once
   */
  read(above: unknown[] | null, depth: number): unknown[]
}

const quote = 0x22
const comma = 0x2c
const minus = 0x2d
const closeArray = 0x5d
/** `null`, its bytes as a number of 32 bits. */
const nullWord = 0x6c6c756e

/** Slots of a column: 2 to the power of this. */
const slotBits = 6
/** Columns there is room for at first; the room doubles when a wider row comes. */
const usualColumns = 16
/** As many digits fit 32 bits. */
const smallDigits = 9

export function createRows(bytes: Uint8Array, columns: number, values: Values): Rows {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const length = bytes.length
  // By slot: where its text begins and ends, quotes included. Nothing is there while both are 0.
  let spans = new Int32Array((usualColumns << slotBits) * 2)
  let texts: string[] = new Array(usualColumns << slotBits).fill('')

  // One loop with its place in a variable of its own: that is a tenth of the whole reading.
  function read(above: unknown[] | null, depth: number): unknown[] {
    const row = above === null ? [] : above.slice()
    const known = row.length
    let column = 0
    let at = values.position()
    let byte = values.next()
    if (byte === closeArray) at = values.position() + 1
    else {
      for (;;) {
        if (column === columns) stopAt(at, 'columns')
        if (column << slotBits >= texts.length) grow()
        byte = bytes[at] as number
        if (byte <= 0x20) {
          byte = nextFrom(at)
          at = values.position()
        }
        let cell: unknown
        if (byte === quote) {
          const slot = slotOf(column, at)
          const from = spans[slot * 2] as number
          const to = spans[slot * 2 + 1] as number
          if (isSame(from, to, at)) {
            cell = texts[slot]
            at += to - from
          } else {
            cell = readNewText(slot, at)
            at = values.position()
          }
        } else if (byte === 0x6e && isNull(at)) {
          cell = null
          at += 4
        } else {
          // Most amounts: few digits, the first of them not 0.
          const start = at
          if (byte === minus) byte = bytes[++at] as number
          const first = at
          const most = byte === 0x30 ? at : at + smallDigits
          let number = 0
          while (byte >= 0x30 && byte <= 0x39 && at < most) {
            number = (Math.imul(number, 10) + (byte - 0x30)) | 0
            byte = bytes[++at] as number
          }
          if (at > first && (byte === comma || byte === closeArray))
            cell = first > start ? -number : number
          else {
            cell = readOther(start, depth)
            at = values.position()
          }
        }
        if (column < known) row[column] = cell
        else row.push(cell)
        column++
        byte = bytes[at] as number
        if (byte !== comma && byte !== closeArray) {
          byte = nextFrom(at)
          at = values.position()
        }
        at++
        if (byte === closeArray) break
        if (byte !== comma) stopAt(at, 'malformed')
      }
    }
    values.moveTo(at)
    if (column < known) row.length = column
    return row
  }

  function nextFrom(at: number): number {
    values.moveTo(at)
    return values.next()
  }

  function readNewText(slot: number, at: number): string {
    values.moveTo(at)
    const text = values.text()
    spans[slot * 2] = at
    spans[slot * 2 + 1] = values.position()
    texts[slot] = text
    return text
  }

  function readOther(at: number, depth: number): unknown {
    values.moveTo(at)
    return values.value(depth)
  }

  function stopAt(at: number, problem: 'columns' | 'malformed'): never {
    values.moveTo(at)
    return values.stop(problem)
  }

  const isNull = (at: number): boolean => at + 4 <= length && view.getInt32(at, true) === nullWord

  /** Which of its column's slots is that of the text whose opening quote is at `at`. */
  function slotOf(column: number, at: number): number {
    const first = at + 5 <= length ? view.getInt32(at + 1, true) : 0
    // Multiplying by 2^32 over the golden ratio brings what differs to the top bits.
    return (column << slotBits) + (Math.imul(first, 0x9e3779b1) >>> (32 - slotBits))
  }

  /**
   * Whether the bytes from `from` to before `to`, a text with its quotes, stand at `at` too. Written
   * out twice: eight bytes in a function of their own are a tenth slower.
   */
  function isSame(from: number, to: number, at: number): boolean {
    if (to === 0 || at + to - from > length) return false
    const begin = from
    for (; from + 8 <= to; from += 8, at += 8) {
      const low = view.getInt32(from, true) ^ view.getInt32(at, true)
      const high = view.getInt32(from + 4, true) ^ view.getInt32(at + 4, true)
      if ((low | high) !== 0) return false
    }
    if (from === to) return true
    if (from > begin) {
      // The last eight overlap those before them, so that none is left to be looked at alone.
      const back = from + 8 - to
      const low = view.getInt32(from - back, true) ^ view.getInt32(at - back, true)
      const high = view.getInt32(from - back + 4, true) ^ view.getInt32(at - back + 4, true)
      return (low | high) === 0
    }
    for (; from < to; from++, at++) if (bytes[from] !== bytes[at]) return false
    return true
  }

  function grow(): void {
    const wider = new Int32Array(spans.length * 2)
    wider.set(spans)
    spans = wider
    texts = texts.concat(new Array(texts.length).fill(''))
  }

  return { read }
}
