import { expect, it } from 'vitest'
import { AppError } from '@/contract/errors'
import { oneByOne } from './one-by-one'

it('does each once and says of each what became of it, without what is inside', async () => {
  const seen: number[] = []
  const results = await oneByOne([3, 1, 3, 2], async (id) => {
    seen.push(id)
    if (id === 1) throw new AppError('conflict', 'Is in use', { hint: 'Wait.' })
    if (id === 2) throw new Error('SELECT secret FROM somewhere')
  })
  expect(seen).toEqual([3, 1, 2])
  expect(results).toEqual([
    { id: 3, fault: null },
    { id: 1, fault: { message: 'Is in use', hint: 'Wait.' } },
    { id: 2, fault: { message: 'Internal error', hint: null } },
  ])
})
