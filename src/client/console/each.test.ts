import { expect, it } from 'vitest'
import { each } from './each'

it('does the work for all, four at a time, and goes on when one fails', async () => {
  let running = 0
  let most = 0
  const seen: number[] = []
  const result = await each([1, 2, 3, 4, 5, 6, 7, 8, 9], async (item) => {
    running += 1
    most = Math.max(most, running)
    await new Promise((over) => setTimeout(over, 2))
    running -= 1
    if (item === 3) throw new Error('The third stays')
    seen.push(item)
  })
  expect(result).toEqual({ done: 8, fault: 'The third stays' })
  expect(seen.sort()).toEqual([1, 2, 4, 5, 6, 7, 8, 9])
  expect(most).toBe(4)
})

it('has nothing to say of nothing', async () => {
  expect(await each([], async () => undefined)).toEqual({ done: 0, fault: undefined })
})
