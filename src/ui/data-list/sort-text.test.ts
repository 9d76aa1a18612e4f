import { expect, it } from 'vitest'
import { sortFromText, sortToText } from './sort-text'

it('keeps an order as a short text and reads it back', () => {
  const columns = ['name', 'since'] as const
  for (const order of [
    { column: 'since', direction: 'desc' },
    { column: 'name', direction: 'asc' },
  ] as const)
    expect(sortFromText(sortToText(order), columns)).toEqual(order)
})

it('takes the first column for what it does not know', () => {
  expect(sortFromText('nothing.sideways', ['name', 'since'])).toEqual({ column: 'name', direction: 'asc' })
  expect(sortFromText('', ['name'])).toEqual({ column: 'name', direction: 'asc' })
})
