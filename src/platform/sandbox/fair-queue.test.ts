import { expect, it } from 'vitest'
import { FairQueue } from './fair-queue'

it('hands out owner by owner, and in order within one', () => {
  const queue = new FairQueue<{ owner: string; id: number }>()
  const items = ['a', 'a', 'a', 'b', 'c', 'b'].map((owner, id) => ({ owner, id }))
  for (const item of items) queue.push(item)
  const removed = items[1]
  expect(removed && queue.remove(removed)).toBe(true)
  expect(removed && queue.remove(removed)).toBe(false)
  const order: number[] = []
  for (let item = queue.shift(); item; item = queue.shift()) order.push(item.id)
  expect(order).toEqual([0, 3, 4, 2, 5])
  expect(queue.size).toBe(0)
})
