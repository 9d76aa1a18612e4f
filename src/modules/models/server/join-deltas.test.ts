import { expect, it } from 'vitest'
import { joinDeltas } from './join-deltas'
import type { StreamPart } from './open-model'

const text = (delta: string, id = '0'): StreamPart => ({ type: 'text-delta', id, delta })
const thought = (delta: string, id = '0'): StreamPart => ({ type: 'reasoning-delta', id, delta })

it('joins texts that follow one another, and only those of one kind and one block', () => {
  const start: StreamPart = { type: 'text-start', id: '0' }
  const parts = [
    thought('Hm'),
    thought('m.'),
    start,
    text('It '),
    text('is '),
    text('so.'),
    text('Yes', '1'),
    thought('?'),
  ]
  expect(joinDeltas(parts)).toEqual([thought('Hmm.'), start, text('It is so.'), text('Yes', '1'), thought('?')])
  expect(parts).toHaveLength(8)
})

it('leaves the order of everything else alone', () => {
  const fault: StreamPart = { type: 'error', error: new Error('it broke') }
  expect(joinDeltas([text('a'), fault, text('b')])).toEqual([text('a'), fault, text('b')])
  expect(joinDeltas([])).toEqual([])
})
