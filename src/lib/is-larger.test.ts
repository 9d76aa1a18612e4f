import { expect, it } from 'vitest'
import { isLarger } from './is-larger'

it.each([
  ['text', 'x'.repeat(101)],
  ['many items', Array.from({ length: 60 }, () => 1)],
  ['deep text', { a: [{ b: { c: 'x'.repeat(100) } }] }],
  ['long names', { ['x'.repeat(100)]: 1 }],
])('is so for %s', (_, value) => {
  expect(isLarger(value, 100)).toBe(true)
  expect(isLarger(value, 100_000)).toBe(false)
})

it('is not so for nothing', () => {
  for (const value of [undefined, null, '', 0, [], {}]) expect(isLarger(value, 10)).toBe(false)
})

it('is known at once for what is huge', () => {
  let read = 0
  const items = new Proxy(
    Array.from({ length: 1_000_000 }, () => 1),
    {
      get: (target, key) => {
        read += 1
        return Reflect.get(target, key)
      },
    },
  )
  expect(isLarger(items, 100)).toBe(true)
  expect(read).toBeLessThan(10)
})
