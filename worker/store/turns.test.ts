// Turns: in the order of coming, and never held up by a request that was cut off.
import { describe, expect, it } from 'vitest'
import { wait } from '../wait.ts'
import { endTurn, takeTurn } from './turns.ts'

describe('turns', () => {
  it('are taken in the order of coming, one at a time', async () => {
    const order: number[] = []
    let running = 0
    await Promise.all(
      [0, 1, 2, 3, 4, 5].map(async (i) => {
        const turn = await takeTurn()
        expect(++running).toBe(1)
        order.push(i)
        await wait(3)
        running--
        endTurn(turn)
      }),
    )
    expect(order).toEqual([0, 1, 2, 3, 4, 5])
  })

  it('pass over one that was cut off while it ran', async () => {
    const cutOff = await takeTurn()
    cutOff.seen -= 10_000
    const next = await takeTurn()
    expect(next.running).toBe(true)
    endTurn(next)
    endTurn(cutOff)
  })
})
