// Turns: requests of one isolate that would get in each other's way go one after the other.
//
// By polling, not by one request's promise waking another's: a request that is cut off mid-way must
// not hold up those behind it. So a turn is only ever a courtesy; what must hold, the database holds.

import { wait } from '../wait.ts'

export interface Turn {
  /** When it last showed that it is alive, in milliseconds. */
  seen: number
  running: boolean
}

const queue: Turn[] = []
const longestRun = 5_000
const longestSilence = 500

/** Waits for one's turn, in the order of coming. */
export async function takeTurn(): Promise<Turn> {
  const turn: Turn = { seen: Date.now(), running: false }
  queue.push(turn)
  for (;;) {
    dropDead(turn)
    const place = queue.indexOf(turn)
    if (place < 0) queue.push(turn)
    if (place === 0) {
      turn.running = true
      turn.seen = Date.now()
      return turn
    }
    // Those far behind look less often.
    await wait(Math.min(40, 1 + 2 * Math.max(place, 0)))
    turn.seen = Date.now()
  }
}

/** Lets the next one go on. */
export function endTurn(turn: Turn): void {
  const place = queue.indexOf(turn)
  if (place >= 0) queue.splice(place, 1)
}

/** Takes away those in front that were cut off. One taken for dead by mistake queues again. */
function dropDead(turn: Turn): void {
  const now = Date.now()
  for (let first = queue[0]; first && first !== turn; first = queue[0]) {
    if (now - first.seen <= (first.running ? longestRun : longestSilence)) return
    queue.shift()
  }
}
